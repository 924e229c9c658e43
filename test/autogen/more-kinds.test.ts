import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { roundTripOfSql } from './round-trip.js';

const TABLE = 'CREATE TABLE notes (id integer PRIMARY KEY, owner text, body text);';

const FUNCTIONS = `CREATE FUNCTION close(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN lower(a) = lower(b);
  CREATE FUNCTION below(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN b - a;
  CREATE FUNCTION to_point(text) RETURNS point LANGUAGE sql IMMUTABLE RETURN point(length($1), 0);`;

interface Case {
  readonly before?: string;
  readonly after: string;
  readonly found: readonly string[];
}

/** Objects that exist before and after, in addition to a table and three functions. The difference is found, applied, and reverted. */
const KINDS: Readonly<Record<string, Case>> = {
  operators: {
    before: 'CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)',
    after: `CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = close, COMMUTATOR = ===, NEGATOR = !==,
        RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
      CREATE OPERATOR !== (LEFTARG = text, RIGHTARG = text, FUNCTION = textne);
      CREATE OPERATOR !!! (RIGHTARG = integer, FUNCTION = int4um); COMMENT ON OPERATOR !!! (NONE, integer) IS 'less';
      CREATE VIEW same AS SELECT id FROM notes WHERE owner === body`,
    found: [
      'create operator !!!(NONE, integer)',
      'create operator !==(text, text)',
      'create operator ===(text, text)',
      'create view same',
      'drop operator ===(text, text)',
    ],
  },
  'operator families and classes': {
    before: 'CREATE OPERATOR FAMILY ints USING btree',
    after: `CREATE OPERATOR FAMILY ints USING btree;
      CREATE OPERATOR CLASS backwards FOR TYPE integer USING btree FAMILY ints AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =,
        OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 below(integer, integer);
      ALTER OPERATOR FAMILY ints USING btree ADD OPERATOR 1 < (smallint, integer);
      CREATE INDEX back ON notes (id backwards)`,
    found: [
      'alter operator family ints USING btree',
      'create index back on notes (id)',
      'create operator class backwards USING btree',
    ],
  },
  casts: {
    before: 'CREATE CAST (integer AS point) WITH INOUT',
    after: `CREATE CAST (text AS point) WITH FUNCTION to_point(text) AS ASSIGNMENT;
      COMMENT ON CAST (text AS point) IS 'odd'; CREATE VIEW v AS SELECT body::point FROM notes`,
    found: ['create cast (text AS point)', 'create view v', 'drop cast (integer AS point)'],
  },
  conversions: {
    after: "CREATE CONVERSION mine FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
    found: ['create conversion mine'],
  },
  'text search': {
    before: 'CREATE TEXT SEARCH CONFIGURATION names (COPY = simple)',
    after: `CREATE TEXT SEARCH TEMPLATE plain (INIT = dsimple_init, LEXIZE = dsimple_lexize);
      CREATE TEXT SEARCH DICTIONARY mine (TEMPLATE = plain, stopwords = 'english', accept = 'false');
      CREATE TEXT SEARCH PARSER own (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
      CREATE TEXT SEARCH CONFIGURATION names (COPY = simple);
      ALTER TEXT SEARCH CONFIGURATION names ALTER MAPPING FOR asciiword, word WITH mine, simple;
      CREATE INDEX search ON notes USING gin (to_tsvector('names', body))`,
    found: [
      'alter text search configuration names',
      "create index search on notes (to_tsvector('names'::regconfig, body))",
      'create text search dictionary mine',
      'create text search parser own',
      'create text search template plain',
    ],
  },
  'foreign data': {
    before: `CREATE FOREIGN DATA WRAPPER files; CREATE SERVER one FOREIGN DATA WRAPPER files OPTIONS (path '/a', mode 'r');
      CREATE FOREIGN TABLE far (id integer, old text) SERVER one`,
    after: `CREATE FOREIGN DATA WRAPPER files; CREATE SERVER one FOREIGN DATA WRAPPER files OPTIONS (path '/b', "Odd" 'it''s');
      CREATE USER MAPPING FOR PUBLIC SERVER one OPTIONS (name 'x');
      CREATE FOREIGN TABLE far (id integer OPTIONS (key 'true') NOT NULL, name text DEFAULT 'x', CHECK (id > 0))
        SERVER one OPTIONS (file 'a'); COMMENT ON COLUMN far.name IS 'n'; COMMENT ON FOREIGN TABLE far IS 'away';
      CREATE VIEW near AS SELECT name FROM far`,
    found: [
      'alter server one',
      'create foreign table far',
      'create user mapping FOR PUBLIC SERVER one',
      'create view near',
      'drop foreign table far',
    ],
  },
  'options of dictionaries': {
    before: `CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = snowball, Language = 'english', StopWords = 'english');
      CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple); CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);
      ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH words, plain`,
    after: `CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = snowball, Language = 'german');
      CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple, Accept = false, stopwords = 'english');
      CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);
      ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH words, plain`,
    found: ['alter text search dictionary plain', 'alter text search dictionary words'],
  },
  'foreign data in place': {
    before: `CREATE FOREIGN DATA WRAPPER files OPTIONS (debug 'true'); CREATE FOREIGN DATA WRAPPER other; CREATE SERVER one TYPE 't' VERSION '1' FOREIGN DATA WRAPPER files;
      CREATE USER MAPPING FOR PUBLIC SERVER one OPTIONS (name 'x', old 'y');
      CREATE FOREIGN TABLE far (id integer OPTIONS (key 'true') NOT NULL, name text DEFAULT 'x', CHECK (id > 0)) SERVER one OPTIONS (file 'a');
      CREATE VIEW near AS SELECT name FROM far`,
    after: `CREATE FOREIGN DATA WRAPPER files; CREATE FOREIGN DATA WRAPPER other VALIDATOR postgresql_fdw_validator; CREATE SERVER one TYPE 't' FOREIGN DATA WRAPPER files;
      CREATE USER MAPPING FOR PUBLIC SERVER one OPTIONS (user 'x');
      CREATE FOREIGN TABLE far (id integer, name text NOT NULL DEFAULT 'y', CHECK (id > 1)) SERVER one OPTIONS (file 'b');
      CREATE VIEW near AS SELECT name FROM far`,
    found: [
      'alter foreign data wrapper files',
      'alter foreign data wrapper other',
      'alter foreign table far',
      'alter server one',
      'alter user mapping FOR PUBLIC SERVER one',
    ],
  },
  'columns of foreign tables': {
    before: `CREATE FOREIGN DATA WRAPPER files; CREATE SERVER one FOREIGN DATA WRAPPER files; CREATE FOREIGN TABLE far (id integer) SERVER one`,
    after: `CREATE FOREIGN DATA WRAPPER files; CREATE SERVER one FOREIGN DATA WRAPPER files;
      CREATE FOREIGN TABLE far (id integer, "Name" text OPTIONS (key 'it''s') COLLATE "C" NOT NULL DEFAULT 'x', twice integer GENERATED ALWAYS AS (id * 2) STORED) SERVER one;
      ALTER FOREIGN TABLE far ALTER COLUMN id SET STATISTICS 7, ALTER COLUMN "Name" SET STORAGE MAIN`,
    found: ['alter foreign table far'],
  },
  publications: {
    before: 'CREATE PUBLICATION changes FOR TABLE notes; CREATE PUBLICATION old FOR ALL TABLES',
    after: `CREATE TABLE more (id int PRIMARY KEY);
      CREATE PUBLICATION changes FOR TABLE more WITH (publish = 'insert, delete', publish_via_partition_root = true);
      CREATE PUBLICATION old FOR ALL TABLES`,
    found: ['alter publication changes', 'create table more'],
  },
  'publications of a table that gives its names to another': {
    before: 'CREATE TABLE old (id int CONSTRAINT key PRIMARY KEY); CREATE PUBLICATION changes FOR TABLE notes, old',
    after: 'CREATE TABLE new (id int CONSTRAINT key PRIMARY KEY); CREATE PUBLICATION changes FOR TABLE notes, new',
    found: ['alter publication changes', 'alter publication changes', 'create table new', 'drop table old'],
  },
  'publications of a table that becomes unlogged': {
    before: 'CREATE TABLE kept (id int); CREATE PUBLICATION changes FOR TABLE notes, kept',
    after: 'CREATE UNLOGGED TABLE kept (id int); CREATE PUBLICATION changes FOR TABLE notes',
    found: ['alter publication changes', 'alter table kept (set unlogged)'],
  },
  languages: {
    after:
      'CREATE TRUSTED LANGUAGE mine HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator',
    found: ['create language mine'],
  },
  'base types': {
    before: `CREATE TYPE shell; CREATE TYPE gone; CREATE FUNCTION gone_in(cstring) RETURNS gone LANGUAGE internal IMMUTABLE STRICT AS 'textin';
      CREATE FUNCTION gone_out(gone) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
      CREATE TYPE gone (INPUT = gone_in, OUTPUT = gone_out, LIKE = text, CATEGORY = 'S', DEFAULT = 'it''s');
      CREATE DOMAIN little AS gone; CREATE TABLE old (a gone[], b little); COMMENT ON FUNCTION gone_in(cstring) IS 'reads'`,
    after: `CREATE TYPE weight; CREATE FUNCTION weight_in(cstring) RETURNS weight LANGUAGE internal IMMUTABLE STRICT AS 'float8in';
      CREATE FUNCTION weight_out(weight) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'float8out';
      CREATE TYPE weight (INPUT = weight_in, OUTPUT = weight_out, LIKE = float8); COMMENT ON TYPE weight IS 'in kg';
      CREATE FUNCTION heavier(weight, weight) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'float8gt';
      CREATE OPERATOR > (LEFTARG = weight, RIGHTARG = weight, FUNCTION = heavier);
      CREATE CAST (float8 AS weight) WITHOUT FUNCTION; CREATE TABLE boxes (id int, weight weight DEFAULT '3')`,
    found: [
      'create cast (double precision AS weight)',
      'create function heavier(weight, weight)',
      'create operator >(weight, weight)',
      'create table boxes',
      'create type weight',
      'drop domain little',
      'drop table old',
      'drop type gone',
      'drop type shell',
    ],
  },
  'a function that a base type is made of': {
    before: `CREATE TYPE weight; CREATE FUNCTION weight_in(cstring) RETURNS weight LANGUAGE internal IMMUTABLE STRICT AS 'float8in';
      CREATE FUNCTION weight_out(weight) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'float8out';
      CREATE TYPE weight (INPUT = weight_in, OUTPUT = weight_out, LIKE = float8); CREATE TABLE boxes (weight weight)`,
    after: `CREATE TYPE weight; CREATE FUNCTION weight_in(cstring) RETURNS weight LANGUAGE internal STABLE STRICT COST 5 AS 'float8in';
      CREATE FUNCTION weight_out(weight) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'float8out';
      CREATE TYPE weight (INPUT = weight_in, OUTPUT = weight_out, LIKE = float8); CREATE TABLE boxes (weight weight)`,
    found: ['alter type weight'],
  },
  'access methods': {
    after:
      'CREATE ACCESS METHOD mine TYPE INDEX HANDLER bthandler; CREATE ACCESS METHOD own TYPE TABLE HANDLER heap_tableam_handler',
    found: ['create access method mine', 'create access method own'],
  },
  transforms: {
    after: `CREATE FUNCTION from_point(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'boolin';
      CREATE TRANSFORM FOR point LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_point(internal))`,
    found: ['create function from_point(internal)', 'create transform FOR point LANGUAGE plpgsql'],
  },
};

describe('a difference is found, run and taken back:', () => {
  for (const [kind, { before = '', after, found }] of Object.entries(KINDS)) {
    test(kind, async ({ db }) => {
      const trip = await roundTripOfSql(db, `${TABLE} ${FUNCTIONS} ${before}`, `${TABLE} ${FUNCTIONS} ${after}`);

      const differences = trip.differences.filter((line) => !line.startsWith('leave')).toSorted();
      expect({ differences, left: trip.left }).toEqual({ differences: found.toSorted(), left: [] });
    });
  }
});
