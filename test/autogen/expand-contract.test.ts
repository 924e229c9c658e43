import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { RevisionOptions } from '../../src/commands/revision.js';
import { SERVER_MAJOR, type TestDatabase, test } from '../support/database.js';
import { describeDatabase } from '../support/describe-database.js';
import { createProject } from '../support/project.js';

interface Place {
  readonly databaseUrl: string;
  readonly db: TestDatabase;
}

interface Change {
  readonly before: string;
  readonly after: string;
  readonly rename?: readonly string[];
  readonly renameTable?: readonly string[];
}

/** Writes both revisions for SQL targets. They were tried on a copy of the schema. */
async function expandAndContract(
  { databaseUrl, db }: Place,
  { before, after, ...renames }: Change,
  options: RevisionOptions = {},
) {
  await db.query(before);
  const input = {
    cwd: createProject({ 'schema.sql': after }).folder,
    settings: { url: databaseUrl, target: './schema.sql' },
  };
  const report = await commands.revision(input, {
    autogenerate: true,
    expandContract: true,
    message: 'names',
    ...renames,
    ...options,
  });
  expect(report.trials).toEqual([{ outcome: 'passed' }]);
  const [expand, contract] = report.written;
  if (expand === undefined || contract === undefined) return expect.unreachable(`${report.written.length} files`);
  return { input, expand: expand.revision, contract: contract.revision };
}

const PEOPLE = `
  CREATE TYPE mood AS ENUM ('good', 'bad');
  CREATE TABLE person (
    id serial PRIMARY KEY, name varchar(40) NOT NULL DEFAULT 'guest' UNIQUE, data json, mood mood, bio text NOT NULL);
  CREATE INDEX ix ON person (lower(name));
  CREATE TABLE post (id integer PRIMARY KEY, author integer REFERENCES person (id) ON DELETE CASCADE);
  CREATE VIEW label AS SELECT id AS post, name FROM post JOIN person USING (id);`;
const RENAMED_PEOPLE = `
  CREATE TYPE mood AS ENUM ('good', 'bad');
  CREATE TABLE person (
    person_id serial PRIMARY KEY, full_name varchar(40) NOT NULL DEFAULT 'guest' UNIQUE, content json, feeling text,
    age integer NOT NULL);
  CREATE INDEX ix ON person (lower(full_name));
  CREATE TABLE post (id integer PRIMARY KEY, author integer REFERENCES person (person_id) ON DELETE CASCADE);
  CREATE VIEW label AS SELECT id AS post, full_name AS name FROM post JOIN person ON id = person_id;`;
const RENAMES = ['person.id:person_id', 'person.name:full_name', 'person.data:content', 'person.mood:feeling'];

test('old and new programs write between the two revisions, and nothing is lost', async ({ db, databaseUrl }) => {
  const change = { before: PEOPLE, after: RENAMED_PEOPLE, rename: RENAMES };
  const { input, expand, contract } = await expandAndContract({ db, databaseUrl }, change);
  await db.query(
    `INSERT INTO person (name, data, mood, bio) VALUES ('Ann', '{"a": 1}', 'good', ''), ('Bob', NULL, NULL, '')`,
  );
  const before = await describeDatabase(db);

  await commands.upgrade(input, { revision: expand });
  await db.query(`
    UPDATE person SET name = 'Anna' WHERE id = 1; UPDATE person SET full_name = 'Rob', content = '[]' WHERE person_id = 2;
    INSERT INTO person (name, bio, mood) VALUES ('Cy', '', 'bad') ON CONFLICT (name) DO NOTHING;
    INSERT INTO person (full_name, feeling, age) VALUES ('Dan', 'good', 3) ON CONFLICT (full_name) DO NOTHING;
    INSERT INTO person (age) VALUES (4);
    UPDATE person SET data = '{"a":1}' WHERE id = 1; UPDATE person SET mood = NULL WHERE id = 1;
    INSERT INTO post VALUES (1, 4); UPDATE person SET age = 1`);
  expect(
    (
      await db.query(
        "SELECT id = person_id AND name = full_name AND coalesce(mood::text, '-') = coalesce(feeling, '-') AS same FROM person",
      )
    ).rows,
  ).toEqual(Array(5).fill({ same: true }));

  await expect(commands.check(input)).rejects.toMatchObject({
    code: 'DATABASE_NOT_AT_HEADS',
    hint: /--from-revisions/,
  });

  await commands.upgrade(input, { revision: contract });
  expect((await commands.check(input)).differences).toEqual([]);
  await db.query("UPDATE person SET full_name = 'guest 1' WHERE person_id = 5; INSERT INTO person (age) VALUES (5)");
  expect((await db.query('SELECT * FROM person ORDER BY person_id')).rows).toEqual([
    { person_id: 1, full_name: 'Anna', content: { a: 1 }, feeling: null, age: 1 },
    { person_id: 2, full_name: 'Rob', content: [], feeling: null, age: 1 },
    { person_id: 3, full_name: 'Cy', content: null, feeling: 'bad', age: 1 },
    { person_id: 4, full_name: 'Dan', content: null, feeling: 'good', age: 1 },
    { person_id: 5, full_name: 'guest 1', content: null, feeling: null, age: 1 },
    { person_id: 6, full_name: 'guest', content: null, feeling: null, age: 5 },
  ]);

  await commands.downgrade(input, { revision: expand });
  await db.query(`
    UPDATE person SET name = 'Dora' WHERE id = 4; INSERT INTO person (full_name) VALUES ('Eve');
    DELETE FROM person WHERE id < 4 OR name LIKE 'guest%'; UPDATE person SET bio = ''`);
  await commands.downgrade(input, { revision: 'base' });
  expect(await describeDatabase(db)).toEqual(before);
  expect((await db.query('SELECT * FROM person ORDER BY id')).rows).toEqual([
    { id: 4, name: 'Dora', data: null, mood: 'good', bio: '' },
    { id: 7, name: 'Eve', data: null, mood: null, bio: '' },
  ]);
  expect((await db.query('SELECT author FROM post')).rows).toEqual([{ author: 4 }]);
});

