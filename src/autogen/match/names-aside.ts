import type { Operation } from '../../operations/operation.js';
import type { SetTableSchema } from '../../operations/table-operations.js';
import { clipName, makeObjectName } from '../../schema/choose-name.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { Dependence } from '../../schema/defined-object.js';
import { type Indexed, indexedOf, mapIndexed } from '../../schema/indexed.js';
import { besideTable, type Key, objectKey, partKey } from '../../schema/keys.js';
import { nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import { isOwn, type Table } from '../../schema/table.js';
import { type IsTaken, stepsOf } from './rename-operations.js';
import type { RenamedObject } from './renamed.js';
import type { Renames } from './renames.js';

/**
 * What moves to another schema with its table, and gets another name before, because something in that schema has its
 * name: an index, a constraint with its index, or the sequence of a column.
 */
export interface NameAside {
  readonly kind: 'index' | 'constraint' | 'sequence';
  /** The move of the table. */
  readonly move: RenamedObject;
  readonly name: string;
  readonly newName: string;
}

/**
 * @param schema under the names that the renames give
 * @param isTaken whether something has the name before the renames, or gets it by them
 */
export function namesAside({ tables }: DatabaseSchema, renames: Renames, isTaken: IsTaken): readonly NameAside[] {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  const used = new Set<Key>();
  const isUsed = (name: QualifiedName) => isTaken(name) || used.has(objectKey('relation', name));
  const choose = ({ from, to }: RenamedObject, name: string, isTemporary: boolean) => {
    const places = [to, from].map(({ schema }) => schema);
    const isFree = !isUsed({ schema: to.schema, name });
    const newName = isFree
      ? name
      : chooseAside(name, isTemporary, (other) => places.some((schema) => isUsed({ schema, name: other })));
    for (const schema of isFree ? [to.schema] : places) used.add(objectKey('relation', { schema, name: newName }));
    return newName;
  };
  return renames.tables.flatMap((move): readonly NameAside[] => {
    const table = byName.get(nameKey(move.to));
    if (table === undefined || move.from.schema === move.to.schema) return [];
    const indexes = new Set(table.indexes.map(({ name }) => name));
    const parts = indexedOf(table).map((part): NameAside => {
      const { name } = part;
      const newName = choose(move, name, isOwn(part));
      return { kind: indexes.has(name) ? 'index' : 'constraint', move, name, newName };
    });
    const sequences = sequenceNames(table).map((name): NameAside => {
      return { kind: 'sequence', move, name, newName: choose(move, name, false) };
    });
    return [...parts, ...sequences].filter(({ name, newName }) => name !== newName);
  });
}

function sequenceNames({ columns }: Table): readonly string[] {
  return columns.flatMap(({ identity, serial }) => (identity ?? serial)?.sequence ?? []);
}

/** The comparison renames an index of the table itself once more. What it may leave as it is gets a number, as in PostgreSQL. */
function chooseAside(name: string, isTemporary: boolean, isUsed: (name: string) => boolean): string {
  const base = isTemporary ? clipName(`limbeck_renames_${name}`) : name;
  if (isTemporary && !isUsed(base)) return base;
  for (let number = 1; ; number++) {
    const numbered = makeObjectName({ table: base, columns: null, label: String(number) });
    if (!isUsed(numbered)) return numbered;
  }
}

/** The schema with the names that these have after the move. */
export function withNamesAside(schema: DatabaseSchema, asides: readonly NameAside[]): DatabaseSchema {
  if (asides.length === 0) return schema;
  const keys = new Map(asides.flatMap(renamedKeys));
  const newKey = (key: Key) => keys.get(key) ?? key;
  return {
    ...schema,
    tables: schema.tables.map((table) => renamedTable(table, asides)),
    dependences: schema.dependences.map(
      ({ dependent, on }): Dependence => ({ dependent: newKey(dependent), on: newKey(on) }),
    ),
  };
}

function renamedKeys({ move, name, newName }: NameAside): readonly (readonly [Key, Key])[] {
  return [
    [besideTable(move.to, name), besideTable(move.to, newName)],
    [partKey('constraint', move.to, name), partKey('constraint', move.to, newName)],
  ];
}

function renamedTable(table: Table, asides: readonly NameAside[]): Table {
  const parent = table.partitionOf?.parent;
  const own = asides.filter(({ move }) => sameName(move.to, table));
  const above = asides.filter(({ move }) => parent !== undefined && sameName(move.to, parent));
  if (own.length + above.length === 0) return table;
  const newName = (name: string) => own.find((aside) => aside.name === name)?.newName ?? name;
  const attachment = ({ attachedTo }: Indexed) => above.find(({ name }) => name === attachedTo)?.newName ?? attachedTo;
  const { clusterOn, replicaIdentity } = table.options ?? {};
  const identity =
    typeof replicaIdentity === 'object' ? { replicaIdentity: { index: newName(replicaIdentity.index) } } : {};
  const options = { ...table.options, ...(clusterOn !== undefined && { clusterOn: newName(clusterOn) }), ...identity };
  const sequence = <T extends { readonly sequence: string }>(value: T | null) =>
    value && { ...value, sequence: newName(value.sequence) };
  return {
    ...mapIndexed(table, (part) => {
      const attachedTo = attachment(part);
      return { ...part, name: newName(part.name), ...(attachedTo !== undefined && { attachedTo }) };
    }),
    columns: table.columns.map((column) => ({
      ...column,
      identity: sequence(column.identity),
      serial: sequence(column.serial),
    })),
    ...(table.options && { options }),
  };
}

/** The operations with those renames before each move. */
export function withRenamesBeforeMoves(
  operations: readonly Operation[],
  asides: readonly NameAside[],
  isTaken: IsTaken,
): readonly Operation[] {
  return asides.length === 0
    ? operations
    : operations.flatMap((operation) =>
        operation.kind === 'setTableSchema'
          ? [...asides.flatMap((aside) => renameBefore(operation, aside, isTaken)), operation]
          : [operation],
      );
}

function renameBefore(
  { table, newSchema }: SetTableSchema,
  { kind, move, name, newName }: NameAside,
  isTaken: IsTaken,
): readonly Operation[] {
  const leaving = stepsOf(move, isTaken).find(({ from, to }) => from.schema !== to.schema);
  if (leaving === undefined || !sameName(leaving.from, table) || leaving.to.schema !== newSchema) return [];
  return kind === 'sequence'
    ? [{ kind: 'renameSequence', sequence: { schema: table.schema, name }, newName }]
    : [{ kind: kind === 'index' ? 'renameIndex' : 'renameConstraint', table, name, newName }];
}
