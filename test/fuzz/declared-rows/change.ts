import type { Random } from '../../support/random.js';
import {
  COMPUTED,
  type Column,
  type Dice,
  isFree,
  type Row,
  randomColumn,
  randomTable,
  referable,
  type Table,
  type World,
  withFreshValue,
  withIndex,
  withRows,
} from './world.js';

/** Types whose values are values of the other type, too. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  integer: ['bigint', 'text', 'numeric(9,2)'],
  bigint: ['integer', 'text'],
  text: ['varchar(30)'],
  'varchar(30)': ['text'],
  'numeric(9,2)': ['text'],
  mood: ['text'],
};

/** A few random changes of rows, tables, and the enum at once. All keys hold afterwards. */
export function changeWorld(before: World, random: Random): World {
  let world = before;
  const count = 1 + random.below(5);
  for (let at = 0; at < count; at++) world = changeOnce(world, before, random);
  return mended(world);
}

function changeOnce(world: World, before: World, random: Random): World {
  const kind = random.below(14);
  if (kind === 0) return withNewTable(world, before, random);
  if (kind === 1) return { ...world, moods: otherMoods(world.moods, random) };
  if (kind === 2) return withoutTable(world, before, random);
  const [table] = random.some(world.tables, 1);
  if (table === undefined) return world;
  if (kind === 3) return withOtherType(world, table, random);
  const [change] = random.some(TABLE_CHANGES, 1);
  if (change === undefined) return world;
  const changed = change(table, { world, random });
  return { ...world, tables: world.tables.map((each) => (each === table ? changed : each)) };
}

const TABLE_CHANGES: readonly ((table: Table, dice: Dice) => Table)[] = [
  (table, dice) => withRows(table, 1 + dice.random.below(3), dice),
  (table, { random }) => ({ ...table, rows: table.rows.filter(() => random.below(3) > 0) }),
  (table, dice) => withOtherValues(table, table.columns, dice),
  (table, dice) => withOtherValues(table, table.columns, dice),
  withExchange,
  withExchange,
  (table, dice) => {
    const added = randomColumn(`n${dice.random.below(1000)}`, dice.world, { table, random: dice.random });
    return withOtherValues({ ...table, columns: [...table.columns, added] }, [added], dice);
  },
  (table, { random }) => {
    const dropped = otherColumn(table, random);
    return { ...table, columns: table.columns.filter((column) => column !== dropped) };
  },
  (table, { random }) => altered(table, random.some(table.columns, 1)[0], () => ({ name: `r${random.below(1000)}` })),
  (table, { random }) => altered(table, otherColumn(table, random), ({ isNotNull }) => ({ isNotNull: !isNotNull })),
  (table, { random }) => altered(table, otherColumn(table, random), ({ isUnique }) => ({ isUnique: !isUnique })),
  (table, { random }) =>
    altered(table, otherColumn(table, random), ({ refers }) => ({
      refers: refers === null || random.below(2) === 0 ? null : { ...refers, isDeferred: !refers.isDeferred },
    })),
  (table, { random }) => withIndex(table, random),
  (table) => ({ ...table, indexes: [] }),
];

function withNewTable(world: World, before: World, random: Random): World {
  const used = new Set([...world.tables, ...before.tables].map(({ name }) => name.replace('s2.', '')));
  const name = ['t0', 't1', 't2', 't3', 't4', 't5'].find((each) => !used.has(each));
  return name === undefined ? world : { ...world, tables: [...world.tables, randomTable(name, world, random)] };
}

/** The rows of a dropped table don't come back, so no other table may have referred to them. */
function withoutTable(world: World, before: World, random: Random): World {
  const referred = new Set(
    before.tables.flatMap(({ name, columns }) =>
      columns.flatMap(({ refers }) => (refers === null || refers.table === name ? [] : [refers.table])),
    ),
  );
  const [dropped] = random.some(
    world.tables.filter(({ name }) => !referred.has(name)),
    1,
  );
  return world.tables.length < 2 ? world : { ...world, tables: world.tables.filter((table) => table !== dropped) };
}

/** The columns that refer to the column get its new type, too. */
function withOtherType(world: World, table: Table, random: Random): World {
  const [column] = random.some(table.columns, 1);
  const [type] = random.some(WIDER[column?.type ?? ''] ?? [], 1);
  if (column === undefined || type === undefined || column.refers !== null || column.computedFrom !== null)
    return world;
  const changed = new Set([column.id]);
  const all = world.tables.flatMap(({ columns }) => columns);
  for (const id of changed) for (const each of all) if (each.refers?.column === id) changed.add(each.id);
  const tables = world.tables.map((each) => ({
    ...each,
    columns: each.columns.map((part) => (changed.has(part.id) ? { ...part, type } : part)),
  }));
  return { ...world, tables };
}

