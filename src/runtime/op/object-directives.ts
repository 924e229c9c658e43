import { renderSql } from '../../models/sql.js';
import type { Operation } from '../../operations/operation.js';
import type { DefinedKind, ReplaceableKind, TablePartKind } from '../../schema/defined-kinds.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import { type ObjectVerb, objectDirective } from '../../schema/object-directives.js';
import type { DefinitionOptions, ObjectDirectives } from '../object-directives.js';
import type { Cascade, IfExists, InSchema, SqlText, WithComment } from '../operation-options.js';
import { dropOptions, sqlOf } from './arguments.js';
import { checkOptions, flag, list, name, text } from './check-options.js';
import type { DirectiveExecutor } from './directive-executor.js';
import { objectChanges } from './object-changes.js';
import { identity, type ObjectPlace } from './object-place.js';
import { subscriptionDirectives } from './subscription-directives.js';

const REPLACE_OPTIONS = { schema: name, also: list } as const;
const CREATE_OPTIONS = { ...REPLACE_OPTIONS, comment: text } as const;
const DROP_OPTIONS = { schema: name, ifExists: flag, cascade: flag } as const;

type Run = DirectiveExecutor['run'];
type DropOptions = InSchema & IfExists & Cascade;
type PlainKind = Exclude<DefinedKind, TablePartKind>;

export function objectDirectives(run: Run): ObjectDirectives {
  const make = directiveMakers(run);
  return {
    ...codeDirectives(make),
    ...searchDirectives(make),
    ...foreignDirectives(make),
    ...objectChanges(run),
    ...subscriptionDirectives(run),
    createExtension: make.create('extension'),
    dropExtension: make.drop('extension'),
    createView: make.create('view'),
    replaceView: make.replace('view'),
    dropView: make.drop('view'),
    createMaterializedView: make.create('materializedView'),
    dropMaterializedView: make.drop('materializedView'),
    createMaterializedViewIndex: make.createOnTable('materializedViewIndex'),
    dropMaterializedViewIndex: make.dropOnTable('materializedViewIndex'),
    createEventTrigger: make.create('eventTrigger'),
    dropEventTrigger: make.drop('eventTrigger'),
    createSecurityLabel: make.create('securityLabel'),
    replaceSecurityLabel: make.replace('securityLabel'),
    dropSecurityLabel: make.drop('securityLabel'),
    createRule: make.createOnTable('rule'),
    replaceRule: make.replaceOnTable('rule'),
    dropRule: make.dropOnTable('rule'),
    createTrigger: make.createOnTable('trigger'),
    replaceTrigger: make.replaceOnTable('trigger'),
    dropTrigger: make.dropOnTable('trigger'),
    createPolicy: make.createOnTable('policy'),
    dropPolicy: make.dropOnTable('policy'),
  };
}

type Makers = ReturnType<typeof directiveMakers>;

function codeDirectives(make: Makers) {
  return {
    createLanguage: make.create('language'),
    dropLanguage: make.drop('language'),
    createAccessMethod: make.create('accessMethod'),
    dropAccessMethod: make.drop('accessMethod'),
    createBaseType: make.create('baseType'),
    dropBaseType: make.drop('baseType'),
    createOperator: make.create('operator'),
    dropOperator: make.drop('operator'),
    createOperatorFamily: make.create('operatorFamily'),
    dropOperatorFamily: make.drop('operatorFamily'),
    createOperatorClass: make.create('operatorClass'),
    dropOperatorClass: make.drop('operatorClass'),
    createCast: make.create('cast'),
    dropCast: make.drop('cast'),
    createTransform: make.create('transform'),
    dropTransform: make.drop('transform'),
    createConversion: make.create('conversion'),
    dropConversion: make.drop('conversion'),
    createFunction: make.create('function'),
    replaceFunction: make.replace('function'),
    dropFunction: make.drop('function'),
    createProcedure: make.create('procedure'),
    replaceProcedure: make.replace('procedure'),
    dropProcedure: make.drop('procedure'),
    createAggregate: make.create('aggregate'),
    replaceAggregate: make.replace('aggregate'),
    dropAggregate: make.drop('aggregate'),
  };
}

function searchDirectives(make: Makers) {
  return {
    createTextSearchParser: make.create('textSearchParser'),
    dropTextSearchParser: make.drop('textSearchParser'),
    createTextSearchTemplate: make.create('textSearchTemplate'),
    dropTextSearchTemplate: make.drop('textSearchTemplate'),
    createTextSearchDictionary: make.create('textSearchDictionary'),
    dropTextSearchDictionary: make.drop('textSearchDictionary'),
    createTextSearchConfiguration: make.create('textSearchConfiguration'),
    dropTextSearchConfiguration: make.drop('textSearchConfiguration'),
  };
}

function foreignDirectives(make: Makers) {
  return {
    createForeignDataWrapper: make.create('foreignDataWrapper'),
    dropForeignDataWrapper: make.drop('foreignDataWrapper'),
    createServer: make.create('server'),
    dropServer: make.drop('server'),
    createUserMapping: make.create('userMapping'),
    dropUserMapping: make.drop('userMapping'),
    createForeignTable: make.create('foreignTable'),
    dropForeignTable: make.drop('foreignTable'),
    createPublication: make.create('publication'),
    dropPublication: make.drop('publication'),
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
      (kind: PlainKind) =>
      (name: string, definition: SqlText, options: CreateOptions = {}) =>
        create({ kind, name, ...options }, definition, options),
    replace:
      (kind: PlainKind & ReplaceableKind) =>
      (name: string, definition: SqlText, options: DefinitionOptions = {}) =>
        replace({ kind, name, ...options }, definition, options),
    drop:
      (kind: PlainKind) =>
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
