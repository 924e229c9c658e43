import { quoteIdentifier } from '../../../src/ddl/quote.js';
import { choose, dial, type Item } from './items.js';
import { commentText } from './render-tables.js';
import { builtIn, builtInType, type ColumnType } from './types.js';
import { USER_TYPES, type World } from './world.js';

/** The type that an enum, a domain, a composite type or a range type is. */
export function userType(item: Item, world: World): ColumnType | null {
  switch (item.kind) {
    case 'enum':
      return enumType(item, world);
    case 'domain': {
      const base = baseOf(item, world);
      return {
        ...base,
        sql: world.qualified(item),
        value: (n) => `${base.value(n)}::${world.qualified(item)}`,
        collatable: false,
      };
    }
    case 'composite':
      return compositeType(item, world);
    case 'range':
      return rangeType(item, world);
    default:
      return null;
  }
}

export function typeComment(item: Item): string | null {
  return dial(item, 5, 6) === 5 ? commentText(dial(item, 5, 60)) : null;
}

/** The values of an enum in their order. */
export function valuesOf(item: Item, world: World): readonly Item[] {
  return [...world.parts(item, 'value')].sort((a, b) => dial(a, 0, 60) - dial(b, 0, 60) || a.key - b.key);
}

function enumType(item: Item, world: World): ColumnType | null {
  const sql = world.qualified(item);
  // By key, so that rows keep their values while others come, go and change places.
  const values = [...valuesOf(item, world)].sort((a, b) => a.key - b.key);
  if (values.length === 0) return null;
  const value = (n: number) => `'${world.name(choose(values, n)).replaceAll("'", "''")}'::${sql}`;
  return { sql, family: 'enum', values: values.length, value };
}

/** What a domain is made of: a type of PostgreSQL's own, or an earlier type. */
export function baseOf(item: Item, world: World): ColumnType {
  const user = dial(item, 1, 5) === 0 ? world.earlier(item, 0, USER_TYPES) : null;
  return (user && world.userType(user)) ?? builtInType(item.dials[0] ?? 0);
}

export interface Attribute {
  readonly item: Item;
  readonly type: ColumnType;
}

export function attributesOf(composite: Item, world: World): readonly Attribute[] {
  return world.parts(composite, 'attribute').map((item) => {
    const user = dial(item, 1, 5) === 0 ? world.linked(item, 1, USER_TYPES) : null;
    const type = user !== null && user.key < composite.key ? world.userType(user) : null;
    return { item, type: type ?? builtInType(item.dials[0] ?? 0) };
  });
}

function compositeType(item: Item, world: World): ColumnType | null {
  const attributes = attributesOf(item, world);
  if (attributes.length === 0) return null;
  const sql = world.qualified(item);
  const value = (n: number) => `ROW(${attributes.map(({ type }) => type.value(n)).join(', ')})::${sql}`;
  const shape = attributes.map(({ item, type }) => `${world.name(item)} ${type.shape ?? ''}`).join(', ');
  return { sql, family: 'composite', values: 1, value, shape };
}

const SUBTYPES: readonly ColumnType[] = [
  builtIn('integer', 'int'),
  builtIn('bigint', 'int'),
  builtIn('text', 'text'),
  builtIn('numeric', 'num'),
  builtIn('date', 'date'),
  builtIn('double precision', 'num'),
];

export function subtypeOf(item: Item): ColumnType {
  return choose(SUBTYPES, item.dials[0] ?? 0);
}

function rangeType(item: Item, world: World): ColumnType {
  const sql = world.qualified(item);
  const subtype = subtypeOf(item);
  // A user-defined discrete range has no canonical form, so its text is one that all subtypes read in the same way.
  return {
    sql,
    family: 'range',
    values: 9,
    value: (n) => `pg_catalog.format('[%s,%s)', ${subtype.value(n)}, ${subtype.value(8)})::${sql}`,
  };
}

/** The name of the multirange type. Null if PostgreSQL chooses it. */
export function multirangeName(range: Item, world: World): string | null {
  const name = choose([null, `m_${world.name(range)}`.slice(0, 60), `m_${range.key}`], dial(range, 3, 60));
  return name === null ? null : `${quoteIdentifier(world.schema(range))}.${quoteIdentifier(name)}`;
}

/** Null if the type isn't a range type, or the name of its multirange type isn't known. */
export function multirangeType(item: Item, world: World): ColumnType | null {
  const sql = item.kind === 'range' ? multirangeName(item, world) : null;
  const { value } = rangeType(item, world);
  return sql === null
    ? null
    : { sql, family: 'multirange', values: 9, value: (n) => `pg_catalog.multirange(${value(n)})` };
}

/** The type of the rows of a table. Null if the table has no columns. */
export function rowType(table: Item, world: World): ColumnType | null {
  const columns = world.columns(table);
  if (columns.length === 0) return null;
  const sql = world.qualified(table);
  const value = (n: number) => `ROW(${columns.map(({ type }) => type.value(n)).join(', ')})::${sql}`;
  const shape = columns.map(({ name, type }) => `${name} ${type.shape ?? ''}`).join(', ');
  return { sql, family: 'composite', values: 1, value, shape, isRow: true };
}
