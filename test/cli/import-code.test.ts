import { expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const CONFIG = { 'migrate.config.ts': 'export default { url: process.env.DATABASE_URL };' };

/** As much of Knex as the import uses: a client that opens connections, and queries through them. */
const KNEX = `module.exports = () => {
  const client = {};
  let connection;
  const raw = async (text, values = []) => {
    connection ??= await client._acquireOnlyConnection();
    return new Promise((done, fail) => connection.query({ text, values }, (error, result) => (error ? fail(error) : done(result))));
  };
  const transaction = async (work) => {
    await raw('BEGIN;');
    await work({ raw }).then(() => raw('COMMIT;'), async (error) => { await raw('ROLLBACK;'); throw error; });
  };
  return { client, raw, transaction, destroy: async () => {} };
};`;

const up = (...lines: readonly string[]) => `export async function up({ raw }) {\n${lines.join('\n')}\n}\n`;

const KNEX_FILES = {
  'migrations/1_pets.ts': `${up(
    "const { rows } = await raw('SELECT 1 FROM pg_catalog.pg_class WHERE relname = $1', ['pets']);",
    "if (rows.length === 0) await raw('CREATE TABLE pets (id serial, name text, tags text[]) -- of people');",
    "await raw('SAVEPOINT s' + Math.random().toString(36).slice(2));",
    "await raw('INSERT INTO pets (name, tags) VALUES ($1, $2)', [\"o'hara\", ['a b', null]]);",
  )}export const down: unknown = ({ raw }: { raw(sql: string): unknown }) => raw('DROP TABLE pets');`,
  'migrations/2_index.mjs': `${up("await raw('CREATE INDEX CONCURRENTLY by_name ON pets (name)');")}
export const down = () => { throw new Error('never'); };
export const config = { transaction: false };`,
  'migrations/3_reads.mjs': up(
    "const { rows } = await raw('SELECT * FROM pets');",
    "await raw('CREATE TABLE p' + rows.length + ' ()');",
  ),
  'migrations/4_id.mjs': up('await raw("INSERT INTO pets (name) VALUES (\'b\') RETURNING id");'),
  'migrations/5_chance.mjs': up('await raw(\'COMMENT ON TABLE pets IS \' + "\'" + Math.random() + "\'");'),
  'migrations/6_fails.mjs': up("await raw('DROP TABLE other');"),
};

test('migrations of Knex run on a scratch database, and what they send is recorded', async ({ databaseUrl, db }) => {
  const project = createProject({ ...CONFIG, ...KNEX_FILES, 'node_modules/knex/index.js': KNEX });
  project.write('node_modules/knex/package.json', '{ "main": "index.js" }');
  const run = (...args: readonly string[]) => project.migrate(args, { env: { DATABASE_URL: databaseUrl } });
  await db.query("CREATE TABLE knex_migrations AS SELECT 1 AS id, '1_pets.js' AS name");
  await db.query('CREATE TABLE knex_migrations_lock AS SELECT 1 AS is_locked');

  expect((await run('import-knex', 'migrations', '--stamp')).stderr).toContain('a run holds the lock');
  await db.query('UPDATE knex_migrations_lock SET is_locked = 0');
  const { status, stderr } = await run('import-knex', 'migrations', '--stamp');
  expect(status).toBe(1);
  expect(stderr.match(/still to be checked: .*/g)).toEqual([
    'still to be checked: it reads rows of the database, so what it does depends on them',
    'still to be checked: it uses what INSERT … RETURNING returns',
    'still to be checked: two runs sent different SQL, for example a date or a random value',
    'still to be checked: it failed on an empty database: table "other" does not exist',
  ]);
  expect(stderr).toContain('1 of 6 applied, according to public.knex_migrations.\nStamped with 1.');
  expect(project.read('migrations/versions/1_pets.sql')).toBe(`-- pets
--
-- Revision ID: 1
-- Revises: base

-- migrate: upgrade
CREATE TABLE pets (id serial, name text, tags text[]) -- of people
;

INSERT INTO pets (name, tags) VALUES ('o''hara', '{"a b",NULL}');

-- migrate: downgrade
DROP TABLE pets;
`);
  expect(project.read('migrations/versions/2_index.sql')).toContain('-- Transaction: false');
  expect(project.read('migrations/versions/2_index.sql')).toContain(
    '-- migrate: refuse Knex has no down migration for it.',
  );
  expect(project.read('migrations/versions/3_reads.sql')).toContain('SELECT * FROM pets;\n\nCREATE TABLE p1 ();');
  const { rows } = await db.query("SELECT count(*)::int AS count FROM pg_class WHERE relname IN ('pets', 'p1')");
  expect(rows).toEqual([{ count: 0 }]);
});

/** As much of node-pg-migrate as the import uses: its runner, for SQL files. */
const RUNNER = `const { readdirSync, readFileSync } = require('node:fs');
exports.runner = async ({ dbClient, dir, direction, fake, migrationsTable: table }) => {
  await dbClient.query('CREATE TABLE IF NOT EXISTS ' + table + ' (id serial, name text)');
  const ran = (await dbClient.query('SELECT name FROM ' + table + ' ORDER BY id')).rows.map((row) => row.name);
  const left = readdirSync(dir).map((file) => file.slice(0, -4)).filter((name) => !ran.includes(name));
  const name = direction === 'up' ? left[0] : ran.at(-1);
  if (name === undefined) return [];
  const path = dir + '/' + name + '.sql';
  const parts = readFileSync(path, 'utf8').split('-- down');
  const record = direction === 'up' ? 'INSERT INTO ' + table + " (name) VALUES ('" + name + "')" : 'DELETE FROM ' + table + " WHERE name = '" + name + "'";
  await dbClient.query('BEGIN');
  if (!fake && direction === 'down' && parts[1] === undefined) { await dbClient.query('ROLLBACK'); throw new Error('disabled'); }
  if (!fake) await dbClient.query(parts[direction === 'up' ? 0 : 1]);
  await dbClient.query(record);
  await dbClient.query('COMMIT');
  return [{ name, path }];
};`;

test('the runner of node-pg-migrate runs its own migrations', async ({ databaseUrl, db }) => {
  const project = createProject({
    ...CONFIG,
    'sql/1700000000000_pets.sql': 'CREATE TABLE pets ();-- down\nDROP TABLE pets;\n',
    'sql/1700000100000_name.sql': 'ALTER TABLE pets ADD name text;\n',
    'node_modules/node-pg-migrate/index.js': RUNNER,
    'node_modules/node-pg-migrate/package.json': '{ "main": "index.js" }',
  });
  const run = (...args: readonly string[]) => project.migrate(args, { env: { DATABASE_URL: databaseUrl } });
  await db.query("CREATE TABLE pgmigrations AS SELECT '1700000000000_pets' AS name");
  await db.query('CREATE TABLE pets ()');

  const { status, stderr } = await run('import-node-pg-migrate', 'sql', '--stamp');
  expect(stderr).toContain('Stamped with 1700000000000.');
  expect(status).toBe(0);
  expect((await run('upgrade', 'head')).status).toBe(0);
  expect((await run('downgrade', '-1')).stderr).toContain('node-pg-migrate has no down migration for it.');
  expect(project.read('migrations/versions/1700000000000_pets.sql')).toContain(
    '-- migrate: downgrade\nDROP TABLE pets;\n',
  );
});

test('a package that is missing is named', async ({ databaseUrl }) => {
  const project = createProject({ ...CONFIG, 'migrations/1_pets.mjs': 'export const up = () => {};' });
  const { stderr } = await project.migrate(['import-knex', 'migrations'], { env: { DATABASE_URL: databaseUrl } });

  expect(stderr).toContain('the package "knex", which is not installed there');
});
