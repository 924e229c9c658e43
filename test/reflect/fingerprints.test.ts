import { expect } from 'vitest';
import { readFingerprints } from '../../src/reflect/fingerprint/read-fingerprints.js';
import type { DatabaseSchema } from '../../src/schema/database-schema.js';
import type { DefinedKind } from '../../src/schema/defined-kinds.js';
import type { Table } from '../../src/schema/table.js';
import { test as citusTest, HAS_CITUS } from '../support/citus.js';
import { test } from '../support/database.js';

const OPTIONS = { ownTables: ['limbeck_version'], owners: true };

/** Many kinds of objects, each of which names others of the schema. */
const SCHEMA = `
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE DOMAIN short AS text CHECK (length(VALUE) < 9);
CREATE TYPE pair AS (a int, b mood);
CREATE TABLE item (id serial PRIMARY KEY, mood mood DEFAULT 'good', label short, parent int REFERENCES item (id),
  doubled int GENERATED ALWAYS AS (parent * 2) STORED, CHECK (label <> 'x'));
CREATE INDEX ON item (lower(label)) WHERE mood = 'good';
CREATE TABLE part (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE VIEW good AS SELECT id, label FROM item WHERE mood = 'good'::mood;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION of(item, m mood DEFAULT 'bad') RETURNS SETOF pair LANGUAGE sql BEGIN ATOMIC SELECT id, m FROM item; END;
CREATE TRIGGER touch BEFORE UPDATE ON item FOR EACH ROW WHEN (OLD.mood = 'good') EXECUTE FUNCTION touch();
CREATE POLICY mine ON item USING (label = CURRENT_USER);
CREATE STATISTICS seen ON mood, label FROM item;
COMMENT ON COLUMN item.label IS 'name';
CREATE TABLE plain (id int NOT NULL, at date);
CREATE TYPE span AS RANGE (subtype = int);
CREATE MATERIALIZED VIEW kept AS SELECT id FROM plain;
CREATE FUNCTION handle() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION method(internal) RETURNS table_am_handler LANGUAGE internal AS 'heap_tableam_handler';
CREATE FUNCTION connect(text[], oid) RETURNS void LANGUAGE internal AS 'postgresql_fdw_validator';
CREATE FUNCTION event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION plain_to_text(plain) RETURNS text LANGUAGE sql RETURN 'x';
CREATE FUNCTION from_plain(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'pg_node_tree_in';
CREATE TABLE limbeck_version (version_num text)`;

type Part =
  | Exclude<keyof DatabaseSchema | DefinedKind, 'objects' | 'dependences' | 'rows'>
  | `table.${Exclude<keyof Table, 'schema' | 'renamedFrom' | 'distribution'>}`;

const IN_SCHEMA = (statement: string) => `DO $$ BEGIN EXECUTE format('${statement}', current_schema()); END $$`;

/**
 * A change in each part of a schema that is compared. Null: nothing of one schema can be in it. Other tests are about rows, and about
 * distributions by Citus.
 */
