import { dial, type Item } from './items.js';
import { isNamed, keyFacts, keyOf } from './render-parts.js';
import { isIdentity, isNotNull } from './render-tables.js';
import type { World } from './world.js';

/** The key whose index tells the rows of the table apart in a replica, if there is one. */
export function replicaKey(table: Item, world: World): Item | null {
  const keys = [...world.parts(table, 'primaryKey'), ...world.parts(table, 'unique')];
  return keys.find((item) => dial(item, 6, 5) === 4 && canTellApart(item, world)) ?? null;
}

/** PostgreSQL asks for columns that are never NULL, and for a key that is checked at once. */
function canTellApart(item: Item, world: World): boolean {
  const key = keyOf(item, world);
  return (
    key !== null &&
    isNamed(item) &&
    keyFacts(item, world)?.deferral === null &&
    key.columns.every(
      (column) => item.kind === 'primaryKey' || isNotNull(column) || isIdentity(column, key.table, world),
    )
  );
}
