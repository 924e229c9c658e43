import { quoteIdentifiers, quoteName } from '../../ddl/quote.js';
import { expandImpossible } from '../../errors/command-errors.js';
import type { Operation } from '../../operations/operation.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import { formatName, nameKey, sameName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { RenamedObject } from '../match/renamed.js';
import { grantsOnView } from './copied-grants.js';

/** A renamed table, and the view that programs find under its old name. */
export interface OldNameView {
  readonly rename: RenamedObject;
  readonly view: DefinedObject;
}

interface Place {
  readonly declared: DatabaseSchema;
  /** What the database has, under the new names. */
  readonly reflected: DatabaseSchema;
  readonly serverVersion: number;
}

export function oldNameViews(renames: readonly RenamedObject[], place: Place): readonly OldNameView[] {
  return renames.flatMap((rename) => {
    const table = place.reflected.tables.find((each) => sameName(each, rename.to));
    if (table === undefined) return [];
    const why = findObstacle(table, rename, place);
    if (why !== null) throw expandImpossible(`${formatName(rename.from)}:${formatName(rename.to)}`, why);
    return [{ rename, view: viewOf(table, rename, place.serverVersion) }];
  });
}

const SECURITY_INVOKER_SINCE = 150_000;

function findObstacle(table: Table, { from }: RenamedObject, { declared, serverVersion }: Place): string | null {
  const { tables, sequences, objects } = declared;
  const relations = [...tables, ...sequences, ...objects.filter(({ kind }) => ruleOf(kind).isRelation === true)];
  if (relations.some((other) => nameKey(other) === nameKey(from))) return 'another relation gets the old name';
  return table.options?.rowSecurity === true && serverVersion < SECURITY_INVOKER_SINCE
    ? 'before PostgreSQL 15, a view under the old name would bypass the row security of the table'
    : null;
}

function viewOf(table: Table, { from, to }: RenamedObject, serverVersion: number): DefinedObject {
  const columns = quoteIdentifiers(table.columns.map(({ name }) => name));
  const options = serverVersion < SECURITY_INVOKER_SINCE ? '' : ' WITH (security_invoker = true)';
  return {
    schema: from.schema,
    name: from.name,
    kind: 'view',
    signature: null,
    table: null,
    definition: `CREATE VIEW ${quoteName(from)}${options} AS\nSELECT ${columns}\n  FROM ${quoteName(to)}`,
    frame: null,
    additions: [],
    comment: null,
    restored: [grantsOnView({ from, to })],
  };
}

/** The view follows the rename, in the same transaction, and changes of columns that PostgreSQL refuses under a view. */
export function withViewAfterRename(
  operations: readonly Operation[],
  { rename, view }: OldNameView,
): readonly Operation[] {
  const at = operations.findLastIndex((operation) => mustPrecede(operation, rename));
  return at === -1
    ? operations
    : [...operations.slice(0, at + 1), { kind: 'createObject', object: view }, ...operations.slice(at + 1)];
}

function mustPrecede(operation: Operation, { from, to }: RenamedObject): boolean {
  switch (operation.kind) {
    case 'renameTable':
      return operation.newName === to.name && (operation.table.schema === to.schema || sameName(operation.table, from));
    case 'setTableSchema':
      return operation.newSchema === to.schema && [from.name, to.name].includes(operation.table.name);
    case 'alterColumn':
      return operation.type !== undefined && sameName(operation.table, to);
    default:
      return false;
  }
}

export function droppedView({ view }: OldNameView): Operation {
  return { kind: 'dropObject', object: view, was: view };
}
