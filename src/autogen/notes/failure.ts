import type { QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { RowSource, RowSources } from './row-sources.js';
import type { TypesBeforeAndAfter } from './types-before-and-after.js';

/** A failure because of existing rows. */
export interface Failure {
  /** A sentence that begins `Fails where`. */
  readonly line: string;
  /** Queries that find the rows in the database before the revision. Empty if every row is refused. */
  readonly queries?: readonly string[];
}

/** The state of the database when an operation runs. */
export interface Surroundings {
  readonly sources: RowSources;
  readonly types: TypesBeforeAndAfter;
  /** The tables after the revision. */
  readonly tables: readonly Table[];
  /** The value of server_version_num. */
  readonly serverVersion: number;
}

/** A table at that moment. */
export interface TablePlace extends Surroundings {
  readonly table: QualifiedName;
  readonly source: RowSource | undefined;
}
