import type { Key } from '../../schema/keys.js';
import type { Table } from '../../schema/table.js';

export interface TableSides {
  readonly before: readonly Table[];
  readonly after: readonly Table[];
  /** The tables that are created, including rebuilt ones, by their keys. */
  readonly created: ReadonlySet<string>;
  /** Indexes that are created when all partitions are attached. */
  readonly lateIndexes: ReadonlySet<Key>;
}
