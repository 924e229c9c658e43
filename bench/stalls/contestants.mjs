// Who carries out a change: plain DDL, the steps of pg-schema-diff, and Limbeck.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { limbeckProject } from '../contestants/limbeck.mjs';

/** The limits that pg-schema-diff writes into its plans. */
const STEP_MS = 3000;
const BUILD_MS = 20 * 60_000;

export const CONTESTANTS = {
  'plain DDL': async (change, { url }) =>
    sendAll(
      url,
      change.plain.map((sql) => ({ sql })),
    ),
  'steps of pg-schema-diff': async (change, { url }) =>
    sendAll(
      url,
      (change.planned ?? withoutTransaction(change.plain)).map((step) =>
        step.build === undefined
          ? { sql: step, statementTimeout: STEP_MS, lockTimeout: STEP_MS }
          : { sql: step.build, statementTimeout: BUILD_MS, lockTimeout: STEP_MS },
      ),
    ),
  Limbeck: upgrade,
};

const withoutTransaction = (statements) => statements.filter((sql) => sql !== 'BEGIN' && sql !== 'COMMIT');

/** Returns what failed, or null. */
async function sendAll(url, steps) {
  const client = new pg.Client({ connectionString: url });
  // A time limit that strikes between two statements is an error of none of them.
  let between = null;
  client.on('error', (error) => {
    between = error.message;
  });
  await client.connect();
  try {
    for (const { sql, statementTimeout = 0, lockTimeout = 0 } of steps) {
      await client.query(`SET statement_timeout = ${statementTimeout}; SET lock_timeout = ${lockTimeout}`);
      await client.query(sql);
    }
    return between;
  } catch (error) {
    return error.message;
  } finally {
    await client.end();
  }
}

async function upgrade(change, { url, lockTimeout, threshold }) {
  const retries = "lockRetries: { attempts: 200, longestPause: '2s' }";
  const { status, stderr } = await migrate(['upgrade', 'head'], {
    url,
    settings: `lockTimeout: '${lockTimeout}ms', onlineThreshold: '${threshold}kB', ${retries},`,
    files: { 'migrations/versions/0001_change.ts': revisionOf(change) },
  });
  return status === 0 ? null : `exit ${status}: ${stderr.slice(-400)}`;
}

const revisionOf = ({ body }) => `import type { Operations } from 'limbeck';
import { bigint, integer, primaryKey, sql, text, uuid, varchar } from 'limbeck/schema';

export const revision = '0001';
export const downRevision = null;

export async function upgrade(op: Operations): Promise<void> {
  ${body}
}

export async function downgrade(): Promise<void> {}
`;

/** Runs the program in a project that has nothing else. */
export async function migrate(args, project = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'limbeck-stalls-'));
  try {
    return await run(limbeckProject(folder, project).task(args));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run({ command: [program, ...args], cwd, env }) {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) child[stream].on('data', (text) => (said[stream] += text));
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, ...said };
}
