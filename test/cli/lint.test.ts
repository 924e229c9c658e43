import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const FIRST = `-- first
--
-- Revision ID: aaaa
-- Revises:
-- Create Date: 2026-01-01 00:00:00

-- migrate: upgrade
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(20), age integer);
CREATE INDEX users_age ON users (age);
CREATE FUNCTION widen() RETURNS void LANGUAGE sql AS 'ALTER TABLE users ALTER COLUMN age TYPE bigint';

-- migrate: downgrade
DROP FUNCTION widen();
DROP TABLE users;
`;

const SECOND = `import { sql, uuid } from 'limbeck/schema';
export const revision = 'bbbb';
export const downRevision = 'aaaa';
export async function upgrade(op) {
  await op.addColumn('users', 'token', uuid().serverDefault(sql\`gen_random_uuid()\`));
  await op.execute('ALTER TABLE users ALTER COLUMN email TYPE varchar(50)');
  await op.execute('SELECT widen()');
  // limbeck: allow drop-column: nothing reads it
  await op.dropColumn('users', 'email');
  // limbeck: allow drop-table
  await op.createIndex('users_token', 'users', ['token']);
}
`;

test('lint judges revisions by what they do on a scratch database, and by their SQL', async ({ databaseUrl }) => {
  const project = createProject({
    'migrate.config.ts': 'export default { url: process.env.DATABASE_URL };',
    'migrations/versions/aaaa.sql': FIRST,
    'migrations/versions/bbbb.mjs': SECOND,
  });
  const env = { DATABASE_URL: databaseUrl };
  const { status, stdout } = await project.migrate(['lint', '--json'], { env });
  const { findings, ...report }: { findings: { rule: string; line: number; file: string }[] } = JSON.parse(stdout);
  expect(findings.map(({ rule, line, file }) => `${file}:${line} ${rule}`)).toEqual([
    'migrations/versions/bbbb.mjs:7 observed-work',
    'migrations/versions/bbbb.mjs:10 allow-without-reason',
  ]);
  expect(report).toMatchObject({ judged: 2, of: 'revision', notes: [] });
  expect(status).toBe(1);
  expect((await project.migrate(['lint', 'aaaa'], { env })).status).toBe(0);

  project.write('migrate.config.ts', 'export default { url: process.env.DATABASE_URL, online: false };');
  const plain = await project.migrate(['lint', '--json'], { env });
  const rules = JSON.parse(plain.stdout).findings.map(({ rule }: { rule: string }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['volatile-default-rewrite', 'index-not-concurrent']));
});

const DECLARED = `CREATE TABLE users (id bigint PRIMARY KEY, email varchar(20) CONSTRAINT users_email_key UNIQUE, bio json);
CREATE FUNCTION widen() RETURNS void LANGUAGE sql AS 'ALTER TABLE users ALTER COLUMN age TYPE bigint';`;

test('autogenerate says what is dangerous in the revision that it writes', async ({ databaseUrl }) => {
  const config = (more: string) =>
    `export default { url: process.env.DATABASE_URL, target: './schema.sql', tryRevisions: false, ${more} };`;
  const project = createProject({
    'migrate.config.ts': config('online: false'),
    'migrations/versions/aaaa.sql': FIRST,
    'schema.sql': DECLARED,
  });
  const env = { DATABASE_URL: databaseUrl };
  await project.migrate(['upgrade'], { env });
  const { stdout } = await project.migrate(['revision', '--autogenerate', '--json'], { env });
  const { path, findings }: { path: string; findings: { rule: string; change: string }[] } = JSON.parse(stdout);
  expect(findings.map(({ rule, change }) => [rule, change])).toEqual(
    expect.arrayContaining([
      ['unique-constraint-builds', expect.stringContaining('users_email_key')],
      ['json-column', expect.stringContaining('bio')],
      ['drop-column', expect.stringContaining('age')],
    ]),
  );

  rmSync(path);
  project.write('migrate.config.ts', config(`lint: { rules: { 'json-column': 'error' } }`));
  const { stderr } = await project.migrate(['revision', '--autogenerate'], { env });
  expect(stderr).toContain('error: json has no equality operator');
  expect(stderr).not.toMatch(/unique-constraint-builds|drop-column/);
});

test('lint judges SQL files without a project, and prints for people, GitHub, and code scanning', async () => {
  const project = createProject({
    'up.sql': '\\set ON_ERROR_STOP on\nCREATE INDEX i ON users (email);\n-- +goose Down\nDROP TABLE users;\n',
  });
  const { status, stdout } = await project.migrate(['lint', 'up.sql']);
  expect(stdout).toBe(
    'up.sql:2:1  error  index-not-concurrent\n' +
      '  CREATE INDEX stops all writes to users until the index is built.\n' +
      '  Safe: Use CREATE INDEX CONCURRENTLY, outside a transaction.\n',
  );
  expect(status).toBe(1);
  const github = await project.migrate(['lint', 'up.sql', '--format', 'github', '--fail-on', 'never']);
  expect(github.stdout).toBe(
    '::error file=up.sql,line=2,col=1,title=index-not-concurrent::CREATE INDEX stops all writes to users until the index is built. Use CREATE INDEX CONCURRENTLY, outside a transaction.\n',
  );
  expect(github.status).toBe(0);
  const { runs } = JSON.parse((await project.migrate(['lint', 'up.sql', '--format', 'sarif'])).stdout);
  expect(runs[0].results[0]).toMatchObject({ ruleId: 'index-not-concurrent', ruleIndex: 0, level: 'error' });
});
