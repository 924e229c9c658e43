import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { CACHE_FOLDER, cacheFileOf, checkProject } from '../support/cache-file.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const MODELS = `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
const { table, t } = metadata;
export const parcels = table('parcels', { id: t.integer().primaryKey() });
`;

function projectOf(url: string, models: string) {
  const project = createProject({
    'models.ts': models,
    'migrate.config.ts': `export default { url: '${url}', target: './models.ts', scriptLocation: './migrations' };`,
  });
  const { path, contains, falsify } = cacheFileOf(project, 'models');
  return {
    project,
    path,
    falsify,
    check: (...options: string[]) => checkProject(project, ...options),
    isCached: () => contains('"parcels"'),
  };
}

test('models are cached if they are read twice, and run again only if something changed', async ({
  databaseUrl,
  db,
}) => {
  const { project, check, isCached, falsify } = projectOf(databaseUrl, MODELS);

  expect(await check()).toBe('create table parcels');
  expect(isCached()).toBe(false);
  expect(await check()).toBe('create table parcels');
  expect(isCached()).toBe(true);
  falsify('"parcels"', '"letters"');
  expect(await check()).toBe('create table letters');
  expect(await check('--no-cache')).toBe('create table parcels');
  // In another default schema, the declarations are others.
  await db.query(`CREATE SCHEMA mail; ALTER DATABASE ${databaseUrl.split('/').at(-1)} SET search_path = mail`);
  expect(await check()).toBe('create table parcels');
  project.write('models.ts', MODELS.replace('parcels', 'boxes').replace("'parcels'", "'boxes'"));
  expect(await check()).toBe('create table boxes');
});

test("a cache of models that is damaged, or can't be written, changes nothing", async ({ databaseUrl }) => {
  const { project, check, path, isCached } = projectOf(databaseUrl, MODELS);
  const folder = join(project.folder, CACHE_FOLDER);
  await check();
  await check();

  expect(isCached()).toBe(true);
  writeFileSync(path(), readFileSync(path(), 'utf8').replace('"parcels"', '"letters"'));
  expect(await check()).toBe('create table parcels');
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  expect(await check()).toBe('create table parcels');
});

for (const [what, line] of [
  ['depend on the environment', "if (process.env.LETTERS) table('letters', { id: t.integer() });"],
  ['name the global object', "if (globalThis['pro' + 'cess'].env.LETTERS) table('letters', { id: t.integer() });"],
  ['import another module', "import { name } from './name.ts'; table(name, { id: t.integer() });"],
  ['read a file', 'table("letters", { id: t.integer() }, (c) => [check(sql.file("check.sql"))]);'],
  ['declare a view', "metadata.view('all_parcels', sql`SELECT * FROM parcels`);"],
] as const) {
  test(`models that ${what} are not cached`, async ({ databaseUrl }) => {
    const { project, check, isCached } = projectOf(databaseUrl, `${MODELS.replace(' }', ', check, sql }')}${line}\n`);
    project.write('name.ts', "export const name: string = 'letters';");
    project.write('check.sql', 'id > 0');

    for (let time = 0; time < 3; time += 1) expect(await check()).toContain('create table parcels');
    expect(isCached()).toBe(false);
  });
}
