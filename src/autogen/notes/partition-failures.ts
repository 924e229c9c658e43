import { type FromItem, rowsWhere } from '../../ddl/rows/find-rows.js';
import { type OwnBound, partitionCondition } from '../../ddl/rows/rows-of-partition.js';
import type { AttachPartition } from '../../operations/inheritance-operations.js';
import { formatName, type QualifiedName, sameName } from '../../schema/names.js';
import type { PartitionBound, PartitionKey } from '../../schema/partition.js';
import type { Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';
import type { Failure, Surroundings } from './failure.js';
import type { RowSource, RowSources } from './row-sources.js';

/** Rows of the default partition that belong to a new partition. */
export function createdPartitionFailures({ partitionOf, ...table }: Table, all: Surroundings): readonly Failure[] {
  return partitionOf === undefined ? [] : defaultFailures({ table, ...partitionOf }, all);
}

/** The same, and rows of the table that the partition does not accept. */
export function attachedPartitionFailures(attach: AttachPartition, all: Surroundings): readonly Failure[] {
  const { table, parent, bound } = attach;
  const { sources } = all;
  const source = sources.find(table);
  const isHarmless = source === undefined || source.before === null || hadBound(source, attach, sources);
  if (isHarmless) return defaultFailures(attach, all);
  const place = placeOf(parent, all);
  const others = (place?.partitions ?? []).filter((other) => other !== source).map(({ partition }) => partition?.bound);
  const taken = place === null ? null : takenBy(place, bound, others);
  const from = sources.from(table, place?.key.keys ?? []);
  return [
    {
      line: `Fails where rows of ${formatName(table)} are outside the bounds of the partition.`,
      ...(taken !== null && { queries: [rowsWhere(from, isNot(taken))] }),
    },
    ...defaultFailures(attach, all),
  ];
}

type NewPartition = Pick<AttachPartition, 'table' | 'parent' | 'bound'>;

function defaultFailures({ table, parent, bound }: NewPartition, all: Surroundings): readonly Failure[] {
  const place = placeOf(parent, all);
  const other = place?.partitions.find(({ partition }) => partition?.bound === 'default');
  if (place === null || bound === 'default' || other === undefined || other.before === null) return [];
  if (hadPartition(place.source, bound)) return [];
  const condition = partitionCondition(place.key, bound, nameBefore(place.source));
  const from = all.sources.from(other.name, place.key.keys);
  return [
    {
      line: `Fails where rows of ${formatName(other.name)} belong to ${formatName(table)}.`,
      ...(condition !== null && { queries: [rowsWhere(from, condition)] }),
    },
  ];
}

/** Rows that are restored into a table that is partitioned now, and that none of its partitions accepts. */
export function rowsWithoutPartition(table: Table, from: FromItem, all: Surroundings): readonly Failure[] {
  const place = placeOf(table, all);
  const bounds = place?.partitions.flatMap(({ partition }) => partition?.bound ?? []) ?? [];
  if (place === null || bounds.includes('default') || isWhole(bounds)) return [];
  const taken = anyOf(place, bounds);
  return [
    {
      line: `Fails where rows of ${formatName(table)} belong to no partition.`,
      ...(taken !== null && { queries: [rowsWhere(from, isNot(taken))] }),
    },
  ];
}

/** A partitioned table at that moment. */
interface Place {
  readonly source: RowSource;
  readonly key: PartitionKey;
  readonly partitions: readonly RowSource[];
}

function placeOf(parent: QualifiedName, { sources, tables }: Surroundings): Place | null {
  const source = sources.find(parent);
  const key = tables.find((table) => sameName(table, parent))?.partitionBy;
  return source === undefined || key === undefined ? null : { source, key, partitions: sources.partitionsOf(source) };
}

/** Null if the table becomes partitioned in this revision. */
function nameBefore({ before }: RowSource): QualifiedName | null {
  return before?.partitionBy === undefined ? null : before;
}

/** A default partition accepts the rows that no other partition accepts. */
function takenBy(place: Place, bound: PartitionBound, others: readonly (PartitionBound | undefined)[]): string | null {
  if (bound !== 'default') return partitionCondition(place.key, bound, nameBefore(place.source));
  const taken = anyOf(
    place,
    others.flatMap((other) => other ?? []),
  );
  return taken === null ? null : isNot(taken);
}

function anyOf({ key, source }: Place, bounds: readonly PartitionBound[]): string | null {
  const own = bounds.filter((bound): bound is OwnBound => bound !== 'default');
  const conditions = own.map((bound) => partitionCondition(key, bound, nameBefore(source)));
  const known = conditions.filter((condition) => condition !== null);
  if (known.length < conditions.length) return null;
  return known.length === 0
    ? 'false'
    : known.map((condition) => (known.length === 1 ? condition : `(${condition})`)).join(' OR ');
}

function isNot(condition: string): string {
  return `(${condition}) IS NOT TRUE`;
}

/** Hash partitions of all remainders. */
function isWhole(bounds: readonly PartitionBound[]): boolean {
  const shares = bounds.map((bound) => (bound !== 'default' && 'modulus' in bound ? 1 / bound.modulus : 0));
  return Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9;
}

/** The partitioned table had one of these bounds, so no row of another partition is within them. */
function hadPartition(parent: RowSource, bound: PartitionBound): boolean {
  return parent.boundsBefore.some((other) => sameValue(other, bound));
}

function hadBound({ before }: RowSource, { parent, bound }: AttachPartition, sources: RowSources): boolean {
  const was = before?.partitionOf;
  const source = sources.find(parent);
  return (
    was !== undefined && source?.before != null && sameName(was.parent, source.before) && sameValue(was.bound, bound)
  );
}