const PARTS: Readonly<Record<Part, string | null>> = {
  defaultSchema: IN_SCHEMA("COMMENT ON SCHEMA %I IS ''why''"),
  schemas: null,
  collations: 'CREATE COLLATION plain (LOCALE = $$C$$)',
  enums: "ALTER TYPE mood ADD VALUE 'fine' BEFORE 'bad'",
  domains: "COMMENT ON CONSTRAINT short_check ON DOMAIN short IS 'why'",
  compositeTypes: 'ALTER TYPE pair ADD ATTRIBUTE c int',
  rangeTypes: 'DROP TYPE span; CREATE TYPE span AS RANGE (subtype = int, multirange_type_name = spans)',
  sequences: 'ALTER SEQUENCE item_id_seq OWNED BY NONE',
  tables: 'DROP TABLE plain CASCADE',
  privileges: 'GRANT UPDATE (label) ON item TO PUBLIC',
  owners: 'ALTER TABLE item OWNER TO pg_monitor',
  'table.name': 'ALTER TABLE plain RENAME TO other',
  'table.columns': 'ALTER TABLE item RENAME COLUMN parent TO above',
  'table.primaryKey': 'ALTER TABLE plain ADD PRIMARY KEY (id)',
  'table.uniques': 'ALTER TABLE plain ADD UNIQUE (id) DEFERRABLE',
  'table.foreignKeys':
    'ALTER TABLE item DROP CONSTRAINT item_parent_fkey, ADD CONSTRAINT item_parent_fkey FOREIGN KEY (parent) REFERENCES item (id) NOT VALID',
  'table.checks': 'ALTER TABLE plain ADD CHECK (id > 0) NO INHERIT',
  'table.exclusions': 'ALTER TABLE plain ADD EXCLUDE USING btree (id WITH =)',
  'table.indexes': 'CREATE INDEX ON plain (id DESC)',
  'table.comment': "COMMENT ON TABLE plain IS 'why'",
  'table.options': 'ALTER TABLE item SET (fillfactor = 70)',
  'table.statistics': 'ALTER STATISTICS seen SET STATISTICS 9',
  'table.partitionBy': 'CREATE TABLE parted (id int) PARTITION BY LIST (id)',
  'table.partitionOf': 'ALTER TABLE part DETACH PARTITION part_1',
  'table.inherits': 'CREATE TABLE child () INHERITS (plain)',
  // It has no objects.
  extension: IN_SCHEMA('CREATE EXTENSION tcn SCHEMA %I'),
  language: 'CREATE LANGUAGE fleet_language HANDLER handle',
  baseType: 'CREATE TYPE shell',
  function: "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
  procedure: 'CREATE PROCEDURE act() LANGUAGE sql BEGIN ATOMIC END',
  aggregate: 'CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int)',
  accessMethod: 'CREATE ACCESS METHOD fleet_method TYPE TABLE HANDLER method',
  operator: 'CREATE OPERATOR ## (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int)',
  operatorFamily: 'CREATE OPERATOR FAMILY family USING btree',
  operatorClass: 'CREATE OPERATOR CLASS class FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int)',
  cast: 'CREATE CAST (plain AS text) WITH FUNCTION plain_to_text(plain)',
  transform: 'CREATE TRANSFORM FOR plain LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_plain(internal))',
  conversion: "CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
  textSearchParser:
    'CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype)',
  textSearchTemplate: 'CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize)',
  textSearchDictionary: 'CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple)',
  textSearchConfiguration: 'CREATE TEXT SEARCH CONFIGURATION c (COPY = simple)',
  foreignDataWrapper: 'CREATE FOREIGN DATA WRAPPER fleet_wrapper VALIDATOR connect',
  server: null,
  userMapping: null,
  foreignTable: 'CREATE FOREIGN TABLE away (id int) SERVER fleet_server',
  view: 'CREATE OR REPLACE VIEW good AS SELECT id, label FROM item WHERE mood = $$bad$$::mood',
  materializedView: 'ALTER MATERIALIZED VIEW kept SET (fillfactor = 70)',
  materializedViewIndex: 'CREATE INDEX ON kept (id)',
  rule: 'CREATE RULE none AS ON DELETE TO plain DO INSTEAD NOTHING',
  trigger: 'ALTER TABLE item DISABLE TRIGGER touch',
  policy: "ALTER POLICY mine ON item USING (label = 'other')",
  publication: 'CREATE PUBLICATION fleet_publication FOR TABLE plain',
  eventTrigger: 'CREATE EVENT TRIGGER fleet_event ON ddl_command_end EXECUTE FUNCTION event()',
  // A label needs a module that only some servers have.
  securityLabel: null,
};

