import { SESSION_SEARCH_PATH, setSearchPath } from '../util/own-search-path.js';

/**
 * The settings that decide how expressions, names and constants are printed, so that the same object is printed the
 * same on every connection. The time zone is none of them: a constant with a time zone names its offset.
 */
const PRINT_SETTINGS = {
  bytea_output: 'hex',
  datestyle: 'ISO',
  extra_float_digits: '1',
  intervalstyle: 'postgres',
  // Compiling a query over a thousand tables takes longer than running it.
  jit: 'off',
  quote_all_identifiers: 'off',
  standard_conforming_strings: 'on',
};

/** SQL, a list of calls that hold until the transaction ends: constants are printed as everywhere. */
export const SET_PRINT_SETTINGS = Object.entries(PRINT_SETTINGS)
  .map(([name, value]) => `pg_catalog.set_config('${name}', '${value}', true)`)
  .join(', ');

/**
 * SQL, a call that sets the search path for printing names until the end of the transaction: names in the default
 * schema are printed unqualified, and no temporary object hides them.
 *
 * @param schema SQL for the name of the default schema
 */
export function setPrintPath(schema: string): string {
  return setSearchPath(`pg_catalog.concat(pg_catalog.quote_ident(${schema}), ', pg_temp')`);
}

/**
 * SQL, what follows FROM in a query that prints definitions. PostgreSQL looks up the names of a query while it parses the
 * query, under the path of Limbeck's own SQL, and prints definitions while it runs the query. It fetches a row of FROM
 * before it computes a value of the list of SELECT, so all of the list is printed by this path. OFFSET 0 keeps the
 * planner from merging the subquery into the list.
 *
 * @param schema SQL for the name of the default schema
 */
export function fromPrintPath(schema: string): string {
  return `(SELECT ${setPrintPath(schema)} OFFSET 0) AS print_path`;
}

/**
 * SQL for the path by which expressions of the user's are read: the default schema, then what the session had.
 *
 * @param schema SQL for the name of the default schema
 */
export function readingPath(schema: string): string {
  return `concat_ws(', ', quote_ident(${schema}), nullif(${SESSION_SEARCH_PATH}, ''))`;
}
