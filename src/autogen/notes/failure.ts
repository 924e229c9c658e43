import type { QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { RowSource, RowSources } from './row-sources.js';
import type { TypesAtHand } from './types-at-hand.js';

/** What PostgreSQL refuses because of rows. */
export interface Failure {
  /** A sentence that begins `Fails where`. */
  readonly line: string;
  /** They find the rows in the database as it is before the revision; none if it is about every row. */
  readonly queries?: readonly string[];
}

/** What is known when an operation comes to its turn. */
export interface Surroundings {
  readonly sources: RowSources;
  readonly types: TypesAtHand;
  /** The tables that the revision leads to. */
  readonly tables: readonly Table[];
  /** As server_version_num says it. */
  readonly serverVersion: number;
}

/** A table at that moment. */
export interface TablePlace extends Surroundings {
  readonly table: QualifiedName;
  readonly source: RowSource | undefined;
}
