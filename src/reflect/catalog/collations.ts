import { hasFeature } from '../../schema/server-features.js';
import { catalogReader } from './catalog-reader.js';
import { notOfExtension, schemaName } from './scope.js';

export interface CollationRow {
  readonly oid: string;
  readonly schema: string | null;
  /** The name of its schema, whichever that is. */
  readonly home: string;
  readonly name: string;
  /** Its name finds it without its schema. */
  readonly visible: boolean;
  /** Made by the user in a schema that is reflected. */
  readonly reflected: boolean;
  readonly provider: string;
  readonly locale: string | null;
  readonly ctype: string | null;
  readonly deterministic: boolean;
  readonly rules: string | null;
}

// The oid of the collation "default", in every PostgreSQL. As a subquery, it would be looked up thousands of times.
const DEFAULT_COLLATION = 100;

/**
 * The collations that the user made, and those that columns, keys, and types use.
 *
 * @param version as server_version_num says it
 */
export function collationsReader(version: number) {
  return catalogReader({
    fields: {
      oid: 'c.oid',
      schema: schemaName('n'),
      home: 'n.nspname',
      name: 'c.collname',
      visible: 'pg_collation_is_visible(c.oid)',
      reflected: `s.oid IS NOT NULL AND c.collencoding IN (-1, pg_char_to_encoding(getdatabaseencoding()))
                  AND ${notOfExtension('c')}`,
      provider: 'c.collprovider',
      locale: localeSql(version),
      ctype: "CASE WHEN c.collprovider = 'c' AND c.collctype <> c.collcollate THEN c.collctype END",
      deterministic: 'c.collisdeterministic',
      rules: hasFeature(version, 'collationRules') ? 'c.collicurules' : 'NULL::text',
    },
    from: `pg_collation AS c
      JOIN pg_namespace AS n ON n.oid = c.collnamespace
      LEFT JOIN scope AS s ON s.oid = c.collnamespace
     WHERE s.oid IS NOT NULL OR c.oid <= ${DEFAULT_COLLATION}
        OR c.oid IN (SELECT attcollation FROM pg_attribute WHERE attcollation > ${DEFAULT_COLLATION}
                     UNION ALL SELECT typcollation FROM pg_type WHERE typcollation > ${DEFAULT_COLLATION}
                     UNION ALL SELECT rngcollation FROM pg_range WHERE rngcollation > ${DEFAULT_COLLATION})`,
    toRow: (row): CollationRow => ({
      oid: row.text('oid'),
      schema: row.textOrNull('schema'),
      home: row.text('home'),
      name: row.text('name'),
      visible: row.flag('visible'),
      reflected: row.flag('reflected'),
      provider: row.text('provider'),
      locale: row.textOrNull('locale'),
      ctype: row.textOrNull('ctype'),
      deterministic: row.flag('deterministic'),
      rules: row.textOrNull('rules'),
    }),
  });
}

function localeSql(version: number): string {
  if (hasFeature(version, 'builtinCollations')) {
    return 'coalesce(c.colllocale, c.collcollate)';
  }
  return hasFeature(version, 'icuLocaleColumn') ? 'coalesce(c.colliculocale, c.collcollate)' : 'c.collcollate';
}
