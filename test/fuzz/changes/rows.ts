import { quoteIdentifier, quoteLiteral } from '../../../src/ddl/quote.js';
import type { Queryable } from '../../../src/util/queryable.js';
import { dial, type Item } from './items.js';
import { type Pair, type Sides, sameColumns, sameTables } from './renames.js';
import { keyOf } from './render-parts.js';
import { isIdentity, isNotNull, isVirtual } from './render-tables.js';
import type { Column, World } from './world.js';

/** Statements that put rows into the tables. A row that PostgreSQL refuses is left out. */
export function insertRows(sides: Sides): readonly string[] {
  const { before } = sides;
  const tables = before.all('table').filter((table) => !before.isPartition(table));
  const inserts = tables.flatMap((table) =>
    Array.from({ length: rowCount(table, sides) }, (_, row) => insertRow(table, row, before)),
  );
  // Twice, since rows may refer to others that come later.
  return inserts.length === 0
    ? []
    : [inserts, inserts].map(
        (all) => `DO $rows$ DECLARE statement text; BEGIN
    SET CONSTRAINTS ALL IMMEDIATE;
    FOREACH statement IN ARRAY ARRAY[${all.map(quoteLiteral).join(', ')}]::text[] LOOP
      BEGIN EXECUTE statement;
      EXCEPTION WHEN integrity_constraint_violation OR data_exception OR object_not_in_prerequisite_state THEN NULL; END;
    END LOOP; END $rows$`,
      );
}

/** Few rows, and none or one where more would be refused by the change or by the way back. */
function rowCount(table: Item, { before, after }: Sides): number {
  const there = after.items.find(({ key }) => key === table.key);
  const wanted = before.partitioning(table) === null ? dial(table, 5, 4) : 8;
  if (there === undefined || table.untold === true) return wanted;
  const sides = [
    { table, world: before, other: after.columns(there) },
    { table: there, world: after, other: before.columns(table) },
  ];
  const limits = sides.flatMap(({ table, world, other }) =>
    world
      .columns(table)
      .filter((column) => !other.some((each) => isSame(column, each)))
      .map((column) => limitBy(column, table, world)),
  );
  return Math.min(wanted, ...limits);
}

/** How many rows a table can have that gets such a column, which has the same value in each. */
function limitBy(column: Column, table: Item, world: World): number {
  const isFilled = column.source !== null || isIdentity(column, table, world) || dial(column.item, 1, 10) >= 5;
  if (isNotNull(column) && !isFilled) return 0;
  const keys = ['primaryKey', 'unique', 'exclusion', 'index'] as const;
  return keys.some((kind) => world.parts(table, kind).some((key) => isOver(key, column, world))) ? 1 : 99;
}

function isOver(key: Item, column: Column, world: World): boolean {
  return keyOf(key, world)?.columns.includes(column) ?? key.links.includes(column.key);
}

function isSame(one: Column, other: Column): boolean {
  return one.key === other.key && one.type.sql === other.type.sql && (one.source === null) === (other.source === null);
}

function insertRow(table: Item, row: number, world: World): string {
  const columns = world.columns(table).filter((column) => column.source === null && !isIdentity(column, table, world));
  const into = `INSERT INTO ${world.qualified(table)}`;
  if (columns.length === 0) return `${into} DEFAULT VALUES`;
  const values = columns.map((column, place) => {
    const isNull = !isNotNull(column) && (row + place) % 5 === 4;
    return isNull ? 'NULL' : column.type.value(row);
  });
  return `${into} (${columns.map(({ name }) => quoteIdentifier(name)).join(', ')}) VALUES (${values.join(', ')})`;
}

/** Columns whose values neither the changes nor the way back may touch. */
export interface Kept {
  readonly label: string;
  /** The way back computes the values again. */
  readonly isOnlyUp: boolean;
  readonly before: string;
  readonly after: string;
}

