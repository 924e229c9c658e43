import { quoteIdentifier } from '../../../src/ddl/quote.js';
import { commented, globalName, NOTHING } from './extras.js';
import { choose, dial, type Item } from './items.js';
import type { World } from './world.js';

const BTREE = 'OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >';

/** For integers, with a separate comparison or PostgreSQL's, and perhaps with a family and an index. */
export function operatorClassSql(item: Item, world: World): readonly string[] {
  const name = world.qualified(item);
  const method = choose(['btree', 'btree', 'hash'], dial(item, 1, 60));
  const compares = method === 'btree' && dial(item, 2, 2) === 1;
  const support = compares ? `${name}(integer, integer)` : choose(['btint4cmp', 'hashint4'], method === 'hash' ? 1 : 0);
  const family = dial(item, 3, 3) === 2 ? familyName(item, world) : null;
  const items = `${method === 'btree' ? BTREE : 'OPERATOR 1 ='}, FUNCTION 1 ${support}${compares ? '' : method === 'btree' ? '(integer, integer)' : '(integer)'}`;
  const body = choose(['SELECT btint4cmp(a, b)', 'SELECT btint4cmp(b, a) * -1'], dial(item, 4, 60));
  return [
    ...(compares
      ? [`CREATE FUNCTION ${name}(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $_$ ${body} $_$`]
      : NOTHING),
    ...(family === null ? NOTHING : [`CREATE OPERATOR FAMILY ${family} USING ${method}`]),
    `CREATE OPERATOR CLASS ${name} FOR TYPE integer USING ${method}${family === null ? '' : ` FAMILY ${family}`} AS ${items}`,
    ...commented(item, `OPERATOR CLASS ${name} USING ${method}`),
    ...indexSql(item, method, world),
  ];
}

function familyName(item: Item, world: World): string {
  return `${quoteIdentifier(world.schema(item))}.${globalName('f', item, world)}`;
}

function indexSql(item: Item, method: string, world: World): readonly string[] {
  const table = world.table(item);
  const column = table && world.column(item, 1, table);
  if (table === null || column === null || column.type.sql !== 'integer' || column.source !== null) return NOTHING;
  const on = `${world.qualified(table)} USING ${method} (${quoteIdentifier(column.name)} ${world.qualified(item)})`;
  return [`CREATE INDEX ${globalName('x', item, world)} ON ${on}`];
}

export function operatorFamilySql(item: Item, world: World): readonly string[] {
  const name = world.qualified(item);
  const members = choose(
    [
      null,
      'OPERATOR 1 < (integer, bigint), OPERATOR 3 = (integer, bigint)',
      'OPERATOR 1 < (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint)',
    ],
    dial(item, 1, 60),
  );
  return [
    `CREATE OPERATOR FAMILY ${name} USING btree`,
    ...(members === null ? NOTHING : [`ALTER OPERATOR FAMILY ${name} USING btree ADD ${members}`]),
    ...commented(item, `OPERATOR FAMILY ${name} USING btree`),
  ];
}
