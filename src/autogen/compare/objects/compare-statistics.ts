import type { Operation } from '../../../operations/operation.js';
import { objectKey } from '../../../schema/keys.js';
import { bareName, nameKey, type QualifiedName } from '../../../schema/names.js';
import type { ExtendedStatistics } from '../../../schema/statistics.js';
import type { Table } from '../../../schema/table.js';
import { matchByKey } from '../../../util/match-by-key.js';
import { sameValue } from '../../../util/same-value.js';
import type { BlockedChanges } from '../tables/blocked-changes.js';
import type { TableChanges } from '../tables/table-changes.js';

import { commentChange } from './compare-comments.js';

type Pair = readonly [wanted: ExtendedStatistics, found: ExtendedStatistics];

/**
 * Matches by name, then by structure within a schema, so that renamed statistics keep the data that ANALYZE gathered.
 */
export function compareStatistics(
  { declared, reflected }: TableChanges,
  blocked: BlockedChanges,
): readonly Operation[] {
  const table = bareName(declared);
  const keys = { left: nameKey, right: nameKey };
  const { onlyLeft, onlyRight, both } = matchByKey(declared.statistics ?? [], reflected.statistics ?? [], keys);
  const stays = ([wanted, found]: Pair) =>
    sameStructure(wanted, found) &&
    !blocked.hitsPart(objectKey('statistics', found)) &&
    !found.keys.some((key) => blocked.hitsExpression(table, key));
  const isMadeAgain = (key: string) => blocked.touchesExpression(table, key);
  const strangers = [...onlyRight];
  const renamed = onlyLeft.flatMap((wanted): Pair[] => {
    const at = strangers.findIndex((each) => each.schema === wanted.schema && stays([wanted, each]));
    const [found] = at === -1 ? [] : strangers.splice(at, 1);
    return found === undefined ? [] : [[wanted, found]];
  });
  const isRenamed = (statistics: ExtendedStatistics) => renamed.some((pair) => pair.includes(statistics));
  const changed = both.filter((pair) => !stays(pair));
  return [
    ...[...onlyRight, ...changed.map(([, found]) => found)]
      .filter((found) => !isRenamed(found))
      .map((was): Operation => ({ kind: 'dropStatistics', table, statistics: bareName(was), was })),
    ...[...onlyLeft, ...changed.map(([wanted]) => wanted)]
      .filter((wanted) => !isRenamed(wanted))
      .map((statistics): Operation => ({ kind: 'createStatistics', table, statistics })),
    ...[...both.filter(stays), ...renamed].flatMap(([wanted, found]) =>
      alterations(table, [wanted, found.keys.some(isMadeAgain) ? { ...found, target: null } : found]),
    ),
  ];
}

/** Creates the statistics of a new table. */
export function createStatistics(table: Table): readonly Operation[] {
  return (table.statistics ?? []).map((statistics) => ({
    kind: 'createStatistics',
    table: bareName(table),
    statistics,
  }));
}

// PostgreSQL lists columns first, in the order of the table.
function sameStructure(wanted: ExtendedStatistics, found: ExtendedStatistics): boolean {
  return sameValue(wanted.kinds, found.kinds) && sameValue(wanted.keys.toSorted(), found.keys.toSorted());
}

function alterations(table: QualifiedName, [wanted, found]: Pair): readonly Operation[] {
  const changes = {
    ...(wanted.target !== found.target && { target: wanted.target }),
    ...(wanted.name !== found.name && { newName: wanted.name }),
  };
  return [
    ...(Object.keys(changes).length === 0
      ? []
      : [
          {
            kind: 'alterStatistics',
            table,
            statistics: bareName(found),
            changes,
            ...('target' in changes && { was: { target: found.target } }),
          } as const,
        ]),
    ...commentChange({ on: 'statistics', name: bareName(wanted) }, found, wanted),
  ];
}
