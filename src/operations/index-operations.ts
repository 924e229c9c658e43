import type { Index } from '../schema/index-value.js';
import type { IndexAttachment } from '../schema/indexed.js';
import type { QualifiedName } from '../schema/names.js';
import type { ParameterChanges } from './changes.js';

/** What becomes of the indexes of partitions together with one of the partitioned table. The order of operations needs it. */
export interface IndexParts {
  /** Partitions that get one. */
  readonly of?: readonly QualifiedName[];
  /** Those that come or go along. */
  readonly names: readonly QualifiedName[];
  /** Indexes of partitions that exist already, and are attached. */
  readonly attached?: readonly QualifiedName[];
  /** Tables that have to have all that their parents bring before the index comes. */
  readonly after?: readonly QualifiedName[] | undefined;
  /** Partitions that are attached before the index comes. */
  readonly joined?: readonly QualifiedName[];
  /** Indexes that are created before, because PostgreSQL could attach this one to them. */
  readonly follows?: readonly QualifiedName[];
}

export interface CreateIndex {
  readonly kind: 'createIndex';
  readonly parts?: IndexParts;
  readonly table: QualifiedName;
  readonly index: Index;
  readonly concurrently?: boolean;
  readonly ifNotExists?: boolean;
  /** True: the server chooses the name, which need not be that of the value. */
  readonly unnamed?: boolean;
}

/** An index is in the schema of its table, so the table's name is enough. */
export interface DropIndex {
  readonly kind: 'dropIndex';
  readonly parts?: IndexParts;
  readonly table: QualifiedName;
  readonly name: string;
  readonly concurrently?: boolean;
  readonly ifExists?: boolean;
  readonly was?: Index;
}

export interface RenameIndex {
  readonly kind: 'renameIndex';
  readonly table: QualifiedName;
  readonly name: string;
  readonly newName: string;
  /** The table has it before it is attached to a parent. */
  readonly beforeJoining?: true;
}

export interface IndexChanges {
  readonly with?: ParameterChanges;
  readonly tablespace?: string | null;
  /** Statistics targets by the place of their key, from 1; null is the usual one. */
  readonly statistics?: Readonly<Record<string, number | null>>;
}

/** What can be altered of an index, also of one behind a constraint, without building it again. */
export interface AlterIndex {
  readonly kind: 'alterIndex';
  readonly table: QualifiedName;
  readonly name: string;
  readonly changes: IndexChanges;
  /** The same as it was. */
  readonly was?: IndexChanges;
}

/** ALTER INDEX … ATTACH PARTITION. PostgreSQL detaches no index, but drops what is attached with the index of the parent. */
export interface AttachIndex extends IndexAttachment {
  readonly kind: 'attachIndex';
}