test('a renamed table has a view under its old name until the second revision', async ({ db, databaseUrl }) => {
  const change = {
    before: `CREATE TABLE "Log s" (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "a"" $$'\\t" date NOT NULL DEFAULT '2026-01-01');
      GRANT SELECT, INSERT ("a"" $$'\\t") ON "Log s" TO PUBLIC`,
    after: `CREATE TABLE log (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at date NOT NULL DEFAULT '2026-01-01')`,
    renameTable: ['Log s:log'],
    rename: [`log.a" $$'\\t:at`],
  };
  const { input, expand, contract } = await expandAndContract({ db, databaseUrl }, change, { format: 'sql' });
  const before = await describeDatabase(db);
  const grants = async () => {
    const { rows } =
      await db.query(`SELECT relacl, attname, attacl FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
      WHERE relname = 'Log s' AND attacl IS NOT NULL`);
    return rows;
  };
  const granted = await grants();

  await commands.upgrade(input, { revision: expand });
  await db.query(`INSERT INTO "Log s" DEFAULT VALUES; INSERT INTO log (at) VALUES ('2026-02-02');
    INSERT INTO "Log s" ("a"" $$'\\t") VALUES ('2026-03-03') ON CONFLICT (id) DO NOTHING;
    UPDATE "Log s" SET "a"" $$'\\t" = '2026-02-01' WHERE id = 2`);
  expect(await grants()).toEqual(granted);

  await commands.upgrade(input, { revision: contract });
  expect((await db.query('SELECT id, at::text FROM log ORDER BY id')).rows).toEqual([
    { id: 1, at: '2026-01-01' },
    { id: 2, at: '2026-02-01' },
    { id: 3, at: '2026-03-03' },
  ]);
  await commands.downgrade(input, { revision: expand });
  expect((await db.query('SELECT count(*)::integer FROM "Log s"')).rows).toEqual([{ count: 3 }]);
  await commands.downgrade(input, { revision: 'base' });
  expect(await describeDatabase(db)).toEqual(before);
});

test('the rows of partitions and children are kept in step', async ({ db, databaseUrl }) => {
  const tables = (name: string) => `
    CREATE TABLE part (id integer, ${name} text NOT NULL, CHECK (${name} <> '')) PARTITION BY LIST (id);
    CREATE TABLE part_1 PARTITION OF part FOR VALUES IN (1);
    CREATE INDEX ON part (${name});
    CREATE TABLE top (id integer PRIMARY KEY, ${name} text);
    CREATE TABLE child (more integer) INHERITS (top);`;
  const change = { before: tables('old'), after: tables('new'), rename: ['part.old:new', 'top.old:new'] };
  const { input, expand, contract } = await expandAndContract({ db, databaseUrl }, change);
  await db.query("INSERT INTO part VALUES (1, 'a'); INSERT INTO child VALUES (1, 'b')");
  const before = await describeDatabase(db);

  await commands.upgrade(input, { revision: expand });
  await db.query("INSERT INTO part (id, new) VALUES (1, 'c'); INSERT INTO child (id, old) VALUES (2, 'd')");
  await commands.upgrade(input, { revision: contract });
  expect(
    (await db.query('SELECT new FROM part UNION ALL SELECT new FROM top ORDER BY 1')).rows.map((row) => row.new),
  ).toEqual(['a', 'b', 'c', 'd']);
  await commands.downgrade(input, { revision: 'base' });
  expect(await describeDatabase(db)).toEqual(before);
});

