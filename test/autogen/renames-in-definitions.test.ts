import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { test } from '../support/database.js';
import { describeDatabase } from '../support/describe-database.js';
import { createProject } from '../support/project.js';
import { expectToLeadThereAndBack, type RenamedPair } from '../support/renamed-pair.js';

/** What `check` finds on the way there, which then has to lead there and back. */
async function differencesOf(place: Parameters<typeof expectToLeadThereAndBack>[0], pair: RenamedPair) {
  const { before, after, ...renames } = pair;
  await place.db.query(before);
  const { folder } = createProject({ 'schema.sql': after });
  const settings = { url: place.databaseUrl, target: './schema.sql', includeSchemas: true };
  const { differences } = await commands.check({ cwd: folder, settings }, renames);
  await expectToLeadThereAndBack(place, pair);
  return differences;
}

/** Much that names a table and a column of it; PostgreSQL prints `IN` and the table of a subquery in its own words. */
function definitionsOn(table: string, name: string): string {
  return `CREATE TABLE ${table} (id integer NOT NULL, ${name} text, CONSTRAINT named CHECK (${name} <> 'name'));
    CREATE TABLE log (line text);
    CREATE VIEW listed AS SELECT p.id, p.${name} AS title FROM ${table} AS p WHERE p.${name} IN ('a', 'b');
    CREATE VIEW of_view AS SELECT title, ${table}.id FROM listed JOIN ${table} USING (id);
    CREATE MATERIALIZED VIEW counted AS SELECT ${name} AS title, count(*) AS number FROM ${table} GROUP BY 1;
    CREATE INDEX counted_by ON counted (lower(title));
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
    CREATE TRIGGER touched AFTER UPDATE OF ${name} ON ${table} FOR EACH ROW
      WHEN (old.${name} <> new.${name}) EXECUTE FUNCTION touch();
    ALTER TABLE ${table} DISABLE TRIGGER touched, ENABLE ROW LEVEL SECURITY;
    CREATE POLICY seen ON ${table} USING (id IN (SELECT id FROM ${table} WHERE ${name} <> ''));
    CREATE RULE kept AS ON INSERT TO ${table} WHERE new.${name} = 'z' DO ALSO INSERT INTO log VALUES (new.${name});
    CREATE FUNCTION title_of(row_of ${table}) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT row_of.${name} AS title; END;
    CREATE FUNCTION first_of(row_of ${table}) RETURNS text LANGUAGE sql AS 'SELECT NULL::text';`;
}

test('renames that PostgreSQL follows in definitions are not differences, even if a view takes the old name', async ({
  databaseUrl,
  db,
}) => {
  const differences = await differencesOf(
    { databaseUrl, db },
    {
      before: `CREATE SCHEMA old; ${definitionsOn('old.person', 'name')}`,
      after: `CREATE SCHEMA old; CREATE SCHEMA app; ${definitionsOn('app.users', 'full_name')}
      CREATE VIEW old.person AS SELECT id, full_name AS name FROM app.users;`,
      renameTable: ['old.person:app.users'],
      rename: ['app.users.name:full_name'],
    },
  );

  expect(differences.filter((line) => !line.startsWith('rename constraint'))).toEqual([
    'create schema app',
    'move table old.person to schema app',
    'rename table app.person to users',
    'rename column app.users.name to full_name',
    'create view old.person',
  ]);
});

