import type { QualifiedName } from '../../schema/names.js';
import { relkind } from '../../schema/relation-kinds.js';
import { catalogReader } from './catalog-reader.js';
import { schemaName } from './scope.js';

export interface RelationRow {
  readonly oid: string;
  readonly schema: string | null;
  readonly name: string;
}

export interface TableRow extends RelationRow {
  readonly rare: RareTableProperties;
  /** `name=value`, those of the TOAST table with `toast.` before them. */
  readonly with: readonly string[];
  /** As pg_get_partkeydef() prints it. */
  readonly partitionKey: string | null;
  /** As pg_get_expr() prints it; null if the table isn't a partition. */
  readonly bound: string | null;
  /** In the order of the inheritance; a partition has one. */
  readonly parents: readonly QualifiedName[];
}

/** What few tables have; each is empty for the others. */
export interface RareTableProperties {
  readonly unlogged: boolean;
  readonly accessMethod: string;
  readonly tablespace: string;
  /** `f` for FULL, `n` for NOTHING. */
  readonly replicaIdentity: string;
  readonly rowSecurity: boolean;
  readonly forceRowSecurity: boolean;
  /** For a typed table: the schema and the name of the type. */
  readonly typeSchema: string;
  readonly type: string;
}

const NOTHING_RARE: RareTableProperties = {
  unlogged: false,
  accessMethod: '',
  tablespace: '',
  replicaIdentity: '',
  rowSecurity: false,
  forceRowSecurity: false,
  typeSchema: '',
  type: '',
};

// One field for all of them, as of columns.
const RARE = `CASE WHEN c.relpersistence = 'u' OR m.amname <> 'heap' OR s.oid IS NOT NULL OR c.relreplident <> 'd'
         OR c.relrowsecurity OR c.relforcerowsecurity OR c.reloftype <> 0
    THEN ARRAY[(c.relpersistence = 'u')::text, coalesce(nullif(m.amname, 'heap'), '')::text, coalesce(s.spcname, '')::text,
               c.relreplident::text, c.relrowsecurity::text, c.relforcerowsecurity::text,
               coalesce(${schemaName('n')}, '')::text, coalesce(y.typname, '')::text] END`;

const WITH = `array_cat(coalesce(c.reloptions, '{}'),
  ARRAY(SELECT 'toast.' || o FROM unnest(t.reloptions) AS o))`;

const PARTITION_KEY = `CASE WHEN c.relkind = ${relkind('partitionedTable')} THEN pg_get_partkeydef(c.oid) END`;
const BOUND = 'pg_get_expr(c.relpartbound, c.oid)';

const PARENTS = `ARRAY(SELECT u.value
    FROM pg_inherits AS i
    JOIN pg_class AS p ON p.oid = i.inhparent
    JOIN pg_namespace AS n ON n.oid = p.relnamespace
    CROSS JOIN LATERAL unnest(ARRAY[coalesce(${schemaName('n')}, '')::text, p.relname::text]) WITH ORDINALITY AS u(value, place)
   WHERE i.inhrelid = c.oid
   ORDER BY i.inhseqno, u.place)`;

/** The tables that a value can hold. */
export const TABLES = catalogReader({
  fields: {
    oid: 'r.oid',
    schema: 'r.schema',
    name: 'r.name',
    rare: RARE,
    with: WITH,
    partitionKey: PARTITION_KEY,
    bound: BOUND,
    parents: PARENTS,
  },
  from: `tables AS r
    JOIN pg_class AS c ON c.oid = r.oid
    LEFT JOIN pg_am AS m ON m.oid = c.relam
    LEFT JOIN pg_class AS t ON t.oid = c.reltoastrelid
    LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace
    LEFT JOIN pg_type AS y ON y.oid = c.reloftype AND c.reloftype <> 0
    LEFT JOIN pg_namespace AS n ON n.oid = y.typnamespace`,
  toRow: (row): TableRow => ({
    oid: row.text('oid'),
    schema: row.textOrNull('schema'),
    name: row.text('name'),
    rare: toRareProperties(row.textsOrNull('rare')),
    with: row.texts('with'),
    partitionKey: row.textOrNull('partitionKey'),
    bound: row.textOrNull('bound'),
    parents: toNames(row.texts('parents')),
  }),
});

function toRareProperties(values: readonly string[] | null): RareTableProperties {
  if (values === null) {
    return NOTHING_RARE;
  }
  const [unlogged, accessMethod = '', tablespace = '', replicaIdentity = '', ...rest] = values;
  const [rowSecurity, forceRowSecurity, typeSchema = '', type = ''] = rest;
  return {
    unlogged: unlogged === 'true',
    accessMethod,
    tablespace,
    replicaIdentity,
    rowSecurity: rowSecurity === 'true',
    forceRowSecurity: forceRowSecurity === 'true',
    typeSchema,
    type,
  };
}

export interface ReferredTableRow extends RelationRow {
  /** Parallel lists. */
  readonly positions: readonly number[];
  readonly columns: readonly string[];
}

/** The tables that foreign keys refer to, if they are none of {@link TABLES}: those of other schemas. */
export const REFERRED_TABLES = catalogReader({
  fields: {
    oid: 'c.oid',
    schema: schemaName('n'),
    name: 'c.relname',
    positions: 'a.positions',
    columns: 'a.columns',
  },
  from: `pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (SELECT array_agg(attnum) AS positions, array_agg(attname) AS columns
                          FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0) AS a
   WHERE c.oid IN (SELECT confrelid FROM pg_constraint WHERE conrelid IN (SELECT oid FROM tables))
     AND c.oid NOT IN (SELECT oid FROM tables)`,
  toRow: (row): ReferredTableRow => ({
    oid: row.text('oid'),
    schema: row.textOrNull('schema'),
    name: row.text('name'),
    positions: row.integers('positions'),
    columns: row.texts('columns'),
  }),
});

/** Names as a flat list of schemas and names; an empty schema is the default one. */
function toNames(values: readonly string[]): readonly QualifiedName[] {
  return values.flatMap((schema, at) =>
    at % 2 === 0 ? [{ schema: schema === '' ? null : schema, name: values[at + 1] ?? '' }] : [],
  );
}
