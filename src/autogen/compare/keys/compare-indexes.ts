import type { Operation } from '../../../operations/operation.js';
import { type Index, isUsable } from '../../../schema/index-value.js';
import { besideTable } from '../../../schema/keys.js';
import { bareName } from '../../../schema/names.js';
import { constraintsOf, type Table } from '../../../schema/table.js';
import { commentChange } from '../objects/compare-comments.js';
import type { BlockedChanges } from '../tables/blocked-changes.js';
import type { TableChanges } from '../tables/table-changes.js';

import { compareNamed } from './compare-named.js';
import { alterIndex, asRecreated } from './storage-changes.js';

export function compareIndexes({ declared, reflected }: TableChanges, blocked: BlockedChanges): readonly Operation[] {
  const table = bareName(declared);
  const isHit = ({ name, keys, include, where }: Index) =>
    blocked.hitsPart(besideTable(table, name)) ||
    keys.some((key) => blocked.hitsKey(table, key)) ||
    blocked.hitsColumns(table, include) ||
    blocked.hitsExpression(table, where);
  const { reflected: found, ...sides } = usableSides(declared, reflected);
  const changes = compareNamed(
    { ...sides, reflected: found.map((index) => asRecreated(index, table, blocked)) },
    isHit,
  );
  return [
    ...changes.dropped.map((was): Operation => ({ kind: 'dropIndex', table, name: was.name, was })),
    ...changes.renamed.map(
      ([{ name }, after]): Operation => ({ kind: 'renameIndex', table, name, newName: after.name }),
    ),
    ...changes.stored.map(([before, after]): Operation => alterIndex(table, before, after)),
    ...changes.created.map((index): Operation => ({ kind: 'createIndex', table, index })),
    ...changes.commented.flatMap(([before, after]) =>
      commentChange({ on: 'index', table, name: after.name }, before, after),
    ),
  ];
}

/** An invalid index is rebuilt if the index, or a constraint of its name, is declared. Otherwise it is ignored. */
function usableSides(declared: Table, reflected: Table) {
  const wanted = declared.indexes.filter(isUsable);
  const names = new Set([...wanted, ...constraintsOf(declared)].map(({ name }) => name));
  return {
    declared: wanted,
    reflected: reflected.indexes.filter((index) => isUsable(index) || names.has(index.name)),
    isPartitioned: declared.partitionBy !== undefined,
  };
}
