import { quoteLiteral } from '../../ddl/quote.js';
import { revisionIdTooLong } from '../../errors/revision-name-errors.js';
import type { Step } from '../../script/step.js';
import type { Queryable } from '../../util/queryable.js';
import { VERSION_COLUMN_LENGTH, type VersionTable } from '../version-table.js';
import { ask } from './run-own-statement.js';

/**
 * Refuses ids that the version table can't hold before anything is run. Alembic's users widen the column for the sake of
 * longer ids, so that PostgreSQL is asked how long they may be.
 */
export async function refuseLongIds(
  connection: Queryable,
  table: Pick<VersionTable, 'exists' | 'sql'>,
  steps: readonly Step[],
): Promise<void> {
  const long = steps.filter(({ revision }) => lengthOf(revision?.id ?? '') > VERSION_COLUMN_LENGTH);
  if (long.length === 0) return;
  const limit = table.exists ? await readLimit(connection, table.sql) : VERSION_COLUMN_LENGTH;
  const found = long.find(({ revision }) => limit !== null && lengthOf(revision?.id ?? '') > limit);
  if (found?.revision == null || limit === null) return;
  throw revisionIdTooLong(found.revision.id, limit, found.revision.path);
}

/** PostgreSQL counts characters, not units of UTF-16. */
function lengthOf(id: string): number {
  return [...id].length;
}

/** Null if the column takes any length. */
async function readLimit(connection: Queryable, table: string): Promise<number | null> {
  // Reads no row; the type comes from the table itself. varchar(n) has the modifier n + 4.
  const [row] = await ask<{ readonly modifier: number }>(
    connection,
    'ask for the width of the version table',
    `SELECT a.atttypmod AS modifier FROM pg_catalog.pg_attribute AS a
      WHERE a.attrelid OPERATOR(pg_catalog.=) ${quoteLiteral(table)}::pg_catalog.regclass
        AND a.attname OPERATOR(pg_catalog.=) 'version_num'`,
  );
  return row === undefined || row.modifier < 0 ? null : row.modifier - 4;
}
