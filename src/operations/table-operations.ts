import type { StorageParameters } from '../schema/index-value.js';
import type { QualifiedName } from '../schema/names.js';
import type { Table } from '../schema/table.js';

/** Creates the table with its constraints, indexes and comments. */
export interface CreateTable {
  readonly kind: 'createTable';
  readonly table: Table;
  readonly ifNotExists?: boolean;
  /** How the table is kept; not part of what is compared. */
  readonly unlogged?: boolean;
  readonly with?: StorageParameters;
  readonly tablespace?: string;
}

export interface DropTable {
  readonly kind: 'dropTable';
  readonly table: QualifiedName;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  readonly was?: Table;
}

export interface RenameTable {
  readonly kind: 'renameTable';
  readonly table: QualifiedName;
  readonly newName: string;
}

/** Moves the table with its indexes, constraints and owned sequences (manual: ALTER TABLE, SET SCHEMA). */
export interface SetTableSchema {
  readonly kind: 'setTableSchema';
  readonly table: QualifiedName;
  readonly newSchema: string | null;
}
