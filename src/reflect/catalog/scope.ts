import { relkinds } from '../../schema/relation-kinds.js';
import { hasFeature } from '../../schema/server-features.js';
/**
 * What every reader may join: `scope` holds the schemas that are reflected, with a null name for the default one;
 * `tables` the tables that a Table can hold; `members` what belongs to extensions. $1 is a JSON list of schemas,
 * $2 the default schema.
 *
 * @param isTable SQL, what else is true of a table `c` that the user created
 */
export function scopeSql(isTable: string): string {
  return `
  scope AS MATERIALIZED (
    SELECT oid, CASE WHEN nspname <> $2 THEN nspname END AS name
      FROM pg_namespace
     WHERE nspname IN (SELECT json_array_elements_text($1::text::json))),
  members AS MATERIALIZED (
    SELECT classid, objid FROM pg_depend WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'),
  tables AS MATERIALIZED (
    SELECT c.oid, c.relname AS name, s.name AS schema
      FROM pg_class AS c
      JOIN scope AS s ON s.oid = c.relnamespace
     WHERE c.relkind IN ${relkinds('table', 'partitionedTable')} AND ${notOfExtension('c')} AND ${isTable})`;
}

/**
 * The same for a reader of one object by its name: objects of an extension need no check, so the members of extensions
 * are not read again for each object. $2 is the default schema.
 */
export const SCOPE_OF_ONE_OBJECT = `
  scope AS (
    SELECT oid, CASE WHEN nspname <> $2 THEN nspname END AS name FROM pg_namespace),
  members AS (SELECT NULL::oid AS classid, NULL::oid AS objid WHERE false)`;

/** Everything in a catalog knows its catalog by tableoid, which is what pg_depend calls classid. */
export function notOfExtension(alias: string): string {
  return `(${alias}.tableoid, ${alias}.oid) NOT IN (SELECT classid, objid FROM members)`;
}

/** The name of a schema, null for the default one. The schema need not be in the scope. */
export function schemaName(alias: string): string {
  return `CASE WHEN ${alias}.nspname <> $2 THEN ${alias}.nspname END`;
}

/** ALTER COLUMN … SET STATISTICS was used. */
export function hasStatisticsTarget(alias: string, version: number): string {
  return hasFeature(version, 'nullStatisticsTarget')
    ? `${alias}.attstattarget IS NOT NULL`
    : `${alias}.attstattarget <> -1`;
}
