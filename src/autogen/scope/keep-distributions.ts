import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { DistributedTable } from '../../schema/distribution.js';
import { nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { Sides } from './sides.js';

/**
 * Gives the declared side what it leaves to the database: the whole distribution, if nothing declares any, and otherwise the
 * groups of tables, if the declaration agrees with them. A group has no name, so the same group can be declared in several
 * ways.
 *
 * @param isOfTarget whether the declared side is a target, and not another database
 */
export function keepDistributions({ declared, reflected }: Sides, isOfTarget: boolean): Sides {
  if (!hasDistribution(reflected)) {
    return { declared, reflected };
  }
  const isManaged = !isOfTarget || hasDistribution(declared);
  const found = new Map(reflected.tables.map((table) => [nameKey(table), table]));
  const groups = groupFinder(found);
  return {
    declared: isManaged
      ? { ...declared, tables: declared.tables.map((table) => withGroup(table, found.get(nameKey(table)), groups)) }
      : withAll(declared, found, reflected),
    reflected,
  };
}

function hasDistribution({ tables, schemas }: DatabaseSchema): boolean {
  return tables.some(({ distribution }) => distribution !== undefined) || schemas.some((each) => each.isDistributed);
}

function withAll(
  declared: DatabaseSchema,
  found: ReadonlyMap<string, Table>,
  { schemas }: DatabaseSchema,
): DatabaseSchema {
  const distributed = new Set(schemas.flatMap(({ name, isDistributed }) => (isDistributed ? [name] : [])));
  return {
    ...declared,
    tables: declared.tables.map((table) => {
      const distribution = found.get(nameKey(table))?.distribution;
      return distribution === undefined ? table : { ...table, distribution };
    }),
    schemas: declared.schemas.map((each) => (distributed.has(each.name) ? { ...each, isDistributed: true } : each)),
  };
}

type FindGroup = (name: string) => string | null;

/** The first table of a group stands for it. */
function groupFinder(found: ReadonlyMap<string, Table>): FindGroup {
  return (name) => {
    const distribution = found.get(name)?.distribution;
    if (distribution?.kind !== 'distributed') return null;
    return distribution.colocateWith ? nameKey(distribution.colocateWith) : name;
  };
}

function withGroup(table: Table, found: Table | undefined, groupOf: FindGroup): Table {
  const [wanted, was] = [table.distribution, found?.distribution];
  if (wanted?.kind !== 'distributed' || was?.kind !== 'distributed' || wanted.by !== was.by) {
    return table;
  }
  if (!agrees(wanted, was, { own: groupOf(nameKey(table)), groupOf })) {
    return table;
  }
  const { colocateWith: _, ...rest } = wanted;
  const { colocateWith } = was;
  return { ...table, distribution: { ...rest, ...(colocateWith !== undefined && { colocateWith }) } };
}

function agrees(
  { colocateWith }: DistributedTable,
  was: DistributedTable,
  { own, groupOf }: { readonly own: string | null; readonly groupOf: FindGroup },
): boolean {
  if (colocateWith === undefined) return true;
  // The only group of its kind is the default one. Tables that are in it already stay.
  if (colocateWith === null) return !was.colocateWith;
  return groupOf(nameKey(colocateWith)) === own;
}
