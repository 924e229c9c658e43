import { ancestorFinder } from '../../../schema/inherit-columns.js';
import { type Key, partKey } from '../../../schema/keys.js';
import { nameKey } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import type { Sides } from '../../scope/sides.js';

/**
 * The checks of parents that the downgrade recreates: the upgrade gave the same check to a child, which only inherited it before.
 * PostgreSQL drops no check of a child that its parent has, so it is dropped from the parents first.
 *
 * @param sides of the downgrade
 */
export function checksMadeOwn({ declared, reflected }: Sides): ReadonlySet<Key> {
  const wanted = new Map(declared.tables.map((table) => [nameKey(table), table]));
  const [ancestorsOf, wantedAncestorsOf] = [ancestorFinder(reflected.tables), ancestorFinder(declared.tables)];
  return new Set(
    reflected.tables.flatMap((table) => {
      const same = wanted.get(nameKey(table));
      const onlyInherited = table.checks.filter(isOwn).filter(({ name }) => inherits(same, name));
      if (same === undefined || onlyInherited.length === 0) return [];
      const stays = new Set(wantedAncestorsOf(same).map(nameKey));
      return onlyInherited.flatMap(({ name }) => {
        const having = ancestorsOf(table).filter(({ checks }) => checks.some((check) => check.name === name));
        const isStill = having.some((ancestor) => stays.has(nameKey(ancestor)));
        return isStill ? having.map((ancestor) => partKey('constraint', ancestor, name)) : [];
      });
    }),
  );
}

function inherits(table: Table | undefined, name: string): boolean {
  return table?.checks.some((check) => check.name === name && !isOwn(check)) ?? false;
}