test.skipIf(SERVER_MAJOR < 18)('both revisions are written as reviewed', async ({ db, databaseUrl }) => {
  await db.query('CREATE TABLE persons (id integer PRIMARY KEY, name text NOT NULL, bio text NOT NULL)');
  const { folder } = createProject({ 'models.ts': MODELS });
  const input = { cwd: folder, settings: { url: databaseUrl, target: './models.ts' } };
  const options = { autogenerate: true, expandContract: true, chooseRename: () => Promise.resolve(0) };

  const { written, trials } = await commands.revision(input, options);

  expect(trials).toEqual([{ outcome: 'passed' }]);
  for (const [at, name] of ['expand', 'contract'].entries()) {
    const file = readFileSync(written[at]?.path ?? '', 'utf8');
    const imports =
      file
        .match(/^import .*\n/gm)
        ?.reverse()
        .join('') ?? '';
    const body = file.slice(file.indexOf('\nexport async function'));
    await expect(`${inRepository(imports)}${body}`).toMatchFileSnapshot(`../golden/expand-contract/${name}.ts`);
  }
});

const MODELS = `
  import { MetaData } from 'limbeck/schema';
  export const metadata = new MetaData();
  const { table, t } = metadata;
  table('people', { id: t.integer().primaryKey(), fullName: t.text(), age: t.integer().nullable() }, { renamedFrom: 'persons' });`;

function inRepository(imports: string): string {
  return imports
    .replace("'limbeck/schema'", "'../../../src/models/index.js'")
    .replace("'limbeck'", "'../../../src/runtime/operations.js'");
}

test.for([
  [
    'a column of the partition key',
    'CREATE TABLE t (a integer) PARTITION BY LIST (a)',
    'CREATE TABLE t (b integer) PARTITION BY LIST (b)',
    /partition key/,
  ],
  [
    'a table whose old name is taken',
    'CREATE TABLE s (a integer)',
    'CREATE TABLE t (a integer); CREATE VIEW s AS SELECT 1',
    /old name/,
  ],
  [
    'a column that becomes generated',
    'CREATE TABLE t (a integer)',
    'CREATE TABLE t (b integer GENERATED ALWAYS AS (1) STORED)',
    /generated/,
  ],
] as const)('%s cannot have two names', async ([, before, after, why], { db, databaseUrl }) => {
  const renames = before.includes('TABLE s') ? { renameTable: ['s:t'] } : { rename: ['t.a:b'] };

  await expect(expandAndContract({ db, databaseUrl }, { before, after, ...renames })).rejects.toThrow(why);
});

test('a change that removes nothing is one revision', async ({ db, databaseUrl }) => {
  await db.query('CREATE TABLE t (a integer)');
  const { folder } = createProject({ 'schema.sql': 'CREATE TABLE t (a bigint, b text)' });
  const input = { cwd: folder, settings: { url: databaseUrl, target: './schema.sql' } };

  const { written, differences } = await commands.revision(input, { autogenerate: true, expandContract: true });

  expect(written).toHaveLength(1);
  expect(differences).toEqual(['add column t.b text', 'alter column t.a: type integer to bigint']);
});

test('a type changes before its table has a trigger, which would keep it from changing online', async ({
  db,
  databaseUrl,
}) => {
  const { input, expand } = await expandAndContract(
    { databaseUrl, db },
    {
      before:
        'CREATE TABLE t (id integer PRIMARY KEY, a text, b text, n integer); INSERT INTO t VALUES (1, $$a$$, $$b$$, 1)',
      after: 'CREATE TABLE t (id integer PRIMARY KEY, a2 text, b2 text, n bigint)',
      rename: ['t.a:a2', 't.b:b2'],
    },
  );
  const settings = { ...input.settings, online: true } as const;
  const plan = await commands.upgradePlan({ ...input, settings }, { revision: expand });

  expect(JSON.stringify(plan)).toContain('add a column for the new type of n');
});
