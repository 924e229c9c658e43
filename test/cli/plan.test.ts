import { describe, expect } from 'vitest';
import { test as base } from '../support/database.js';
import { createProject } from '../support/project.js';

const revision = (id: string, down: string | null, body: string) => `export const revision = '${id}';
export const downRevision = ${JSON.stringify(down)};
${body}
`;

const SECOND = revision(
  'bbbb',
  'aaaa',
  `export async function upgrade(op) {
  await op.createIndex('ix_users_email', 'users', ['email']);
  await op.createExcludeConstraint('ex', 'users', [['age', '=']]);
  await op.execute('UPDATE users SET age = age + 1');
  await op.dropColumn('users', 'bio');
}
export const downgrade = (op) => op.dropTable('users');`,
);

const THIRD = revision(
  'cccc',
  'bbbb',
  `import { text } from 'limbeck/schema';
export async function upgrade(op) {
  await op.addColumn('users', 'name', text().nullable());
  const rows = await op.execute('SELECT id FROM users');
  for (const { id } of rows) await op.execute('UPDATE users SET name = $1', [id]);
}
export const downgrade = (op) => op.dropColumn('users', 'name');`,
);

const test = base.extend('project', async ({ databaseUrl, db }) => {
  await db.query(`
    CREATE TABLE users (id int PRIMARY KEY, email text, age int, bio text);
    INSERT INTO users SELECT n, n || '@x', n FROM generate_series(1, 1000) AS n;
    ANALYZE users;
    CREATE TABLE limbeck_version (version_num varchar(32) PRIMARY KEY);
    INSERT INTO limbeck_version VALUES ('aaaa')`);
  return createProject({
    'migrate.config.mjs': `export default { url: ${JSON.stringify(databaseUrl)}, onlineThreshold: '1kB' };`,
    'migrations/versions/aaaa.mjs': revision('aaaa', null, 'export const upgrade = () => {}, downgrade = () => {};'),
    'migrations/versions/bbbb.mjs': SECOND,
    'migrations/versions/cccc.mjs': THIRD,
  });
});

describe('upgrade --plan', () => {
  test('shows first what blocks, what is destroyed, and what is unknown', async ({ project }) => {
    const { stdout, status } = await project.migrate(['upgrade', '--plan']);

    expect(status).toBe(0);
    const [head = '', second = '', third = ''] = stdout.split('\n\n');
    expect(head).toMatch(
      /^Database {2}.+\nPlan {6}upgrade from aaaa to cccc, 2 revisions\. Nothing was executed\.\nBlocks {4}bbbb step 2: readers and writers of users \(\d+ kB, about 1,000 rows\) wait while an index is\n {12}built, and until SQL of the revision has run\n/,
    );
    expect(head).toMatch(/\nDestroys {2}bbbb step 4: drops users\.bio \(the table has \d+ kB, about 1,000 rows\)\n/);
    expect(head).toMatch(
      /\nUnknown {3}bbbb step 3: its locks, and what it destroys\n.*\n {10}cccc: the rest of the revision, because it reads the result of op\.execute$/,
    );
    expect(second).toMatch(
      /^bbbb migrations\/versions\/bbbb\.mjs\n {2}1 {2}build index ix_users_email\n {5}online, outside a transaction: users has \d+ kB\n {5}locks users SHARE UPDATE EXCLUSIVE: nobody waits while an index is built\n {5}CREATE INDEX CONCURRENTLY ix_users_email ON users \(email\);\n/,
    );
    expect(third).toContain('the rest is unknown: it reads the result of op.execute (migrations/versions/cccc.mjs:7)');
  });

  test('--json has the same as data', async ({ project }) => {
    const { stdout } = await project.migrate(['upgrade', 'bbbb', '--plan', '--no-online', '--json']);

    expect(JSON.parse(stdout)).toMatchObject({
      databases: [
        {
          before: ['aaaa'],
          after: ['bbbb'],
          summary: {
            blocks: expect.arrayContaining([expect.objectContaining({ step: 1, stops: 'writers', held: 'unknown' })]),
            destroys: [{ revision: 'bbbb', step: 4, what: 'drops users.bio', rows: 1000 }],
            unknown: [{ revision: 'bbbb', step: 3 }],
            refused: [],
          },
          revisions: [
            {
              direction: 'upgrade',
              revision: 'bbbb',
              steps: [{ way: 'plain', because: 'online forms are turned off' }, {}, { way: 'sql', locks: null }, {}],
              unknown: null,
            },
          ],
        },
      ],
    });
  });

  test('says that the settings refuse the run', async ({ project, databaseUrl }) => {
    project.write(
      'migrate.config.mjs',
      `export default { url: ${JSON.stringify(databaseUrl)}, onlineThreshold: '1kB', allowBlocking: false, allowDestructive: false };`,
    );

    const { stdout } = await project.migrate(['upgrade', 'bbbb', '--plan']);

    expect(stdout).toMatch(
      /\nRefused {3}bbbb step 2: `allowBlocking` is false: users has \d+ kB, and PostgreSQL builds/,
    );
    expect(stdout).toMatch(/\n {10}bbbb step 4: `allowDestructive` is false: it drops users\.bio\n/);
  });
});

test('status shows what pending revisions would block', async ({ project }) => {
  const { stdout, status } = await project.migrate(['status']);

  expect(stdout).toMatch(
    /\nPending {3}2 revisions\n.*\n.*\nStops {5}bbbb step 2: readers and writers of users \(.*\) wait while an index is\n/,
  );
  expect(status).toBe(1);
});

test('downgrade --plan shows what a downgrade destroys', async ({ project, db }) => {
  await db.query("UPDATE limbeck_version SET version_num = 'bbbb'");

  const { stdout } = await project.migrate(['downgrade', '-1', '--plan']);

  expect(stdout).toMatch(
    /Plan {6}downgrade from bbbb to aaaa, 1 revision\..*\nBlocks {4}nobody for longer than a moment\nDestroys {2}bbbb step 1: drops users \(the table has \d+ kB, about 1,000 rows\)\n\nbbbb/,
  );
});

test('a plan escapes names that would steer the terminal, and asks nothing of a database that is up to date', async ({
  project,
  db,
}) => {
  await db.query(
    String.raw`ALTER TABLE users RENAME TO "us\x1b[2J
ers"`.replace(String.raw`\x1b`, '\x1b'),
  );
  project.write('migrations/versions/bbbb.mjs', SECOND.replaceAll("'users'", String.raw`'us\x1b[2J\ners'`));

  const { stdout } = await project.migrate(['upgrade', 'bbbb', '--plan']);
  expect(stdout).toContain(String.raw`us\u001b[2J\ners`);
  expect(stdout).not.toContain('\x1b');

  const atHead = await project.migrate(['upgrade', 'aaaa', '--plan']);
  expect(atHead.stdout).toMatch(/^Nothing to do: .* is at aaaa\.\n$/);
});