/** More changes. */
const CHANGES = [
  'ALTER TABLE item ALTER label SET DEFAULT $$a$$',
  'ALTER TABLE item ALTER parent SET STATISTICS 7',
  'ALTER TABLE item ADD COLUMN extra int',
  'ALTER TABLE item ENABLE ROW LEVEL SECURITY',
  'ALTER TABLE item SET (toast.autovacuum_enabled = off)',
  'ALTER DOMAIN short SET NOT NULL',
  'DROP INDEX item_lower_idx',
  'ALTER SEQUENCE item_id_seq CYCLE',
  'ALTER FUNCTION touch() SET work_mem = 100',
  "COMMENT ON COLUMN plain.id IS 'why'",
  "COMMENT ON TRIGGER touch ON item IS 'why'",
  "COMMENT ON FUNCTION touch() IS 'why'",
  ...Object.values(PARTS).flatMap((change) => change ?? []),
];

test('schemas with the same objects have the same fingerprint, and every change has another', async ({ db }) => {
  await db.query('CREATE FOREIGN DATA WRAPPER fleet_own; CREATE SERVER fleet_server FOREIGN DATA WRAPPER fleet_own');
  const schemas = ['a', 'b c', ...CHANGES.map((_, number) => `t${number}`)];
  for (const [number, name] of schemas.entries()) {
    await db.query(`CREATE SCHEMA "${name}"; SET search_path = "${name}"; ${SCHEMA}`);
    const change = CHANGES[number - 2];
    if (change !== undefined) await db.query(change);
  }
  // A past, and rows, count for nothing.
  await db.query(`SET search_path = a; ALTER TABLE item ADD COLUMN gone int; ALTER TABLE item DROP COLUMN gone;
    INSERT INTO item (label) VALUES ('n'); ANALYZE item; DROP TABLE limbeck_version; RESET search_path`);
  const found = await readFingerprints(db, [...schemas, 'missing'], OPTIONS);

  expect(found.size).toBe(schemas.length);
  expect(found.get('a')).toEqual(found.get('b c'));
  const unchanged = JSON.stringify(found.get('a'));
  const changed = CHANGES.map((change, number) => [change, JSON.stringify(found.get(`t${number}`))] as const);
  expect(changed.filter(([, fingerprint]) => fingerprint === unchanged).map(([change]) => change)).toEqual([]);
  expect(new Set(changed.map(([, fingerprint]) => fingerprint)).size).toBe(CHANGES.length);
  expect((await db.query('SHOW search_path')).rows[0]).toEqual({ search_path: '"$user", public' });
});

citusTest.skipIf(!HAS_CITUS)('fingerprints say how Citus spreads the tables of a schema', async ({ citus }) => {
  const changes = {
    local: '',
    local_too: '',
    reference: "SELECT create_reference_table('item')",
    by_id: "SELECT create_distributed_table('item', 'id'), create_distributed_table('other', 'id')",
    by_id_too: "SELECT create_distributed_table('item', 'id'), create_distributed_table('other', 'id')",
    by_owner: "SELECT create_distributed_table('item', 'owner'), create_distributed_table('other', 'id')",
    apart:
      "SELECT create_distributed_table('item', 'id'), create_distributed_table('other', 'id', colocate_with => 'none')",
    whole: "SELECT citus_schema_distribute('whole')",
  };
  for (const [name, change] of Object.entries(changes)) {
    await citus.query(`CREATE SCHEMA ${name}; SET search_path = ${name}, public;
      CREATE TABLE item (id int, owner int); CREATE TABLE other (id int); ${change}`);
  }
  await citus.query(
    'RESET search_path; CREATE TABLE by_id.item_9 (); INSERT INTO pg_dist_shard VALUES ($$by_id.item$$, 9)',
  );
  const found = await readFingerprints(citus, Object.keys(changes), OPTIONS);

  expect(found.get('local')).toEqual(found.get('local_too'));
  expect(found.get('by_id')).toEqual(found.get('by_id_too'));
  expect(new Set([...found.values()].map(({ fingerprint }) => fingerprint)).size).toBe(6);
});
