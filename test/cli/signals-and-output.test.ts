import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, onTestFinished } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

const BINARY = join(import.meta.dirname, '../../bin/migrate.js');

const onPosix = test.skipIf(process.platform === 'win32');

function projectOf(statements: readonly string[]): UserProject {
  const files = statements.map((sql, place) => [
    `migrations/versions/r${place}.sql`,
    `-- r${place}\n--\n-- Revision ID: r${place}\n-- Revises: ${place === 0 ? 'base' : `r${place - 1}`}\n\n-- migrate: upgrade\n${sql};\n\n-- migrate: downgrade\n`,
  ]);
  return createProject(Object.fromEntries(files));
}

/** Runs `migrate …` by a shell, with redirections, and gives its exit status and what it printed on standard error. */
function shell(project: UserProject, command: string, databaseUrl: string) {
  const script = `set -o pipefail; migrate() { "${process.execPath}" "${BINARY}" "$@"; }; ${command}`;
  const child = spawn('bash', ['-c', script], {
    cwd: project.folder,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.resume();
  return {
    child,
    until: async (word: string) => {
      while (!stderr.includes(word)) await new Promise((resolve) => child.stderr.once('data', resolve));
    },
    end: new Promise<{ readonly status: number | null; readonly stderr: string }>((resolve) => {
      child.once('close', (status) => resolve({ status, stderr }));
    }),
  };
}

const MANY = Array.from({ length: 8 }, (_, place) => `CREATE TABLE t${place} ()`);

describe('output that cannot be written', () => {
  onPosix.for([
    ['standard error that nobody reads', 'migrate upgrade 2> >(exec 0<&-; exit) >/dev/null; exit $?', 0],
    ['standard output that nobody reads', 'migrate upgrade --json 2>/dev/null | true; exit $PIPESTATUS', 0],
    ['standard output and error that are closed', 'migrate upgrade >&- 2>&-', 0],
    ['a full disk', 'migrate upgrade --json >/dev/full', 2],
  ] as const)('does not stop the run: %s', async ([, command, status], { databaseUrl, db }) => {
    const result = await shell(projectOf(MANY), command, databaseUrl).end;

    expect(result).toMatchObject({ status });
    expect((await db.query('SELECT version_num FROM limbeck_version')).rows).toEqual([{ version_num: 'r7' }]);
  });
});

describe('a signal', () => {
  onPosix.for(['SIGTERM', 'SIGHUP'] as const)('%s rolls back and says so', async (signal, { databaseUrl }) => {
    const { child, end, until } = shell(
      projectOf(['CREATE TABLE t ()', 'SELECT pg_sleep(60)']),
      `exec "${process.execPath}" "${BINARY}" upgrade`,
      databaseUrl,
    );
    await until('r1');
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill(signal);

    const { status, stderr } = await end;
    expect(status).toBe(130);
    expect(stderr).toContain('Everything was rolled back and nothing was applied: the database is at base.');
  });
});

onPosix('PostgreSQL ends the statement of a process that was killed', async ({ databaseUrl, db }) => {
  const { child, end, until } = shell(
    projectOf(['CREATE TABLE t ()', 'SELECT pg_sleep(60)']),
    `exec "${process.execPath}" "${BINARY}" upgrade`,
    databaseUrl,
  );
  await until('r1');
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill('SIGKILL');
  await end;

  const others = 'SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
  await expect.poll(async () => (await db.query(others)).rows, { timeout: 5000 }).toEqual([]);
});

describe('Ctrl-C on a server that has stopped answering', () => {
  onPosix.for([
    ['upgrade', 'SELECT 1', 'INTERRUPTED'],
    ['upgrade', 'pg_try_advisory_lock', 'Nothing was done'],
    ['upgrade', 'user', 'Interrupted while connecting'],
    ['check', 'REPEATABLE READ', 'Nothing was changed'],
  ] as const)('leaves within seconds: %s, at %s', async ([command, statement, words], { databaseUrl }) => {
    let sawIt: () => void = () => undefined;
    const seen = new Promise<void>((resolve) => {
      sawIt = resolve;
    });
    const proxy = await startTcpProxy(databaseUrl, ({ direction, data }) => {
      if (direction === 'toClient' || !data.includes(statement)) return 'pass';
      sawIt();
      return 'stall';
    });
    onTestFinished(() => proxy.close());
    const project = projectOf(command === 'check' ? [] : ['CREATE TABLE t ()', 'SELECT 1']);
    project.write('models.ts', "import { MetaData } from 'limbeck/schema';\nexport const metadata = new MetaData();\n");
    project.write('migrate.config.ts', "export default { target: './models.ts' };\n");
    const { child, end } = shell(project, `exec "${process.execPath}" "${BINARY}" ${command}`, proxy.url);
    await seen;
    const begin = performance.now();
    child.kill('SIGINT');

    const { status, stderr } = await end;
    expect(status).toBe(130);
    expect(stderr).toContain(words);
    expect(performance.now() - begin).toBeLessThan(7000);
  });
});
