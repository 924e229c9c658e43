import { quoteName } from '../../ddl/quote.js';
import type { Connection } from '../connection.js';
import { ask } from '../run/run-own-statement.js';
import type { VersionTable } from '../version-table.js';
import { logOf } from './log-table.js';

/** The file of a revision as it was when the revision was applied, or accepted later. */
export interface LoggedFile {
  readonly fingerprint: string;
  /** In UTC, as `Date.toISOString` writes it. */
  readonly since: string;
  readonly role: string;
}

interface Row {
  readonly revision: string;
  readonly direction: string;
  readonly fingerprint: string | null;
  readonly startedMs: number;
  readonly role: string;
}

/** By revision. One that was stamped after it was applied is unknown again. */
export async function readLoggedFiles(
  connection: Connection,
  { name, hasLog }: Pick<VersionTable, 'name' | 'hasLog'>,
): Promise<ReadonlyMap<string, LoggedFile>> {
  if (!hasLog) return new Map();
  const rows = await ask<Row>(
    connection,
    'read the log',
    `SELECT DISTINCT ON (l.revision) l.revision, l.direction, l.fingerprint, l.role,
            (pg_catalog.date_part('epoch', l.started_at) OPERATOR(pg_catalog.*) 1000) AS "startedMs"
       FROM ${quoteName(logOf(name))} AS l
      WHERE l.revision IS NOT NULL
      ORDER BY l.revision, l.number DESC`,
  );
  return new Map(
    rows.flatMap(({ revision, direction, fingerprint, startedMs, role }) => {
      const isOfFile = direction === 'upgrade' || direction === 'accept';
      if (!isOfFile || fingerprint === null) return [];
      return [[revision, { fingerprint, since: new Date(startedMs).toISOString(), role }] as const];
    }),
  );
}
