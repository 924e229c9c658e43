import type { Random } from '../../support/random.js';
import {
  type Column,
  type Dice,
  freshValue,
  type Row,
  randomColumn,
  randomTable,
  type Table,
  type World,
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

/** A few random changes of rows, tables, and the enum at once. All foreign keys hold afterwards. */
export function changeWorld(before: World, random: Random): World {
  let world = before;
  const count = 1 + random.below(5);
  for (let at = 0; at < count; at++) world = changeOnce(world, before, random);
  return mended(world);
}

function changeOnce(world: World, before: World, random: Random): World {
  const kind = random.below(12);
  if (kind === 0) return withNewTable(world, before, random);
  if (kind === 1) return { ...world, moods: otherMoods(world.moods, random) };
  const [table] = random.some(world.tables, 1);
  const [change] = random.some(TABLE_CHANGES, 1);
  if (table === undefined || change === undefined) return world;
  const changed = change(table, { world, random });
  return { ...world, tables: world.tables.map((each) => (each === table ? changed : each)) };
}

const TABLE_CHANGES: readonly ((table: Table, dice: Dice) => Table)[] = [
  (table, dice) => withRows(table, 1 + dice.random.below(3), dice),
  (table, { random }) => ({ ...table, rows: table.rows.filter(() => random.below(3) > 0) }),
  (table, dice) => withOtherValues(table, table.columns, dice),
  (table, dice) => withOtherValues(table, table.columns, dice),
  (table, dice) => {
    const added = randomColumn(`n${dice.random.below(1000)}`, dice.world, dice.random);
    return withOtherValues({ ...table, columns: [...table.columns, added] }, [added], dice);
  },
  (table, { random }) => {
    const dropped = otherColumn(table, random);
    return { ...table, columns: table.columns.filter((column) => table.columns.length < 3 || column !== dropped) };
  },
  (table, { random }) => altered(table, otherColumn(table, random), () => ({ name: `r${random.below(1000)}` })),
  (table, { random }) => altered(table, otherColumn(table, random), (column) => otherType(column, random)),
  (table, { random }) => altered(table, otherColumn(table, random), ({ isNotNull }) => ({ isNotNull: !isNotNull })),
  (table, { random }) => altered(table, otherColumn(table, random), ({ isUnique }) => ({ isUnique: !isUnique })),
];

function withNewTable(world: World, before: World, random: Random): World {
  const used = new Set([...world.tables, ...before.tables].map(({ name }) => name));
  const name = ['t0', 't1', 't2', 't3', 't4', 't5'].find((each) => !used.has(each));
  return name === undefined ? world : { ...world, tables: [...world.tables, randomTable(name, world, random)] };
}

function otherMoods(moods: readonly string[], random: Random): readonly string[] {
  const left = moods.length > 2 ? moods.slice(random.below(2)) : moods;
  const added = `new${random.below(100)}`;
  return random.below(2) === 0 || left.includes(added) ? left : [...left, added];
}

function otherColumn(table: Table, random: Random): Column | undefined {
  return random.some(table.columns.slice(1), 1)[0];
}

function otherType({ type, refers }: Column, random: Random): Partial<Column> {
  return { type: (refers === null ? random.some(WIDER[type] ?? [], 1)[0] : undefined) ?? type };
}

function altered(table: Table, column: Column | undefined, change: (column: Column) => Partial<Column>): Table {
  return {
    ...table,
    columns: table.columns.map((each) => (each === column ? { ...each, ...change(each) } : each)),
  };
}
/** Some rows get other values in these columns. */
function withOtherValues(table: Table, columns: readonly Column[], { world, random }: Dice): Table {
  let rows: readonly Row[] = [];
  for (const row of table.rows) {
    const changed = new Map(row);
    for (const column of columns) {
      if (row.has(column.id) && random.below(3) > 0) continue;
      const isKey = column === table.columns[0];
      const others = [...rows, ...table.rows.slice(rows.length)];
      const value = freshValue({ ...table, rows: others }, column, { world, random, isKey });
      if (value !== undefined) changed.set(column.id, value);
    }
    rows = [...rows, changed];
  }
  return { ...table, rows };
}

/** Without rows that violate NOT NULL, a unique or foreign key, or the enum: parents first, until nothing changes. */
function mended(world: World): World {
  let current = world;
  for (;;) {
    const tables = current.tables.map((table) => mendedTable(table, current));
    const isSame = tables.every((table, at) => table.rows.length === current.tables[at]?.rows.length);
    current = { ...current, tables };
    if (isSame) return current;
  }
}

function mendedTable(table: Table, world: World): Table {
  const seen = new Map<number, Set<string>>();
  const rows = table.rows.filter((row) => {
    const isRight = table.columns.every((column, place) => isAllowed(row, column, { world, seen, isKey: place === 0 }));
    if (isRight) {
      for (const column of table.columns) {
        const value = row.get(column.id) ?? null;
        const values = seen.get(column.id) ?? new Set();
        if (value !== null) seen.set(column.id, values.add(value));
      }
    }
    return isRight;
  });
  const columns = table.columns.map((column) => {
    const parent = world.tables.find(({ name }) => name === column.refers);
    return parent === undefined ? { ...column, refers: null } : column;
  });
  return { ...table, columns, rows };
}

interface Around {
  readonly world: World;
  readonly seen: ReadonlyMap<number, ReadonlySet<string>>;
  readonly isKey: boolean;
}

function isAllowed(row: Row, column: Column, { world, seen, isKey }: Around): boolean {
  const value = row.get(column.id) ?? null;
  if (value === null) return !column.isNotNull && !isKey;
  if ((isKey || column.isUnique) && seen.get(column.id)?.has(value) === true) return false;
  if (column.type === 'mood' && !world.moods.includes(value)) return false;
  const parent = world.tables.find(({ name }) => name === column.refers);
  return parent === undefined || parent.rows.some((each) => each.get(parent.columns[0]?.id ?? 0) === value);
}
