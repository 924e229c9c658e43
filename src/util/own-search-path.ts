/**
 * The search path of Limbeck's own SQL. Roles that may create objects in a schema of the path can overload `=` or
 * `concat()` there, and PostgreSQL would call their function with the rights of the role that migrates
 * (CVE-2018-1058). An empty path would still look for tables and types in `pg_temp` first.
 *
 * A large query of Limbeck's own is parsed under this path. It holds for a transaction that Limbeck itself begins and
 * rolls back. A small query qualifies every name instead, because it runs in the middle of the user's statements, where
 * the path belongs to the user: `pg_catalog.concat(…)`, `OPERATOR(pg_catalog.=)`, `::pg_catalog.text`. Avoid `IN`,
 * `LIKE`, `BETWEEN`, `NULLIF`, `IS DISTINCT FROM` and `CASE x WHEN` there: PostgreSQL looks their operators up as well.
 */
const OWN_SEARCH_PATH = 'pg_catalog, pg_temp';

/**
 * SQL, a call that sets the path for the rest of the transaction. A setting for the session would reach other clients
 * behind a transaction pooler.
 */
export const USE_OWN_SEARCH_PATH = setSearchPath(`'${OWN_SEARCH_PATH}'`);

/** SQL, a call that sets the path for the rest of the transaction. @param path SQL for the path */
export function setSearchPath(path: string): string {
  return `pg_catalog.set_config('search_path', ${path}, true)`;
}

/** Keeps the path of the session for {@link SESSION_SEARCH_PATH}, and uses that of Limbeck's own SQL. */
export const ENTER_OWN_SEARCH_PATH = `SELECT pg_catalog.set_config('limbeck.search_path', pg_catalog.current_setting('search_path'), true),
       ${USE_OWN_SEARCH_PATH}`;

/** SQL for the path that the session had before {@link ENTER_OWN_SEARCH_PATH}. */
export const SESSION_SEARCH_PATH = "pg_catalog.current_setting('limbeck.search_path')";
