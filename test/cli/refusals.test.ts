import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const CONFIG = `import { defineConfig } from 'limbeck';

export default defineConfig({
  target: './models.ts',
  url: process.env.DATABASE_URL,
  environments: { prod: { url: process.env.PROD_URL, allowDestructive: false } },
});
`;

const revision = (
  id: string,
  down: string | null,
  { upgrade, downgrade = '' }: { upgrade: string; downgrade?: string },
) => `/** ${id} */
import type { Operations } from 'limbeck';

export const revision = '${id}';
export const downRevision = ${down === null ? 'null' : `'${down}'`};
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations): Promise<void> {
  ${upgrade}
}

export async function downgrade(op: Operations): Promise<void> {
  ${downgrade}
}
`;

const FIRST = revision('aaaa', null, {
  upgrade: "await op.execute('CREATE TABLE first ()');",
  downgrade: "await op.dropTable('first');",
});
const SLOW = revision('aaaa', null, { upgrade: "await op.execute('SELECT FROM gate');" });
const BROKEN = revision('bbbb', 'aaaa', { upgrade: "await op.execute('SELECT * FROM nowhere');" });

const LOCKS = `SELECT FROM pg_locks
 WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

describe('what the program refuses', () => {
  test('an SQL error in the middle of a run leaves the database as it was, and says so', async ({
    databaseUrl,
    db,
  }) => {
    const project = createProject({
      'migrate.config.ts': CONFIG,
      'migrations/versions/1_aaaa.ts': FIRST,
      'migrations/versions/2_bbbb.ts': BROKEN,
    });

    const { status, stderr } = await project.migrate(['upgrade', 'head'], { env: { DATABASE_URL: databaseUrl } });

    expect(status).toBe(3);
    expect(stderr).toMatch(/2_bbbb\.ts:10:/);
    expect(stderr).toContain('42P01');
    expect((await db.query("SELECT to_regclass('first') AS found")).rows).toEqual([{ found: null }]);
  });

  test('a directive that destroys data is refused where the environment forbids it', async ({ databaseUrl }) => {
    const project = createProject({ 'migrate.config.ts': CONFIG, 'migrations/versions/1_aaaa.ts': FIRST });
    const env = { PROD_URL: databaseUrl };
    await project.migrate(['-x', 'env=prod', 'upgrade', 'head'], { env });

    const downgrade = ['-x', 'env=prod', 'downgrade', '-1'];
    const refused = await project.migrate(downgrade, { env });
    const mistyped = await project.migrate([...downgrade, '--allow-destructive-in', 'bbbb'], { env });
    const allowed = await project.migrate([...downgrade, '--allow-destructive-in', 'aaa'], { env });

    expect([refused, mistyped]).toMatchObject([
      { status: 2, stderr: expect.stringContaining('[DESTRUCTION_REFUSED]') },
      { status: 2, stderr: expect.stringContaining('[UNKNOWN_REVISION]') },
    ]);
    expect(allowed.status).toBe(0);
  });

  test('a second run exits 5 when the first is not done within --wait', async ({ databaseUrl, db }) => {
    const project = createProject({ 'migrate.config.ts': CONFIG, 'migrations/versions/1_aaaa.ts': SLOW });
    const env = { DATABASE_URL: databaseUrl };
    await db.query('CREATE TABLE gate ()');
    await db.query('BEGIN; LOCK TABLE gate');
    const first = project.migrate(['upgrade', 'head'], { env });
    await expect.poll(async () => (await db.query(LOCKS)).rows, { timeout: 30_000 }).toHaveLength(1);

    const second = await project.migrate(['upgrade', 'head', '--wait', '0'], { env });
    await db.query('COMMIT');

    expect(second).toMatchObject({ status: 5, stderr: expect.stringContaining('LOCKED') });
    expect((await first).status).toBe(0);
  });

  test.for([
    ['without models', '', 'TARGET_MISSING'],
    ['of a database that is not at the heads', "target: './models.ts',", 'DATABASE_NOT_AT_HEADS'],
  ])('a comparison %s', async ([, target = '', code = ''], { databaseUrl }) => {
    const project = createProject({
      'migrate.config.ts': CONFIG.replace("target: './models.ts',", target),
      'models.ts': "import { MetaData } from 'limbeck/schema';\nexport const metadata = new MetaData();\n",
      'migrations/versions/1_aaaa.ts': FIRST,
    });
    const env = { DATABASE_URL: databaseUrl };

    const check = await project.migrate(['check'], { env });
    const revision = await project.migrate(['revision', '--autogenerate'], { env });

    expect([check.status, revision.status]).toEqual([2, 2]);
    expect(check.stderr).toContain(`[${code}]`);
    expect(revision.stderr).toContain(`[${code}]`);
  });

  test('an unknown environment is answered with the known ones', async () => {
    const project = createProject({ 'migrate.config.ts': CONFIG });

    const { status, stderr } = await project.migrate(['-x', 'env=prd', 'upgrade', 'head']);

    expect(status).toBe(2);
    expect(stderr).toContain('"prod"');
  });

  test('a database that cannot be reached exits 4 and does not show the password', async () => {
    const project = createProject({ 'migrate.config.ts': CONFIG });
    const env = { DATABASE_URL: 'postgres://someone:sekret@127.0.0.1:1/nothing' };

    const { status, stdout, stderr } = await project.migrate(['current'], { env });

    expect(status).toBe(4);
    expect(stdout + stderr).not.toContain('sekret');
  });

  test('a mistyped command is answered with the one that was meant', async () => {
    const { status, stderr } = await createProject().migrate(['upgarde']);

    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean upgrade?');
  });

  test('init overwrites nothing', async () => {
    const project = createProject({ 'migrations/mine.txt': 'mine', 'migrate.config.ts': CONFIG });

    expect(await project.migrate(['init', 'migrations'])).toMatchObject({ status: 2 });
    expect(project.list()).toEqual(['migrate.config.ts', 'migrations/mine.txt', 'package.json']);
  });

  test('--json reports an error as data', async () => {
    const { stdout } = await createProject({ 'migrate.config.ts': CONFIG }).migrate([
      '-x',
      'env=prd',
      'heads',
      '--json',
    ]);

    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'UNKNOWN_ENVIRONMENT', exitStatus: 2 } });
  });
});