/** A query for each side of each table that stays. Rows of a partitioned table are looked for in its partitions. */
export function keptRows(sides: Sides): readonly Kept[] {
  const tables = sameTables(sides);
  return tables
    .filter(
      ({ before, after }) => sides.before.partitioning(before) === null && sides.after.partitioning(after) === null,
    )
    .filter((pair) => staysInPlace(pair, tables, sides))
    .flatMap((pair) => keptOf(pair, sides));
}

function keptOf(tables: Pair<Item>, sides: Sides): readonly Kept[] {
  const columns = sameColumns(tables, sides).filter(
    ({ before, after }) => after.source === null && !before.merged && !after.merged && readsTheSame(before, after),
  );
  const plain = columns.filter(({ before }) => before.source === null);
  const computed = columns.filter(({ before }) => before.source !== null && !isVirtual(before, sides.before));
  return [
    ...keptColumns(plain, { tables, sides, isOnlyUp: false }),
    ...(isAlone(tables, sides) ? keptColumns(computed, { tables, sides, isOnlyUp: true }) : []),
  ];
}

/** What children have of their parents may be rebuilt. */
function isAlone({ before, after }: Pair<Item>, sides: Sides): boolean {
  const isIn = (table: Item, world: World) => world.parent(table) !== null || world.hasChildren(table);
  return !isIn(before, sides.before) && !isIn(after, sides.after);
}

interface KeptIn {
  readonly tables: Pair<Item>;
  readonly sides: Sides;
  readonly isOnlyUp: boolean;
}

function keptColumns(columns: readonly Pair<Column>[], { tables, sides, isOnlyUp }: KeptIn): readonly Kept[] {
  const select = (names: readonly Column[], of: string) =>
    `SELECT ROW(${names.map(({ name }) => quoteIdentifier(name)).join(', ')})::text AS line FROM ONLY ${of} ORDER BY 1`;
  if (columns.length === 0) return [];
  return [
    {
      label: sides.before.name(tables.before),
      isOnlyUp,
      before: select(
        columns.map(({ before }) => before),
        sides.before.qualified(tables.before),
      ),
      after: select(
        columns.map(({ after }) => after),
        sides.after.qualified(tables.after),
      ),
    },
  ];
}

/** A value of an enum may have another name, and an attribute of a composite type may be gone. */
function readsTheSame(before: Column, after: Column): boolean {
  const isSame = before.type.sql === after.type.sql && before.type.shape === after.type.shape;
  return isSame && Array.from({ length: 9 }, (_, n) => n).every((n) => before.type.value(n) === after.type.value(n));
}

/** Unless an ancestor is rebuilt: rows may then move to another partition, or come from the table itself. */
function staysInPlace({ before, after }: Pair<Item>, tables: readonly Pair<Item>[], sides: Sides): boolean {
  const parents = [
    sides.before.isPartition(before) ? tables.find((pair) => pair.before === sides.before.parent(before)) : null,
    sides.after.isPartition(after) ? tables.find((pair) => pair.after === sides.after.parent(after)) : null,
  ];
  if (parents[0] === undefined) return false;
  return parents.every((pair) => pair === null || pair === undefined || isSameParent(pair, tables, sides));
}

function isSameParent(pair: Pair<Item>, tables: readonly Pair<Item>[], sides: Sides): boolean {
  const [one, other] = [sides.before.partitioning(pair.before), sides.after.partitioning(pair.after)];
  const column = sameColumns(pair, sides).find(({ before }) => before.key === one?.column.key);
  const isSameKey =
    column !== undefined &&
    one?.isExpression === other?.isExpression &&
    column.after.key === other?.column.key &&
    isSame(column.before, column.after);
  return one?.strategy === other?.strategy && isSameKey && staysInPlace(pair, tables, sides);
}

export async function readRows(db: Queryable, queries: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const query of queries) {
    const { rows } = await db.query<{ readonly line: string }>(query);
    lines.push(rows.map(({ line }) => line).join('\n'));
  }
  return lines;
}