function otherMoods(moods: readonly string[], random: Random): readonly string[] {
  const left = moods.length > 2 ? moods.slice(random.below(2)) : moods;
  const added = `new${random.below(100)}`;
  return random.below(2) === 0 || left.includes(added) ? left : [...left, added];
}

function otherColumn(table: Table, random: Random): Column | undefined {
  return random.some(table.columns.slice(table.keyLength), 1)[0];
}

function altered(table: Table, column: Column | undefined, change: (column: Column) => Partial<Column>): Table {
  return {
    ...table,
    columns: table.columns.map((each) => (each === column ? { ...each, ...change(each) } : each)),
  };
}

/** Some rows get other values in these columns. */
function withOtherValues(table: Table, columns: readonly Column[], dice: Dice): Table {
  let rows: readonly Row[] = [];
  for (const [at, row] of table.rows.entries()) {
    let changed = row;
    for (const column of columns) {
      if (row.has(column.id) && dice.random.below(3) > 0) continue;
      const others = [...rows, ...table.rows.slice(at + 1)];
      changed = withFreshValue(changed, { table: { ...table, rows: others }, column }, dice) ?? changed;
    }
    rows = [...rows, changed];
  }
  return { ...table, rows };
}

/** Each row gets the value of the next row in a column. */
function withExchange(table: Table, { random }: Dice): Table {
  const unique = table.columns.filter(({ isUnique }) => isUnique);
  const indexed = table.indexes.flatMap(({ columns }) => table.columns.filter(({ id }) => columns.includes(id)));
  const [column = otherColumn(table, random)] = random.some([...unique, ...indexed], 1);
  if (column === undefined) return table;
  const values = table.rows.map((row) => row.get(column.id) ?? null);
  const rows = table.rows.map((row, at) => new Map([...row, [column.id, values[(at + 1) % values.length] ?? null]]));
  return { ...table, rows };
}

/** Without rows that violate NOT NULL, a unique or foreign key, or the enum: parents first, until nothing changes. */
function mended(world: World): World {
  let current = world;
  for (;;) {
    const tables = current.tables.map((table) => mendedTable(table, current));
    const isSame = tables.every((table, at) => sizeOf(table) === sizeOf(current.tables[at]));
    current = { ...current, tables };
    if (isSame) return current;
  }
}

function sizeOf(table: Table | undefined): string {
  const references = table?.columns.filter(({ refers }) => refers !== null);
  return [table?.rows.length, table?.columns.length, table?.indexes.length, references?.length].join();
}

function mendedTable(table: Table, world: World): Table {
  const ids = new Set(table.columns.map(({ id }) => id));
  const columns = table.columns.flatMap((column) => mendedColumn(column, table, world));
  const indexes = table.indexes.filter(({ kind, columns: used }) => {
    const [first, second] = used.map((id) => columns.find((column) => column.id === id));
    const isRight = kind === 'pair' || (kind === 'lower' ? first?.type === 'text' : second?.type === 'boolean');
    return isRight && used.every((id) => ids.has(id));
  });
  let rows: readonly Row[] = [];
  for (const row of table.rows) {
    const isRight = columns.every((column) => isAllowed(row, column, world));
    if (isRight && isFree({ ...table, columns, indexes, rows }, row)) rows = [...rows, row];
  }
  return { ...table, columns, indexes, rows };
}

function mendedColumn(column: Column, table: Table, { tables }: World): readonly Column[] {
  const { computedFrom, refers } = column;
  if (computedFrom !== null) {
    const source = table.columns.find(({ id }) => id === computedFrom);
    if (source === undefined || COMPUTED[source.type] === undefined) return [];
    return [{ ...column, type: source.type, isUnique: false, isNotNull: false, refers: null }];
  }
  if (refers === null) return [column];
  const parent = tables.find(({ name }) => name === refers.table);
  const target = parent?.columns.find(({ id }) => id === refers.column);
  const isRight = parent !== undefined && target !== undefined && referable(parent)(target);
  return [isRight ? column : { ...column, refers: null }];
}

function isAllowed(row: Row, column: Column, { moods, tables }: World): boolean {
  const { computedFrom, refers } = column;
  const value = row.get(column.id) ?? null;
  if (computedFrom !== null) return true;
  if (value === null) return !column.isNotNull;
  if (column.type === 'mood' && !moods.includes(value)) return false;
  if (refers === null) return true;
  const parent = tables.find(({ name }) => name === refers.table);
  return parent?.rows.some((each) => each.get(refers.column) === value) ?? true;
}
