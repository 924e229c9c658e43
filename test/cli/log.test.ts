import { hostname } from 'node:os';
import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';
import { runPsql } from '../support/run-psql.js';

const revision = (id: string, down: string, table: string) =>
  `-- add ${table}\n--\n-- Revision ID: ${id}\n-- Revises: ${down}\n-- migrate: upgrade\nCREATE TABLE ${table} ();\n-- migrate: downgrade\nDROP TABLE ${table};\n`;

function projectOf(url: string, settings = '') {
  return createProject({
    'migrations/versions/1a.sql': revision('1a', '', 'users'),
    'migrations/versions/2b.sql': revision('2b', '1a', 'teams'),
    'models.sql': 'CREATE TABLE users (); CREATE TABLE teams ();',
    'migrate.config.mjs': `export default { target: './models.sql', url: ${JSON.stringify(url)},${settings} };\n`,
  });
}

describe('log', () => {
  test('shows what was applied, undone, and stamped, the newest first', async ({ databaseUrl }) => {
    const project = projectOf(databaseUrl);
    const empty = await project.migrate(['log']);
    expect(empty).toMatchObject({ status: 0, stdout: '' });
    expect(empty.stderr).toContain('has no log');

    await project.migrate(['upgrade']);
    await project.migrate(['downgrade', '-1']);
    await project.migrate(['stamp', 'head']);

    const { stdout } = await project.migrate(['log']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}stamp {6}2b {2}\d[\d.]* (?:ms|s) {2,}\S+@\S+ \(limbeck \S+\) {2}add teams$/,
    );
    expect(lines.map((line) => line.split(/ {2,}/).slice(1, 3))).toEqual([
      ['stamp', '2b'],
      ['downgrade', '2b'],
      ['upgrade', '2b'],
      ['upgrade', '1a'],
    ]);
  });

  test('filters by revision, time, and count, also for programs', async ({ databaseUrl }) => {
    const project = projectOf(databaseUrl);
    await project.migrate(['upgrade']);
    const log = async (...args: string[]) => JSON.parse((await project.migrate(['log', '--json', ...args])).stdout);

    expect(await log()).toMatchObject({
      databases: [
        {
          name: null,
          exists: true,
          total: 2,
          unfinished: [],
          entries: [
            {
              revision: '2b',
              message: 'add teams',
              direction: 'upgrade',
              outcome: 'done',
              startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
              durationMs: expect.any(Number),
              host: hostname(),
              fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
            },
            { revision: '1a' },
          ],
        },
      ],
    });
    expect(await log('1')).toMatchObject({ databases: [{ total: 1, entries: [{ revision: '1a' }] }] });
    expect(await log('--limit', '1')).toMatchObject({ databases: [{ total: 2, entries: [{ revision: '2b' }] }] });
    expect(await log('--since', 'tomorrow')).toMatchObject({ databases: [{ entries: [] }] });
    expect(await log('--since', 'yesterday')).toMatchObject({ databases: [{ total: 2 }] });
    expect(await log('--since', 'soon')).toMatchObject({ error: { code: 'INVALID_ARGUMENT' } });
  });

  test('is not compared with the models, and can be turned off', async ({ databaseUrl, db }) => {
    const project = projectOf(databaseUrl);
    await project.migrate(['upgrade']);
    expect(await project.migrate(['check'])).toMatchObject({ status: 0, stdout: '' });
    await db.query('DROP TABLE limbeck_version_log');

    const off = projectOf(databaseUrl, ' log: false');
    await off.migrate(['downgrade', 'base']);

    expect((await db.query("SELECT to_regclass('limbeck_version_log') AS log")).rows).toEqual([{ log: null }]);
  });

  test('is written by a script, which measures nothing', async ({ databaseUrl, db }) => {
    const project = projectOf(databaseUrl);
    const script = await project.migrate(['upgrade', 'head', '--sql']);
    const rest = await project.migrate(['downgrade', '2b:1a', '--sql']);
    await runPsql(script.stdout + rest.stdout, { db, databaseUrl, folder: project.folder });

    const { stdout } = await project.migrate(['log', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      databases: [
        {
          entries: [
            { revision: '2b', direction: 'downgrade', host: null, durationMs: null },
            { revision: '2b', direction: 'upgrade' },
            { revision: '1a', direction: 'upgrade' },
          ],
        },
      ],
    });
  });
});

describe('check --files', () => {
  test('names files that changed since they were applied, until they are accepted', async ({ databaseUrl }) => {
    const project = projectOf(databaseUrl);
    await project.migrate(['upgrade', '1a']);
    const check = (...args: string[]) => project.migrate(['check', '--files', ...args]);
    project.write('migrations/versions/1a.sql', project.read('migrations/versions/1a.sql').replaceAll('\n', '\r\n'));
    project.write('migrations/versions/2b.sql', project.read('migrations/versions/2b.sql').replace('teams', 'groups'));
    expect(await check()).toMatchObject({ status: 0, stdout: '', stderr: '1 file as applied.\n' });

    project.write(
      'migrations/versions/1a.sql',
      project.read('migrations/versions/1a.sql').replace('users ()', 'users (a int)'),
    );

    const { status, stdout } = await check();
    expect(status).toBe(1);
    expect(stdout).toMatch(/^1a changed: migrations\/versions\/1a\.sql, applied \d{4}-\S+ \S+ by \S+\n$/);
    expect(JSON.parse((await check('--json')).stdout)).toMatchObject({
      ok: false,
      databases: [{ changed: [{ revision: '1a', message: 'add users' }], unchanged: 0, unknown: [] }],
    });

    expect(await check('--accept')).toMatchObject({ status: 0 });
    expect(await check()).toMatchObject({ status: 0, stdout: '' });
    expect((await project.migrate(['log'])).stdout).toMatch(/accept +1a/);
    await project.migrate(['stamp', 'head']);
    expect((await check()).stderr).toContain("doesn't know the 1 file of the other");
  });
});
