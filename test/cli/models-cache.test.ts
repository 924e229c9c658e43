import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const CACHE = 'node_modules/.cache/limbeck';

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
  const folder = join(project.folder, CACHE);
  const files = () =>
    existsSync(folder)
      ? readdirSync(folder).filter((name) => name.startsWith('models-') && name.endsWith('.json'))
      : [];
  const path = () => join(folder, files()[0] ?? '');
  return {
    project,
    folder,
    path,
    check: async (...options: string[]) => (await project.migrate(['check', ...options])).stdout.trim(),
    isCached: () => files().length > 0 && readFileSync(path(), 'utf8').includes('"parcels"'),
    /** Lets the cache say something else, with the right hash. */
    falsify(from: string, to: string): void {
      const [head = '', content = ''] = readFileSync(path(), 'utf8')
        .replaceAll(from, to)
        .split(/\n(.*)/s);
      writeFileSync(path(), `${head.replace(/\w+$/, createHash('sha256').update(content).digest('hex'))}\n${content}`);
    },
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
  const { project, check, folder, path, isCached } = projectOf(databaseUrl, MODELS);
  await check();
  await check();

  expect(isCached()).toBe(true);
  writeFileSync(path(), readFileSync(path(), 'utf8').replace('"parcels"', '"letters"'));
  expect(await check()).toBe('create table parcels');
  rmSync(folder, { recursive: true });
  writeFileSync(join(project.folder, CACHE), '');
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
