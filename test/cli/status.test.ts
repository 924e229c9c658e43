import { describe, expect } from 'vitest';
import { connect, test } from '../support/database.js';
import { createProject } from '../support/project.js';

const revision = (id: string, down: string, sql: string) =>
  `-- ${sql.toLowerCase()}\n--\n-- Revision ID: ${id}\n-- Revises: ${down}\n-- migrate: upgrade\n${sql};\n-- migrate: downgrade\n`;

function projectOf(url: string) {
  return createProject({
    'migrations/versions/1a.sql': revision('1a', '', 'CREATE TABLE users ()'),
    'migrations/versions/2b.sql': revision('2b', '1a', 'CREATE TABLE teams ()'),
    'migrate.config.mjs': `export default { scriptLocation: './migrations', url: ${JSON.stringify(url)} };\n`,
  });
}

describe('status', () => {
  test('shows what is applied and pending, and exits 1 until everything is applied', async ({ databaseUrl, db }) => {
    const project = projectOf(databaseUrl);
    const atBase = await project.migrate(['status']);
    expect(atBase.stdout).toMatch(
      /^Database .+\nAt +base\nPending +2 revisions\n {2}1a .+ migrations\/versions\/1a\.sql\n {2}2b /,
    );
    expect(atBase.status).toBe(1);
    expect((await db.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).rows).toEqual([]);

    await project.migrate(['upgrade', '1a']);
    const between = await project.migrate(['status', '--json']);
    expect(between.status).toBe(1);
    expect(JSON.parse(between.stdout)).toMatchObject({
      heads: ['2b'],
      upToDate: false,
      databases: [{ revisions: [{ id: '1a' }], missing: [], pending: [{ id: '2b' }], run: null, blockers: [] }],
    });

    await project.migrate(['upgrade']);
    const atHead = await project.migrate(['status']);
    expect(atHead.stdout).toMatch(/\nAt +2b \(head\), .+\nPending +nothing\n$/);
    expect(atHead.status).toBe(0);
  });

  test('names revisions of the version table that no file has, and exits 2', async ({ databaseUrl, db }) => {
    const project = projectOf(databaseUrl);
    await project.migrate(['upgrade']);
    await db.query("UPDATE limbeck_version SET version_num = 'f00d'");

    const { status, stdout } = await project.migrate(['status']);

    expect(stdout).toMatch(
      /\nAt +unknown\nMissing +no file has the revision f00d of the version table\nPending +2 revisions\n/,
    );
    expect(status).toBe(2);
  });
});

test('status names another run, and long transactions with their locks', async ({ databaseUrl, db }) => {
  const { commands } = await import('../../src/commands/commands.js');
  const input = { settings: { url: databaseUrl }, revisions: [] };
  await db.query('CREATE TABLE users (name text); CREATE TABLE teams ()');
  const other = await connect(databaseUrl);
  const run = await connect(databaseUrl);
  await other.query("SET application_name = 'report'; BEGIN; LOCK teams; SELECT\n  name FROM users");
  await run.query(
    "SELECT pg_advisory_lock(hashtextextended('limbeck:public.limbeck_version', 0)), set_config('application_name', 'other run', false)",
  );

  const ask = async () => [
    await commands.status(input, { longerThan: 60 }),
    await commands.status(input, { longerThan: 0 }),
  ];
  const [quiet, told] = await ask().finally(async () => {
    await other.close();
    await run.close();
  });

  expect(quiet?.databases[0]).toMatchObject({ blockers: [], run: { applicationName: 'other run' } });
  expect(told?.upToDate).toBe(true);
  expect(told?.databases[0]?.blockers).toEqual([
    {
      pid: expect.any(Number),
      user: expect.any(String),
      application: 'report',
      state: 'idle in transaction',
      seconds: expect.any(Number),
      query: expect.stringContaining('BEGIN; LOCK teams; SELECT name FROM users'),
      locks: ['teams (ACCESS EXCLUSIVE)', 'users (ACCESS SHARE)'],
    },
  ]);
});
