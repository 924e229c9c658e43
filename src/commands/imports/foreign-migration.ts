import type { LoaderName } from '../../loader/loader-name.js';
import type { Connection } from '../../runtime/connection.js';

import type { Scratch } from '../../scratch/scratch.js';

/** What a migration of another tool does in one direction. */
export interface ForeignSection {
  readonly sql: string;
  /** False if the tool runs it outside a transaction. */
  readonly transaction: boolean;
  /** Why it is left to a person, although there may be SQL. */
  readonly doubt: string | null;
}

/** One migration of another tool. */
export interface ForeignMigration {
  /** What the revision is called, unless another migration has the same number. */
  readonly id: string;
  /** The whole name, without the ending of a file: it names the revision file, too. */
  readonly name: string;
  readonly message: string;
  /** Empty if the tool doesn't record it. */
  readonly createDate: string;
  /** The file, to name in errors. */
  readonly path: string;
  /** How the tool's table names it: a file name, a hash, a version. */
  readonly key: string;
  /** As the tool computes it; null if it computes none. */
  readonly checksum: string | null;
  readonly upgrade: ForeignSection;
  /** Null if the migration can't be undone. */
  readonly downgrade: ForeignSection | null;
}

/** The migrations in the order in which the tool runs them, and what is not imported. */
export interface ForeignHistory {
  readonly migrations: readonly ForeignMigration[];
  readonly notes: readonly string[];
}

/** A row of the tool's table. */
export interface AppliedMigration {
  readonly key: string;
  /** For people. */
  readonly name: string;
  /** Null if it is not recorded. */
  readonly checksum: string | null;
}

/** What a reader gets. */
export interface ReadContext {
  readonly folders: readonly string[];
  readonly loader: LoaderName;
  /** Does something with an empty scratch database. */
  withScratch<T>(use: (scratch: Scratch) => Promise<T>): Promise<T>;
}

/** The table of a tool in a database. */
export interface ForeignTable {
  readonly schema: string;
  readonly name: string;
}

/** A migration tool whose history can be taken over. */
export interface ForeignTool {
  /** As people write it. */
  readonly title: string;
  /** The table in which it records what is applied. Null schema: any. */
  readonly table: { readonly schema: string | null; readonly name: string };
  /** @throws LimbeckError if the folder can't be read completely. */
  read(context: ReadContext): Promise<ForeignHistory>;
  /**
   * What the table lists, in any order.
   * @throws LimbeckError if a migration failed, or is running.
   */
  readApplied(
    connection: Connection,
    table: ForeignTable,
    migrations: readonly ForeignMigration[],
  ): Promise<readonly AppliedMigration[]>;
}

export const NOTHING: ForeignSection = { sql: '', transaction: true, doubt: null };
