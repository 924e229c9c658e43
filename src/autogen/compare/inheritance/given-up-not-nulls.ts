import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import { bareName, nameKey } from '../../../schema/names.js';
import { isUsualNotNull } from '../../../schema/not-null.js';
import { replicaIdentityColumns } from '../../../schema/replica-identity.js';
import { isOwn, parentsOf, type Table } from '../../../schema/table.js';
import type { TablePair } from '../tables/table-pair.js';
import { isLike } from './attachable-keys.js';
import { withoutLeftParents } from './without-parents.js';

/**
 * The columns whose NOT NULL is the table's own before, and only inherited after the upgrade. PostgreSQL 18 would keep it as the
 * table's own as well, so that it stays when the parent loses it again. So the table loses it before the parent gets it.
 *
 * @param parents that the table keeps
 */
export function givenUpNotNulls({ declared, reflected }: TablePair, parents: readonly TablePair[]): readonly Column[] {
  // What the table inherits from a parent that it leaves becomes its own.
  const pair = { declared, reflected: withoutLeftParents(reflected, parents) };
  return becomeInherited(pair, parents).filter(({ name }) => !isHeld(pair, name));
}

export function dropGivenUp({ declared }: TablePair, columns: readonly Column[]): readonly Operation[] {
  const table = bareName(declared);
  return columns.map(({ name, notNull }): Operation => {
    const nullable = { from: false, to: true };
    return notNull === undefined || isUsualNotNull(table, name, notNull)
      ? { kind: 'alterColumn', table, column: name, nullable }
      : { kind: 'alterColumn', table, column: name, nullable, notNull: { from: notNull, to: null } };
  });
}

export function withoutGivenUp(table: Table, columns: readonly Column[]): Table {
  const names = new Set(columns.map(({ name }) => name));
  return names.size === 0
    ? table
    : {
        ...table,
        columns: table.columns.map((column) => {
          const { notNull: _, ...rest } = column;
          return names.has(column.name) ? { ...rest, nullable: true } : column;
        }),
      };
}

/**
 * Whether the table can't give one up, or can't lose one with its parent. ATTACH PARTITION makes it inherited only, and
 * without a parent it is the table's own.
 */
export function holdsNotNull(pair: TablePair, parents: readonly TablePair[]): boolean {
  const isPartition = pair.declared.partitionOf !== undefined;
  const held = [...(isPartition ? becomeInherited(pair, parents) : []), ...wouldBeLost(pair, parents)];
  return held.some(({ name }) => isHeld(pair, name));
}

/** PostgreSQL drops the NOT NULL of children together with the parent's, except, from 18 on, those that are their own as well. */
function wouldBeLost({ reflected }: TablePair, parents: readonly TablePair[]): readonly Column[] {
  return reflected.columns.filter(
    ({ name, nullable, notNull }) =>
      !nullable &&
      notNull?.local !== true &&
      parents.some((parent) => {
        const [before, after] = sidesOf(parent, name);
        return before?.nullable === false && after?.nullable === true;
      }),
  );
}

function becomeInherited({ declared, reflected }: TablePair, parents: readonly TablePair[]): readonly Column[] {
  const after = new Map(declared.columns.map((column) => [column.name, column]));
  return reflected.columns.filter(({ name, nullable, notNull }) => {
    const wanted = after.get(name);
    return (
      !nullable &&
      notNull !== undefined &&
      notNull.inherited !== true &&
      wanted?.nullable === false &&
      isOnlyInherited(wanted) &&
      parents.some((parent) => getsNotNull(parent, name))
    );
  });
}

/** Models don't say whose NOT NULL it is. */
function isOnlyInherited({ notNull, ...column }: Column): boolean {
  return notNull === undefined ? !isOwn(column) : notNull.inherited === true && notNull.local !== true;
}

function getsNotNull(parent: TablePair, column: string): boolean {
  const [before, after] = sidesOf(parent, column);
  return before?.nullable !== false && after?.nullable === false && after.notNull?.noInherit !== true;
}

function sidesOf({ declared, reflected }: TablePair, column: string): readonly (Column | undefined)[] {
  return [reflected, declared].map(({ columns }) => columns.find(({ name }) => name === column));
}

/** PostgreSQL drops no NOT NULL of an identity column, a primary key, or a replica identity. */
function isHeld({ declared, reflected }: TablePair, column: string): boolean {
  const key = reflected.primaryKey;
  const staysKey = key !== null && isOwn(key) && declared.primaryKey !== null && isLike(key, declared.primaryKey);
  // Otherwise the replica identity changes before.
  const staysNotNull = declared.columns.some(({ name, nullable }) => name === column && !nullable);
  return (
    (staysKey && key.columns.includes(column)) ||
    (staysNotNull && replicaIdentityColumns(reflected).includes(column)) ||
    [declared, reflected].some(({ columns }) =>
      columns.some(({ name, identity }) => name === column && identity !== null),
    )
  );
}

/** The tables of both sides that the table inherits from before and after. */
export function stayingParents(
  { declared, reflected }: TablePair,
  pairOf: (key: string) => TablePair | undefined,
): readonly TablePair[] {
  const before = new Set(parentsOf(reflected).map(nameKey));
  return parentsOf(declared)
    .map(nameKey)
    .flatMap((key) => (before.has(key) ? (pairOf(key) ?? []) : []));
}
