import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { AlembicDirection } from '../../script/alembic/read-alembic-sql.js';
import { maskPassword } from '../../util/mask-password.js';

export interface AlembicProgram {
  /** The program with the arguments that go before Alembic's own: `alembic`, `poetry run alembic`, `flask db`. */
  readonly command: readonly [program: string, ...args: string[]];
  /** The arguments that name its settings. */
  readonly settings: readonly string[];
  readonly cwd: string;
}

export interface AlembicOutput {
  /** As far as it came. */
  readonly sql: string;
  /** Why it failed; null if it did not. */
  readonly failure: string | null;
  /** True if the program does not exist. */
  readonly isMissing: boolean;
  /** The database that the SQL is for, as Alembic logs it, unless its settings silence it. */
  readonly dialect: string | null;
}

const LARGEST_LOG = 1024 * 1024;

/**
 * Has Alembic write SQL for a range such as `base:heads`; no database is touched.
 * @param onLine sees the output line by line while Alembic writes it.
 */
export function runAlembic(
  { command: [program, ...args], settings, cwd }: AlembicProgram,
  [direction, range]: readonly [AlembicDirection, range: string],
  onLine: (line: string) => void,
): Promise<AlembicOutput> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args, ...arrange(settings, direction, range)], {
      cwd,
      // Alembic breaks its messages at the width of the terminal of its standard input, and a prompt would wait forever.
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PYTHONUNBUFFERED: '1', PYTHONIOENCODING: 'utf-8' },
      windowsHide: true,
    });
    const output = collect(child.stdout, onLine);
    const log = collect(child.stderr, () => undefined);
    child.on('error', (error) => {
      const isMissing = 'code' in error && error.code === 'ENOENT';
      const failure = isMissing ? 'there is no such program' : error.message;
      resolve({ sql: '', failure, isMissing, dialect: null });
    });
    child.on('close', (status, signal) => {
      const errors = log().slice(-LARGEST_LOG);
      const message = findMessage(output(), errors) ?? `it ended with ${signal ?? `status ${status}`}`;
      const failure = status === 0 ? null : maskPassword(message);
      resolve({ sql: output(), failure, isMissing: false, dialect: findDialect(log()) });
    });
  });
}

/** `-c alembic.ini upgrade A:B --sql`. What Flask-Migrate takes comes after the command: `upgrade -d migrations`. */
function arrange(settings: readonly string[], direction: AlembicDirection, range: string): readonly string[] {
  return settings[0] === '-c' ? [...settings, direction, range, '--sql'] : [direction, ...settings, '--sql', range];
}

function collect(stream: NodeJS.ReadableStream, onLine: (line: string) => void): () => string {
  const chunks: string[] = [];
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => chunks.push(String(chunk)));
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
  return () => chunks.join('');
}

/** Alembic prints its own errors on standard output, behind the SQL; all others are the end of a traceback. */
function findMessage(output: string, log: string): string | undefined {
  const own = [...output.slice(-LARGEST_LOG).matchAll(/^\s*FAILED: (.*(?:\n(?!--|\s*$).*)*)/gm)].at(-1)?.[1];
  return own?.replaceAll(/\s+/g, ' ').trim() || lastMessage(log);
}

/** SQLAlchemy ends its messages with the address of their explanation. */
function lastMessage(log: string): string | undefined {
  const lines = log.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('(Background on this error at:')).at(-1);
}

function findDialect(log: string): string | null {
  return /Context impl (\w+)\./.exec(log)?.[1] ?? null;
}
