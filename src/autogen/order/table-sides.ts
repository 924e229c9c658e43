import type { Key } from '../../schema/keys.js';
import { nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';

export interface TableSides {
  readonly before: readonly Table[];
  readonly after: readonly Table[];
  /** The tables that are created, including rebuilt ones, by their keys. */
  readonly created: ReadonlySet<string>;
  /** The columns that are dropped and added again. */
  readonly rebuiltColumns: ReadonlySet<Key>;
  /** The columns whose values an expression converts to another type. */
  readonly converted: ReadonlySet<Key>;
  /** The columns that lose their NOT NULL, if only for a while. */
  readonly nulled: ReadonlySet<Key>;
  /** Indexes that are created when all partitions are attached. */
  readonly lateIndexes: ReadonlySet<Key>;
}

/** Tells whether a child remains with its parent all the time, so that the parent's parts are the child's too. */
export function stayingFinder({ after, created }: Pick<TableSides, 'after' | 'created'>) {
  const same = new Map(after.map((table) => [nameKey(table), table]));
  return (child: Table, parent: QualifiedName): boolean => {
    const other = created.has(nameKey(child)) ? undefined : same.get(nameKey(child));
    return (
      other !== undefined &&
      parentsOf(other).some((each) => sameName(each, parent)) &&
      sameValue(other.partitionOf, child.partitionOf)
    );
  };
}
