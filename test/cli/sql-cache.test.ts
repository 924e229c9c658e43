import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { CACHE_FOLDER, cacheFileOf, checkProject } from '../support/cache-file.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const SQL = `CREATE TABLE parcel (id integer PRIMARY KEY, state varchar(20) CHECK (state IN ('sent', 'landed')));
  CREATE VIEW moving AS SELECT id FROM parcel WHERE state = 'sent';`;

function projectOf(url: string, sql: string) {
  const project = createProject({
    'schema.sql': sql,
    'migrate.config.ts': `export default { url: '${url}', target: './schema.sql', scriptLocation: './migrations' };`,
  });
  const { path, falsify } = cacheFileOf(project, 'sql-target');
  const check = (...options: string[]) => checkProject(project, ...options);
  return {
    project,
    folder: join(project.folder, CACHE_FOLDER),
    check,
    path,
    /** Whether a check reads what is in the file. Other tests may create roles, which the file depends on. */
    async believes(from: string, to: string, attempts = 5): Promise<boolean> {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        falsify(from, to);
        if ((await check()).includes(to.replaceAll('"', ''))) return true;
      }
      return false;
    },
  };
}

test('the SQL of a target is run again only if something changed', async ({ databaseUrl, db }) => {
  await db.query(SQL);
  const { project, check, believes } = projectOf(databaseUrl, SQL);

  expect(await check()).toBe('');
  expect(await believes('"moving"', '"standing"')).toBe(true);
  expect(await check('--no-cache')).toBe('');
  project.write('schema.sql', `${SQL}\nCREATE TABLE letter (id integer);`);
  expect(await check()).toBe('create table letter');
  // The scratch database is asked about a text that differs.
  await db.query("ALTER TABLE parcel DROP CONSTRAINT parcel_state_check, ADD CHECK (state IN ('sent'))");
  expect(await check()).toContain('parcel_state_check');
  await db.query(`ALTER DATABASE ${databaseUrl.split('/').at(-1)} SET array_nulls = off`);
  expect(await believes('"moving"', '"standing"', 1)).toBe(false);
});

test("a cache that is damaged, or can't be written, changes nothing", async ({ databaseUrl, db }) => {
  await db.query(SQL);
  const { check, folder, path } = projectOf(databaseUrl, SQL);
  await check();

  writeFileSync(path(), readFileSync(path(), 'utf8').slice(0, -1));
  expect(await check()).toBe('');
  writeFileSync(path(), readFileSync(path(), 'utf8').replace('"moving"', '"standing"'));
  expect(await check()).toBe('');
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  expect(await check()).toBe('');
});

for (const [what, sql] of [
  ['runs code', 'DO $$ BEGIN PERFORM 1; END $$;'],
  ['depends on the day', "CREATE TABLE letter (sent date DEFAULT 'today');"],
  ['has a password', "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'postgres://a:verysecret@h/d' $$;"],
] as const) {
  test(`SQL that ${what} is not cached`, async ({ databaseUrl }) => {
    const { check, folder } = projectOf(databaseUrl, `${SQL}\n${sql}`);

    expect(await check()).not.toBe('');
    expect(existsSync(folder)).toBe(false);
  });
}