test('definitions follow renames even if indexes take the names that tables had', async ({ databaseUrl, db }) => {
  const differences = await differencesOf(
    { databaseUrl, db },
    {
      before: `CREATE SCHEMA app; CREATE TABLE place (id integer); CREATE TABLE app.shop (id integer);
        CREATE INDEX shops ON app.shop (id);
        CREATE TABLE item (label text, title text); CREATE TABLE town (id integer); CREATE TABLE app.city (id integer);
        CREATE VIEW labels AS SELECT label FROM item; CREATE VIEW titles AS SELECT title AS label FROM item;`,
      after: `CREATE SCHEMA app; CREATE TABLE area (id integer); CREATE TABLE shop (id integer);
        CREATE INDEX shops ON shop (id);
        CREATE TABLE item (title text, label text); CREATE TABLE town (id integer); CREATE TABLE app.city (id integer);
        CREATE INDEX place ON town (id); CREATE INDEX shops ON app.city (id);
        CREATE VIEW labels AS SELECT label FROM item; CREATE VIEW titles AS SELECT label FROM item;`,
      renameTable: ['place:area', 'app.shop:public.shop'],
      rename: ['item.label:title', 'item.title:label'],
    },
  );

  expect(differences.filter((line) => line.includes('view'))).toEqual(['replace view labels']);
});

function definitionsOnTypes([mood, bad, mail, place]: readonly [string, string, string, string]): string {
  return `CREATE TYPE ${mood} AS ENUM ('${bad}', 'odd'); CREATE DOMAIN ${mail} AS text;
    CREATE TYPE ${place} AS (x ${mail}, mood ${mood});
    CREATE VIEW worst AS SELECT '${bad}'::${mood} AS mood, 'a@b'::${mail} AS mail;
    CREATE MATERIALIZED VIEW placed AS SELECT ROW('a@b', 'odd')::${place} AS place;
    CREATE FUNCTION of(m ${mood}, x ${mail}) RETURNS ${place} LANGUAGE sql BEGIN ATOMIC SELECT ROW(x, m)::${place} AS it; END;
    CREATE FUNCTION last(state ${mail}, next ${mail}) RETURNS ${mail} LANGUAGE sql AS 'SELECT $2';
    CREATE AGGREGATE latest(${mail}) (SFUNC = last, STYPE = ${mail});
    CREATE CAST (${mood}[] AS integer) WITH INOUT; COMMENT ON CAST (${mood}[] AS integer) IS 'note';
    CREATE TRANSFORM FOR ${mood} LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
    CREATE FUNCTION is_like(${place}, ${place}) RETURNS boolean LANGUAGE sql AS 'SELECT true';
    CREATE OPERATOR ~~~ (LEFTARG = ${place}, RIGHTARG = ${place}, FUNCTION = is_like);
    CREATE FUNCTION less(${place}, ${place}) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
    CREATE OPERATOR CLASS by_place FOR TYPE ${place} USING btree AS FUNCTION 1 less(${place}, ${place});
    CREATE OPERATOR FAMILY loose USING btree; ALTER OPERATOR FAMILY loose USING btree ADD FUNCTION 1 less(${place}, ${place});`;
}

test('renames of types that PostgreSQL follows in definitions are not differences', async ({ databaseUrl, db }) => {
  const differences = await differencesOf(
    { databaseUrl, db },
    {
      before: definitionsOnTypes(['mood', 'bad', 'mail', 'place']),
      after: definitionsOnTypes(['feeling', 'sad', 'email', 'spot']),
      renameType: ['mood:feeling', 'mail:email', 'place:spot'],
      rename: ['feeling.bad:sad'],
    },
  );

  expect(differences).toEqual([
    'rename enum mood to feeling',
    'rename value bad of enum feeling to sad',
    'rename type mail to email',
    'rename type place to spot',
  ]);
});

test('a definition that changes along with a rename is replaced, and so is one that now means another column', async ({
  databaseUrl,
  db,
}) => {
  const differences = await differencesOf(
    { databaseUrl, db },
    {
      before: `CREATE TABLE person (a integer, b integer); CREATE VIEW one AS SELECT a AS x FROM person;
      CREATE VIEW two AS SELECT b AS x FROM person; CREATE VIEW three AS SELECT a AS x, b AS y FROM person;`,
      after: `CREATE TABLE users (b integer, c integer); CREATE VIEW one AS SELECT b AS x FROM users WHERE c > 0;
      CREATE VIEW two AS SELECT b AS x FROM users; CREATE VIEW three AS SELECT b AS x, c AS y FROM users;`,
      renameTable: ['person:users'],
      rename: ['users.a:b', 'users.b:c'],
    },
  );

  expect(differences).toEqual([
    'rename table person to users',
    'rename column users.b to c',
    'rename column users.a to b',
    'replace view one',
    'replace view two',
  ]);
});

