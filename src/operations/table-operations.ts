import type { QualifiedName } from '../schema/names.js';
import type { Table } from '../schema/table.js';
import type { TableOptions } from '../schema/table-options.js';
import type { Changes } from './changes.js';

/** Creates the table with its constraints, indexes and comments. */
export interface CreateTable {
  readonly kind: 'createTable';
  readonly table: Table;
  readonly ifNotExists?: boolean;
}

export interface DropTable {
  readonly kind: 'dropTable';
  readonly table: QualifiedName;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  /** They come back into the table that takes its place. */
  readonly rowsAside?: true;
  readonly was?: Table;
}

export interface RenameTable {
  readonly kind: 'renameTable';
  readonly table: QualifiedName;
  readonly newName: string;
  /** The table moves to another schema after this. Only the order of operations uses this. */
  readonly moves?: true;
}

/** Moves the table with its indexes, constraints and owned sequences (manual: ALTER TABLE, SET SCHEMA). */
export interface SetTableSchema {
  readonly kind: 'setTableSchema';
  readonly table: QualifiedName;
  readonly newSchema: string | null;
}

/** Only what is given is altered. */
export interface AlterTable {
  readonly kind: 'alterTable';
  readonly table: QualifiedName;
  readonly changes: Changes<TableOptions>;
  /** The same options as they were. */
  readonly was?: Changes<TableOptions>;
}
