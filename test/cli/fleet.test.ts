import { expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const CONFIG = `import { defineConfig } from 'limbeck';
export default defineConfig({
  url: process.env.DATABASE_URL,
  fleet: { schemas: 'SELECT name FROM public.tenants ORDER BY name', canary: 'demo', concurrency: 1 },
});
`;

const REVISION = `export const revision = '1a';
export const downRevision = null;
export const upgrade = (op, { place }) => op.execute(\`CREATE TABLE item AS SELECT '\${place}' AS place\`);
`;

test('--fleet shows what was done and what failed, and its exit status says whether all, some, or none are done', async ({
  databaseUrl,
  db,
}) => {
  const project = createProject({ 'migrate.config.ts': CONFIG, 'migrations/versions/1a.mjs': REVISION });
  const migrate = (...args: string[]) => project.migrate([...args, '--fleet'], { env: { DATABASE_URL: databaseUrl } });
  await db.query(`CREATE TABLE tenants (name text); INSERT INTO tenants VALUES ('acme'), ('bolt'), ('demo');
    CREATE SCHEMA acme; CREATE SCHEMA bolt; CREATE SCHEMA demo; CREATE TABLE bolt.item (); CREATE TABLE demo.item ()`);

  const none = await migrate('upgrade', 'head');
  expect(none.status).toBe(8);
  expect(none.stdout).toContain('3 places: 1 failed, 2 not begun\n');
  await db.query('DROP TABLE demo.item');
  const some = await migrate('upgrade', 'head');
  expect(some.status).toBe(7);
  expect(some.stdout.split('\n').slice(0, 3)).toEqual([
    '3 places: 2 done, 1 failed',
    '  base -> 1a  2 places',
    '  failed  bolt',
  ]);
  expect(some.stdout).toContain('relation "item" already exists');
  expect(some.stderr).toContain('Fleet  3 places: 3 to do, 1 canary first\n');
  expect((await db.query('SELECT place FROM acme.item')).rows).toEqual([{ place: 'acme' }]);

  const status = await migrate('status');
  expect(status).toMatchObject({ status: 1 });
  expect(status.stdout).toBe('2 places at 1a (head): demo, acme\n1 place at base: bolt\n  pending  1a\n');
  expect((await migrate('current')).stdout).toBe('demo: 1a (head)\nacme: 1a (head)\nbolt: base\n');
  const log = await migrate('log', '--limit', '1');
  expect(log).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^(demo|acme) {2}\d{4}-\S+ \S+ {2}upgrade {2}1a {2}/),
  });
  expect(log.stderr).toContain('And 1 older entry: --limit 2 shows all.\n1 place without a log: bolt\n');
  expect(await migrate('stamp', 'head', '--only', 'bolt', '--json')).toMatchObject({ status: 0 });
  const events = await migrate('upgrade', '--events');
  expect(events).toMatchObject({ status: 0 });
  expect(events.stdout).toContain('"event":"fleet"');

  expect(await migrate('upgrade', 'head', '--plan')).toMatchObject({ status: 2 });
  expect(await migrate('upgrade', 'nowhere')).toMatchObject({ status: 2 });
  expect(await migrate('upgrade', '--only', 'nobody')).toMatchObject({ status: 2 });
  await db.query('DELETE FROM tenants');
  expect((await migrate('status')).stderr).toContain('The fleet has no places');
  await db.query('DROP TABLE tenants');
  const unlisted = await migrate('status');
  expect(unlisted.status).toBe(2);
  expect(unlisted.stderr).toContain(`"fleet.schemas" can't list the places: relation "public.tenants" does not exist`);
  const without = await project.migrate(['upgrade', '--shard', '1/2'], { env: { DATABASE_URL: databaseUrl } });
  expect(without.stderr).toContain("Option '--shard' needs '--fleet'");
});