test('tables, columns and types exchange names, and their users keep their meaning', async ({ databaseUrl, db }) => {
  const differences = await differencesOf(
    { databaseUrl, db },
    {
      before: `CREATE TYPE one AS ENUM ('a'); CREATE TYPE two AS ENUM ('b');
      CREATE TABLE t (a integer PRIMARY KEY, b text, c one); CREATE TABLE u (x integer REFERENCES t, y two);
      CREATE VIEW v AS SELECT a AS m, b AS n, c FROM t; CREATE VIEW w AS SELECT y FROM u;
      INSERT INTO t VALUES (1, 'x', 'a'); INSERT INTO u VALUES (1, 'b');`,
      after: `CREATE TYPE two AS ENUM ('a'); CREATE TYPE one AS ENUM ('b');
      CREATE TABLE u (b integer PRIMARY KEY, a text, c two); CREATE TABLE t (x integer REFERENCES u, y one);
      CREATE VIEW v AS SELECT b AS m, a AS n, c FROM u; CREATE VIEW w AS SELECT y FROM t;`,
      renameTable: ['t:u', 'u:t'],
      renameType: ['one:two', 'two:one'],
      rename: ['u.a:b', 'u.b:a'],
    },
  );

  expect(differences.filter((line) => !/constraint|index/.test(line))).toEqual([
    'rename enum one to limbeck_renames_one',
    'rename enum two to one',
    'rename enum limbeck_renames_one to two',
    'rename table t to limbeck_renames_t',
    'rename table u to t',
    'rename table limbeck_renames_t to u',
    'rename column u.b to limbeck_renames_b',
    'rename column u.a to b',
    'rename column u.limbeck_renames_b to a',
  ]);
});

test('models that exchange names by renamedFrom are refused', async ({ databaseUrl, db }) => {
  await db.query('CREATE TABLE t (a integer, b integer)');
  const { folder } = createProject({
    'models.ts': `import { MetaData, integer } from 'limbeck/schema';
      export const metadata = new MetaData();
      metadata.table('t', { a: integer().renamedFrom('b'), b: integer().renamedFrom('a') });`,
  });

  await expect(commands.check({ cwd: folder, settings: { url: databaseUrl, target: './models.ts' } })).rejects.toThrow(
    "`renamedFrom` can't exchange names, because the database doesn't show that it was done. Take it away, and pass " +
      '`--rename t.b:a --rename t.a:b` once',
  );
});

test('views that models do not declare are recreated with the new names of what they use', async ({
  db,
  databaseUrl,
}) => {
  await db.query(`CREATE TABLE person (id integer NOT NULL, age integer NOT NULL);
    CREATE VIEW grown AS SELECT person.id, age FROM person WHERE age > 17;
    CREATE VIEW names AS SELECT id FROM person; INSERT INTO person VALUES (1, 18)`);
  const original = await describeDatabase(db);
  const { folder } = createProject({
    'models.ts': `import { MetaData } from 'limbeck/schema';
      export const metadata = new MetaData();
      const { table, t } = metadata;
      table('users', { id: t.integer(), years: t.bigint().renamedFrom('age') }, { renamedFrom: 'person' });`,
  });
  const input = { cwd: folder, settings: { url: databaseUrl, target: './models.ts' } };

  const { trials } = await commands.revision(input, { autogenerate: true });
  await commands.upgrade(input);
  const { rows } = await db.query('SELECT id, age FROM grown');
  const { differences } = await commands.check(input);
  await commands.downgrade(input, { revision: 'base' });
  await db.query('DROP TABLE limbeck_version');

  expect({ trials, rows, differences }).toEqual({
    trials: [{ outcome: 'passed' }],
    rows: [{ id: 1, age: '18' }],
    differences: [],
  });
  expect(await describeDatabase(db)).toEqual(original);
});
