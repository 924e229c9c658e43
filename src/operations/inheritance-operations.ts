import type { QualifiedName } from '../schema/names.js';
import type { PartitionBound } from '../schema/partition.js';

/** ALTER TABLE … ATTACH PARTITION; the table must have the columns, NOT NULLs and checks of its parent. */
export interface AttachPartition {
  readonly kind: 'attachPartition';
  readonly table: QualifiedName;
  readonly parent: QualifiedName;
  readonly bound: PartitionBound;
}

/** ALTER TABLE … DETACH PARTITION: the partition becomes a separate table, and keeps its rows. */
export interface DetachPartition {
  readonly kind: 'detachPartition';
  readonly table: QualifiedName;
  readonly parent: QualifiedName;
  /** The rows that it took. */
  readonly was?: PartitionBound;
}

/** ALTER TABLE … INHERIT; the table must have the columns and checks of its parent. */
export interface AddParent {
  readonly kind: 'addParent';
  readonly table: QualifiedName;
  readonly parent: QualifiedName;
}

/** ALTER TABLE … NO INHERIT: what was inherited is the table's own from then on. */
export interface DropParent {
  readonly kind: 'dropParent';
  readonly table: QualifiedName;
  readonly parent: QualifiedName;
}
