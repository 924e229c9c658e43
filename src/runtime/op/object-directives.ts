import { renderSql } from '../../models/sql.js';
import type { SqlText } from '../../models/table-items.js';
import type { Operation } from '../../operations/operation.js';
import {
  type FreeKind,
  isFree,
  isReplaceable,
  isTablePart,
  KINDS,
  type ReplaceableKind,
  type TablePartKind,
} from '../../schema/defined-kinds.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import { directivesOf, type ObjectVerb, objectDirective } from '../../schema/object-directives.js';
import type { DefinitionOptions, ObjectDirectives } from '../object-directives.js';
import type { Cascade, IfExists, InSchema, WithComment } from '../operation-options.js';
import { dropOptions, sqlOf } from './arguments.js';
import { checkOptions, flagCheck, listCheck, nameCheck, textCheck } from './check-options.js';
import type { DirectiveExecutor } from './directive-executor.js';
import { objectChanges } from './object-changes.js';
import { identity, type ObjectPlace } from './object-place.js';
import { subscriptionDirectives } from './subscription-directives.js';

const REPLACE_OPTIONS = { schema: nameCheck, also: listCheck } as const;
const CREATE_OPTIONS = { ...REPLACE_OPTIONS, comment: textCheck } as const;
const DROP_OPTIONS = { schema: nameCheck, ifExists: flagCheck, cascade: flagCheck } as const;

type Run = DirectiveExecutor['run'];
type DropOptions = InSchema & IfExists & Cascade;

const FREE_KINDS = KINDS.filter(isFree);
const TABLE_PART_KINDS = KINDS.filter(isTablePart);

/** Which directives a kind has follows from its row in schema/defined-kinds.ts. */
export function objectDirectives(run: Run): ObjectDirectives {
  const make = directiveMakers(run);
  return {
    ...directivesOf('create', FREE_KINDS, make.create),
    ...directivesOf('create', TABLE_PART_KINDS, make.createOnTable),
    ...directivesOf('replace', FREE_KINDS.filter(isReplaceable), make.replace),
    ...directivesOf('replace', TABLE_PART_KINDS.filter(isReplaceable), make.replaceOnTable),
    ...directivesOf('drop', FREE_KINDS, make.drop),
    ...directivesOf('drop', TABLE_PART_KINDS, make.dropOnTable),
    ...objectChanges(run),
    ...subscriptionDirectives(run),
  };
}

type CreateOptions = DefinitionOptions & WithComment;

/** Functions that make the directives of one kind. */
function directiveMakers(run: Run) {
  const create = (place: ObjectPlace, definition: SqlText, options: CreateOptions) =>
    perform(run, 'create', place, () => {
      checkOptions(options, CREATE_OPTIONS);
      return { kind: 'createObject', object: objectOf(place, definition, options) };
    });
  const replace = (place: ObjectPlace, definition: SqlText, options: DefinitionOptions) =>
    perform(run, 'replace', place, () => {
      checkOptions(options, REPLACE_OPTIONS);
      return { kind: 'replaceObject', object: objectOf(place, definition, options) };
    });
  const drop = (place: ObjectPlace, options: DropOptions) =>
    perform(run, 'drop', place, () => {
      checkOptions(options, DROP_OPTIONS);
      return { kind: 'dropObject', object: identity(place), ...dropOptions(options) };
    });
  return {
    create:
      (kind: FreeKind) =>
      (name: string, definition: SqlText, options: CreateOptions = {}) =>
        create({ kind, name, ...options }, definition, options),
    replace:
      (kind: FreeKind & ReplaceableKind) =>
      (name: string, definition: SqlText, options: DefinitionOptions = {}) =>
        replace({ kind, name, ...options }, definition, options),
    drop:
      (kind: FreeKind) =>
      (name: string, options: DropOptions = {}) =>
        drop({ kind, name, ...options }, options),
    createOnTable:
      (kind: TablePartKind) =>
      (name: string, table: string, definition: SqlText, options: CreateOptions = {}) =>
        create({ kind, name, table, ...options }, definition, options),
    replaceOnTable:
      (kind: TablePartKind & ReplaceableKind) =>
      (name: string, table: string, definition: SqlText, options: DefinitionOptions = {}) =>
        replace({ kind, name, table, ...options }, definition, options),
    dropOnTable:
      (kind: TablePartKind) =>
      (name: string, table: string, options: DropOptions = {}) =>
        drop({ kind, name, table, ...options }, options),
  };
}

function perform(run: Run, verb: ObjectVerb, { kind }: ObjectPlace, prepare: () => Operation): Promise<void> {
  return run(`op.${objectDirective(verb, kind)}`, () => [prepare()]);
}

function objectOf(place: ObjectPlace, definition: SqlText, { also = [], comment }: CreateOptions): DefinedObject {
  return {
    ...identity(place),
    definition: renderSql(sqlOf('definition', definition)).trim(),
    frame: null,
    additions: [],
    comment: comment ?? null,
    restored: also.map((statement) => renderSql(sqlOf('also', statement))),
  };
}
