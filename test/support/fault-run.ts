import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { explainUnexpected } from '../../src/commands/environment/explain-unexpected.js';
import { commands } from '../../src/index.js';
import { HISTORIES } from './fault-history.js';
import type { UserProject } from './project.js';

const BINARY = join(import.meta.dirname, '../../bin/migrate.js');

export interface RunChoice {
  readonly direction: 'up' | 'down';
  readonly perMigration: boolean;
  readonly history: keyof typeof HISTORIES;
}

/** What a run said of itself. */
export interface Outcome {
  /** Null if a signal ended the process. */
  readonly status: number | null;
  /** The heads that the database is at; null if the run does not know, undefined if it said nothing of them. */
  readonly heads: readonly string[] | null | undefined;
  /** The revisions that it says it ran. */
  readonly done: readonly string[] | undefined;
  readonly partlyApplied: boolean;
  readonly message: string;
  readonly hint: string;
}

/** Runs all revisions by the library. */
export async function runInProcess(
  { folder }: UserProject,
  url: string,
  { direction, perMigration, history, signal }: RunChoice & { readonly signal?: AbortSignal },
): Promise<Outcome> {
  const input = {
    cwd: folder,
    settings: {
      scriptLocation: './migrations',
      url,
      transactionPerMigration: perMigration,
      online: history === 'online',
      lockRetries: { attempts: 3, pause: '50ms', longestPause: '100ms' },
    } as const,
  };
  const options = signal === undefined ? {} : { signal };
  try {
    const report =
      direction === 'up'
        ? await commands.upgrade(input, { ...options, revision: 'head' })
        : await commands.downgrade(input, { ...options, revision: HISTORIES[history].start ?? 'base' });
    return done(report.after, report.steps);
  } catch (error) {
    const explained = explainUnexpected(error);
    return failed(explained.exitStatus, explained);
  }
}

interface SpawnOptions extends RunChoice {
  /** Called with the process as soon as it runs. */
  readonly onStart: (child: ReturnType<typeof spawn>) => void;
}

/** Runs all revisions by `migrate`. */
export function runProcess(
  { folder }: UserProject,
  url: string,
  { direction, perMigration, history, onStart }: SpawnOptions,
): Promise<Outcome> {
  const command = direction === 'up' ? ['upgrade', 'head'] : ['downgrade', HISTORIES[history].start ?? 'base'];
  const child = spawn(process.execPath, [BINARY, ...command, '--json'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: url,
      PER_MIGRATION: String(perMigration),
      ONLINE: String(history === 'online'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  onStart(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(parseOutcome(status, stdout, stderr)));
  });
}

function parseOutcome(status: number | null, stdout: string, stderr: string): Outcome {
  if (stdout === '') {
    return { status, heads: undefined, done: undefined, partlyApplied: false, message: stderr, hint: '' };
  }
  const answer = JSON.parse(stdout);
  return answer.error === undefined ? done(answer.after, answer.steps) : failed(status, answer.error);
}

function done(after: readonly string[], steps: readonly { readonly revision: string | null }[]): Outcome {
  const ids = steps.flatMap(({ revision }) => (revision === null ? [] : [revision]));
  return { status: 0, heads: after, done: ids, partlyApplied: false, message: '', hint: '' };
}

interface Failure {
  readonly message: string;
  readonly hint: string;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

function failed(status: number | null, { message, hint, data = {} }: Failure): Outcome {
  const { heads, done, partlyApplied } = data;
  return {
    status,
    heads: heads === null ? null : texts(heads),
    done: texts(done),
    partlyApplied: partlyApplied === true,
    message,
    hint,
  };
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}
