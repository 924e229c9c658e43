import { quoteIdentifier } from '../../../src/ddl/quote.js';
import { commented, NOTHING } from './extras.js';
import { choose, dial, type Item } from './items.js';
import type { World } from './world.js';

/** A table with a key WITHOUT OVERLAPS, and perhaps a foreign key to the period of an earlier one. */
export function periodTableSql(item: Item, world: World): readonly string[] {
  if (world.major < 18) return NOTHING;
  const name = world.qualified(item);
  const key = keyOf(item);
  const named = dial(item, 4, 2) === 1 ? ` CONSTRAINT ${quoteIdentifier(`k${item.key}`)}` : '';
  const target = world.earlier(item, 0, ['period']);
  const refers = target !== null && canRefer(item, target);
  return [
    `CREATE TABLE ${name} (id int4range, during ${typeOf(item)}, note text)`,
    ...(key === null ? NOTHING : [`ALTER TABLE ${name} ADD${named} ${key}`]),
    ...(refers ? [`ALTER TABLE ${name} ADD ${reference(item, target, world)}`] : NOTHING),
    ...commented(item, `TABLE ${name}`),
  ];
}

function keyOf(item: Item): string | null {
  const over = '(id, during WITHOUT OVERLAPS)';
  const keys = [`PRIMARY KEY ${over}`, `UNIQUE ${over}`, `UNIQUE ${over} DEFERRABLE`, 'UNIQUE (id, during)', null];
  return choose(keys, dial(item, 1, 60));
}

function typeOf(item: Item): string {
  return choose(['daterange', 'daterange', 'tstzrange', 'datemultirange'], dial(item, 2, 60));
}

function canRefer(item: Item, target: Item): boolean {
  return dial(target, 1, 5) < 2 && typeOf(item) === typeOf(target) && dial(item, 3, 3) > 0;
}

function reference(item: Item, target: Item, world: World): string {
  const end = choose(['', ' NOT VALID', ' NOT ENFORCED'], dial(item, 3, 60));
  return `FOREIGN KEY (id, PERIOD during) REFERENCES ${world.qualified(target)} (id, PERIOD during)${end}`;
}
