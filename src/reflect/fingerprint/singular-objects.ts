/** Objects of these catalogs are listed with their OIDs, so that no other schema has the same fingerprint. */
const CATALOGS = [
  ['pg_operator', 'oprnamespace'],
  ['pg_opclass', 'opcnamespace'],
  ['pg_opfamily', 'opfnamespace'],
  ['pg_collation', 'collnamespace'],
  ['pg_conversion', 'connamespace'],
  ['pg_ts_config', 'cfgnamespace'],
  ['pg_ts_dict', 'dictnamespace'],
  ['pg_ts_parser', 'prsnamespace'],
  ['pg_ts_template', 'tmplnamespace'],
  ['pg_default_acl', 'defaclnamespace'],
];

/**
 * A query for the objects that no other schema has: the columns are `schema` and `objects`.
 *
 * @param isWanted SQL, whether a schema is wanted
 */
export function singularObjects(isWanted: (schema: string) => string): string {
  const objects = CATALOGS.map(
    ([catalog, column]) =>
      `SELECT x.${column} AS schema, concat('${catalog} ', x.oid) AS object FROM ${catalog} AS x WHERE ${isWanted(`x.${column}`)}`,
  );
  return `SELECT u.schema, string_agg(u.object, ' ' ORDER BY u.object COLLATE "C") AS objects
            FROM (${objects.join('\n UNION ALL ')}) AS u GROUP BY 1`;
}
