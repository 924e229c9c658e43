import { expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const FIRST = `-- create users
--
-- Revision ID: aaaa
-- Revises:

-- migrate: upgrade
CREATE TABLE users (id bigint PRIMARY KEY, name text, age integer);
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint REFERENCES users);

-- migrate: downgrade
DROP TABLE posts, users;
`;

const SECOND = `/** tell the full name */
export const revision = 'bbbb';
export const downRevision = 'aaaa';
export async function upgrade(op) {
  await op.renameColumn('users', 'name', 'full_name');
  await op.dropColumn('users', 'age');
  await op.execute('CREATE INDEX posts_user ON posts (user_id)');
}
export async function downgrade(op) {
  await op.dropIndex('posts_user', 'posts');
  await op.renameColumn('users', 'full_name', 'name');
}
`;

test('report tells what pending revisions change, block and destroy', async ({ databaseUrl }) => {
  const project = createProject({
    'migrate.config.ts': 'export default { url: process.env.DATABASE_URL };',
    'migrations/versions/aaaa.sql': FIRST,
    'migrations/versions/bbbb.mjs': SECOND,
  });
  const env = { DATABASE_URL: databaseUrl };
  await project.migrate(['upgrade', 'aaaa'], { env });

  const { stdout, status } = await project.migrate(['report', '--json', '--fail-on', 'error'], { env });
  const { heads, databases, document } = JSON.parse(stdout);
  const { objects, destroys, downgrade, findings, revisions, ...review } = databases[0];

  expect({ heads, document, status }).toEqual({ heads: ['bbbb'], document: null, status: 1 });
  expect(review).toMatchObject({ chosen: 'pending', isRun: true, notes: [], plan: { before: ['aaaa'] } });
  expect(objects).toMatchObject([
    { object: 'table posts', change: 'changed', changes: ['create index posts_user on posts (user_id)'] },
    { object: 'table users', changes: ['rename column users.name to full_name', 'drop column users.age'] },
  ]);
  expect(destroys[0]).toEqual({ revision: 'bbbb', what: 'drops users.age' });
  expect(downgrade).toEqual({ outcome: 'differs', details: ['add column users.age integer'] });
  expect(findings.map(({ rule }: { rule: string }) => rule)).toContain('index-not-concurrent');
  expect(revisions[0].upgrade.at(-1)).toMatchObject({
    sql: 'CREATE INDEX posts_user ON posts (user_id)',
    locks: [{ table: 'posts', mode: 'SHARE', stops: 'writers' }],
    work: ['build'],
  });
  expect(review.diagram.references).toMatchObject([{ from: 'posts', to: 'users', isOptional: true, mark: 'same' }]);

  const written = await project.migrate(['report', 'migrations/versions/aaaa.sql', '--out', 'out/report.html'], {
    env,
  });
  expect(written.stdout).toMatch(/report\.html\n$/);
  const page = project.read('out/report.html');
  expect(page).toContain('<h1>Review of aaaa: create users</h1>');
  expect(page).toContain('<dd class="plain">1 revision</dd>');
  expect(page).not.toMatch(/<script|src=|@import|url\(/);
});

/** Ends every kind of text that it may be part of. */
const HOSTILE = '</details></text><script>alert(1)</script>"\'`]]>-->\u001b[31m\u202e @team #1 www.example.com';

test('report escapes hostile names and messages, and tells why a revision fails', async ({ databaseUrl }) => {
  const quoted = `"${HOSTILE.slice(0, 60).replaceAll('"', '""')}"`;
  const project = createProject({
    'migrate.config.ts': 'export default { url: process.env.DATABASE_URL };',
    'migrations/versions/aaaa.mjs': `export const revision = 'aaaa';
export const downRevision = null;
export const message = 'none';
export async function upgrade(op) {
  await op.execute(${JSON.stringify(`CREATE TABLE ${quoted} (id bigint PRIMARY KEY, ${quoted} text, parent bigint REFERENCES ${quoted})`)});
  await op.execute(${JSON.stringify(`COMMENT ON TABLE ${quoted} IS '\`\`\`\n</pre>'`)});
}
export async function downgrade(op) {
  throw new Error(${JSON.stringify(HOSTILE)});
}
`,
    'migrations/versions/bbbb.sql': `-- ${HOSTILE.replace(/\p{Cc}/gu, '')}\n--\n-- Revision ID: bbbb\n-- Revises: aaaa\n\n-- migrate: upgrade\nSELECT 1;\n\n-- migrate: downgrade\nSELECT 1;\n`,
  });
  const env = { DATABASE_URL: databaseUrl };
  const { stdout, stderr } = await project.migrate(['report'], { env });
  await project.migrate(['report', '--out', 'report.html'], { env });
  const page = project.read('report.html');

  expect(stderr).toBe('');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toMatch(/<script|\p{Bidi_Control}|(?!\n)\p{Cc}/u);
  expect(page).toContain('Downgrade</dt><dd class="bad">✗ fails');
  const outsideBlocks = stdout.replace(/^(`{3,}).*\n[\s\S]*?\n\1$/gm, '');
  expect(outsideBlocks).toContain('&#60;script');
  expect(outsideBlocks).not.toMatch(/<script|@team|#1 |www\.|`/);
  expect(stdout).toContain('````sql');
  expect(stdout).not.toMatch(/\p{Bidi_Control}|(?!\n)\p{Cc}/u);
});
