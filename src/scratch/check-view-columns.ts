import { quoteIdentifier, quoteLiteral, quoteName } from '../ddl/quote.js';
import { type ViewPlace, viewColumnMissing, viewColumnsRefused, viewColumnType } from '../errors/scratch-errors.js';
import { findPostgresReport } from '../runtime/postgres-report.js';
import type { DeclaredView } from '../schema/declared-view.js';
import { formatName } from '../schema/names.js';
import type { Scratch } from './scratch.js';
import type { SqlSource } from './sql-source.js';

interface ColumnRow {
  readonly name: string;
  readonly declared: string;
  /** Null if the view doesn't have the column. */
  readonly actual: string | null;
  readonly isSame: boolean;
}

/** A view that has the declared columns, so that PostgreSQL reads their types. */
const AS_DECLARED = 'pg_temp.limbeck_declared_columns';

/** Compares the columns that models declare with a view with those that the view has in the scratch database. */
export async function checkViewColumns(sources: readonly SqlSource[], scratch: Scratch): Promise<void> {
  for (const { view, file, madeAt } of sources) {
    if (view === undefined || view.columns.length === 0) continue;
    await checkView(
      view,
      { view: formatName(view.name), file, ...(madeAt !== undefined && { line: madeAt }) },
      scratch,
    );
  }
}

async function checkView(view: DeclaredView, place: ViewPlace, scratch: Scratch): Promise<void> {
  for (const { name, declared, actual, isSame } of await readColumns(view, place, scratch)) {
    if (actual === null) throw viewColumnMissing(place, name, await readNames(view, scratch));
    if (!isSame) throw viewColumnType(place, name, { declared, actual });
  }
}

async function readColumns(view: DeclaredView, place: ViewPlace, scratch: Scratch): Promise<readonly ColumnRow[]> {
  const columns = view.columns.map(({ name, type }) => `NULL::${type} AS ${quoteIdentifier(name)}`);
  try {
    await scratch.run(`CREATE VIEW ${AS_DECLARED} AS SELECT ${columns.join(', ')}`);
  } catch (error) {
    const report = findPostgresReport(error);
    if (report === null) throw error;
    throw viewColumnsRefused(place, report, error);
  }
  const { rows } = await scratch.connection.query<ColumnRow>(compareSql(view));
  await scratch.run(`DROP VIEW ${AS_DECLARED}`);
  return rows;
}

/** A type that is declared without parameters, such as `numeric`, allows any. */
function compareSql(view: DeclaredView): string {
  return `SELECT d.attname AS name,
       pg_catalog.format_type(d.atttypid, d.atttypmod) AS declared,
       pg_catalog.format_type(v.atttypid, v.atttypmod) AS actual,
       v.atttypid OPERATOR(pg_catalog.=) d.atttypid AND (d.atttypmod OPERATOR(pg_catalog.<) 0
         OR v.atttypmod OPERATOR(pg_catalog.=) d.atttypmod) AS "isSame"
FROM pg_catalog.pg_attribute d
LEFT JOIN pg_catalog.pg_attribute v
  ON v.attrelid OPERATOR(pg_catalog.=) ${regclass(view)} AND v.attname OPERATOR(pg_catalog.=) d.attname
WHERE d.attrelid OPERATOR(pg_catalog.=) ${quoteLiteral(AS_DECLARED)}::pg_catalog.regclass
ORDER BY d.attnum`;
}

async function readNames(view: DeclaredView, { connection }: Scratch): Promise<readonly string[]> {
  const { rows } = await connection.query<{ readonly name: string }>(
    `SELECT attname AS name FROM pg_catalog.pg_attribute
WHERE attrelid OPERATOR(pg_catalog.=) ${regclass(view)} AND attnum OPERATOR(pg_catalog.>) 0
ORDER BY attnum`,
  );
  return rows.map(({ name }) => name);
}

function regclass({ name }: DeclaredView): string {
  return `${quoteLiteral(quoteName(name))}::pg_catalog.regclass`;
}
