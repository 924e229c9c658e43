import { quoteIdentifier } from '../../../src/ddl/quote.js';
import { choose, dial, type Item } from './items.js';
import { comment } from './render-tables.js';
import type { World } from './world.js';

const SEQUENCE_OPTIONS = [
  '',
  '',
  ' AS smallint',
  ' INCREMENT BY 3',
  ' START WITH 50 CACHE 5',
  ' MINVALUE 5 MAXVALUE 500 CYCLE',
  ' INCREMENT BY -1',
  ' AS integer',
];

export function sequenceSql(item: Item, world: World): readonly string[] {
  const name = world.qualified(item);
  return [
    `CREATE SEQUENCE ${name}${choose(SEQUENCE_OPTIONS, dial(item, 0, 60))}`,
    ...(dial(item, 5, 6) === 5 ? [`COMMENT ON SEQUENCE ${name} IS ${comment(dial(item, 5, 60))}`] : []),
  ];
}

/** An owner in the same schema, which is what PostgreSQL asks for. */
export function ownedBySql(item: Item, world: World): readonly string[] {
  if (item.kind !== 'sequence' || dial(item, 1, 3) !== 2) return [];
  const table = world.table(item);
  const column = table && world.columns(table)[dial(item, 2, 5)];
  if (!table || !column || world.schema(table) !== world.schema(item)) return [];
  return [`ALTER SEQUENCE ${world.qualified(item)} OWNED BY ${world.qualified(table)}.${quoteIdentifier(column.name)}`];
}
