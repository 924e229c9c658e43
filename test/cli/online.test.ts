import { expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

const FIRST = `export const revision = 'aaaa';
export const downRevision = null;
export async function upgrade(op) {
  await op.execute('CREATE TABLE users (id int, email text)');
  await op.execute("INSERT INTO users VALUES (1, 'same'), (2, 'same')");
}
export const downgrade = (op) => op.dropTable('users');
`;

const SECOND = `import { text } from 'limbeck/schema';
export const revision = 'bbbb';
export const downRevision = 'aaaa';
export async function upgrade(op) {
  await op.addColumn('users', 'bio', text().nullable());
  await op.createIndex('ix', 'users', ['email'], { unique: true });
  await op.createCheckConstraint('ck', 'users', 'id > 0');
}
export const downgrade = () => undefined;
`;

/** A project whose database is at a revision that could not end, because a unique index found equal values. */
async function interrupted(databaseUrl: string, second = SECOND): Promise<UserProject> {
  const project = createProject({
    'migrate.config.mjs': `export default { url: ${JSON.stringify(databaseUrl)}, onlineThreshold: '1bytes' };`,
    'migrations/versions/aaaa.mjs': FIRST,
    'migrations/versions/bbbb.mjs': second,
  });
  await project.migrate(['upgrade', 'aaaa']);
  const { status, stderr } = await project.migrate(['upgrade']);
  expect({ status, stderr }).toMatchObject({
    status: 6,
    stderr: expect.stringMatching(
      /step 1 of 1: build index ix \(online, because users has \d+ kB\)\n[\s\S]*the journal records how far[\s\S]*it continues where this run ended/,
    ),
  });
  return project;
}

test('current shows a revision that could not end, and the next upgrade ends it', async ({ databaseUrl, db }) => {
  const project = await interrupted(databaseUrl);

  expect((await project.migrate(['current'])).stdout).toBe('aaaa\nbbbb (upgrade interrupted in step 1 of 1)\n');
  expect(JSON.parse((await project.migrate(['current', '--json'])).stdout)).toMatchObject({
    unfinished: [{ revision: 'bbbb', direction: 'upgrade', step: 1, steps: 1 }],
  });

  await db.query("UPDATE users SET email = 'other' WHERE id = 2");
  const { status, stderr } = await project.migrate(['upgrade']);
  expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.not.stringContaining('notice') });
  expect((await project.migrate(['current'])).stdout).toBe('bbbb (head)\n');
});

test('downgrade undoes a revision that could not end, and -1 means that one', async ({ databaseUrl, db }) => {
  const project = await interrupted(databaseUrl);

  const { status, stderr } = await project.migrate(['downgrade', '-1']);
  expect({ status, stderr }).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/undo: build index ix\n[\s\S]*Undone: what an interrupted run did of bbbb\.\n$/),
  });
  expect((await project.migrate(['current'])).stdout).toBe('aaaa\n');
  const { rows } = await db.query(
    "SELECT attname FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'bio'",
  );
  expect(rows).toEqual([]);
});

test('--restart-revision begins a revision that was edited again', async ({ databaseUrl }) => {
  const project = await interrupted(databaseUrl);
  project.write('migrations/versions/bbbb.mjs', SECOND.replace(', { unique: true }', ''));
  expect((await project.migrate(['upgrade'])).stderr).toMatch(
    /REVISION_CHANGED[\s\S]*migrate upgrade --restart-revision/,
  );

  expect(await project.migrate(['upgrade', '--restart-revision', '--no-online'])).toMatchObject({ status: 0 });
  expect((await project.migrate(['current'])).stdout).toBe('bbbb (head)\n');
});

test('a revision that could not end and has SQL is undone by hand, and stamped', async ({ databaseUrl, db }) => {
  const sql = "op.execute('ALTER TABLE users ADD COLUMN bio text')";
  const project = await interrupted(databaseUrl, SECOND.replace(/op\.addColumn\(.*\)(?=;)/, sql));

  const { status, stderr } = await project.migrate(['downgrade', 'base']);
  expect({ status, stderr }).toMatchObject({
    status: 3,
    stderr: expect.stringMatching(/undo a part of it: ALTER TABLE users ADD[\s\S]*REVISION_NOT_UNDOABLE/),
  });

  await db.query('DROP INDEX IF EXISTS ix; ALTER TABLE users DROP COLUMN bio');
  await project.migrate(['stamp', 'aaaa']);
  expect((await project.migrate(['current'])).stdout).toBe('aaaa\n');
  expect(await project.migrate(['downgrade', 'base'])).toMatchObject({ status: 0 });
});

test('--no-online runs every directive as it is written', async ({ databaseUrl }) => {
  const project = createProject({
    'migrate.config.mjs': `export default { url: ${JSON.stringify(databaseUrl)}, online: true };`,
    'migrations/versions/aaaa.mjs': FIRST.replace("(2, 'same')", "(2, 'other')"),
    'migrations/versions/bbbb.mjs': SECOND,
  });
  await project.migrate(['upgrade', 'aaaa']);

  expect(await project.migrate(['upgrade', '--no-online'])).toMatchObject({
    status: 0,
    stderr: expect.not.stringContaining('online'),
  });
});

test('--sql --online writes the online forms for tables of earlier revisions', async () => {
  const project = createProject({
    'migrate.config.mjs': 'export default {};',
    'migrations/versions/aaaa.mjs': FIRST,
    'migrations/versions/bbbb.mjs': SECOND,
  });

  const online = await project.migrate(['upgrade', 'aaaa:bbbb', '--sql', '--online']);
  expect(online.stdout).toMatch(/COMMIT;\s+CREATE UNIQUE INDEX CONCURRENTLY ix ON users \(email\);/);
  const plain = await project.migrate(['upgrade', 'aaaa:bbbb', '--sql']);
  expect(plain.stdout).not.toContain('CONCURRENTLY');
});
