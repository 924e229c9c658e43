import type { Distribution } from '../../schema/distribution.js';
import { bareName, type QualifiedName } from '../../schema/names.js';
import { groupBy } from '../../util/group-by.js';
import type { Catalog } from '../catalog/catalog.js';
import type { DistributionRow } from '../catalog/distributions.js';
import { byName } from './order.js';

/** The distribution of each table that Citus distributes, by the number of the table. */
export function toDistributions({
  distributions,
  tables,
}: Pick<Catalog, 'distributions' | 'tables'>): ReadonlyMap<string, Distribution> {
  // A partition is distributed as the table that it is a part of.
  const whole = new Map(tables.filter(({ bound }) => bound === null).map((table) => [table.oid, bareName(table)]));
  const members = distributions.flatMap((row) => {
    const name = whole.get(row.table);
    return name === undefined || isLocal(row) || row.isOfSchema ? [] : [{ ...name, row }];
  });
  return new Map(
    [...groupBy(members, ({ row }) => row.group).values()].flatMap((group) => {
      const [first] = group.toSorted(byName);
      return group.map((member) => [member.row.table, toDistribution(member, first ?? member)] as const);
    }),
  );
}

/** Citus also knows local tables with foreign keys to or from reference tables. */
function isLocal({ method, replication, group }: DistributionRow): boolean {
  return method === 'n' && replication !== 't' && group === 0;
}

interface Member extends QualifiedName {
  readonly row: DistributionRow;
}

/** A group has no name. The first of its tables stands for it. */
function toDistribution(member: Member, first: Member): Distribution {
  const { method, replication, column, isDefault } = member.row;
  if (replication === 't' && method === 'n') {
    return { kind: 'reference' };
  }
  return {
    kind: 'distributed',
    by: column,
    ...(method === 'a' && { method: 'append' }),
    ...(method === 'r' && { method: 'range' }),
    ...(member === first ? !isDefault && { colocateWith: null } : { colocateWith: bareName(first) }),
  };
}
