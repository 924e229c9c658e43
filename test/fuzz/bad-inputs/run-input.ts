import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { vi } from 'vitest';
import { Interruption } from '../../../src/cli/interruption.js';
import { ProcessGuard } from '../../../src/cli/process/guard-process.js';
import { runCommandLine } from '../../../src/cli/run-command-line.js';
import type { CliResult } from '../../support/run-cli.js';
import { type BadInput, writeFiles } from './bad-input.js';

const LIMBECK = resolve(import.meta.dirname, '../../..');

/** What a call came to, and what it did to the files of the project. */
export interface Ended extends CliResult {
  readonly before: string;
  readonly after: string;
}

/** Creates the project of a case in a separate folder, and deletes the folder after the work. */
async function inProject<T>({ files }: BadInput, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'limbeck-bad-')));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(LIMBECK, join(folder, 'node_modules/limbeck'), 'junction');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
    writeFiles(folder, files);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the program in this process, which takes a fraction of the time. */
export function runInput(input: BadInput, databaseUrl: string): Promise<Ended> {
  return inProject(input, async (folder) => {
    const before = describeFiles(folder);
    const cwd = process.cwd();
    const { env } = process;
    const restoreListeners = takeListeners();
    const stdout = capture('stdout');
    const stderr = capture('stderr');
    process.chdir(folder);
    process.env = {
      PATH: env.PATH,
      HOME: env.HOME,
      EDITOR: 'true',
      DATABASE_URL: databaseUrl,
      ...toUrls(input.env, databaseUrl),
    };
    try {
      const args = input.args.map((word) => toUrl(word, databaseUrl));
      const interruption = new Interruption();
      const status = await withLimit(runCommandLine(args, interruption, new ProcessGuard(interruption)));
      // What is rejected now is told in the next turn of the event loop.
      await setImmediate();
      return { status, stdout: stdout.text(), stderr: stderr.text(), before, after: describeFiles(folder) };
    } finally {
      stdout.restore();
      stderr.restore();
      restoreListeners();
      process.chdir(cwd);
      process.env = env;
    }
  });
}

/** Vitest's own listeners take a rejection in code of the user's for one in a test. */
function takeListeners(): () => void {
  const taken = process.listeners('unhandledRejection');
  const ignore = () => undefined;
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', ignore);
  return () => {
    process.off('unhandledRejection', ignore);
    for (const listener of taken) process.on('unhandledRejection', listener);
  };
}

const LIMIT_MS = 30_000;

async function withLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It does not end.')), LIMIT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function capture(name: 'stdout' | 'stderr') {
  const written: string[] = [];
  const spy = vi.spyOn(process[name], 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  return { text: () => written.join(''), restore: () => spy.mockRestore() };
}

/** `SERVER/name` is a database of the server of the tests. */
function toUrl(word: string, databaseUrl: string): string {
  return word.replace(/^SERVER(?=\/)/, databaseUrl.replace(/\/[^/]*$/, ''));
}

function toUrls(env: BadInput['env'], databaseUrl: string): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, toUrl(value, databaseUrl)]));
}

/** The files and their text, without the caches of packages. */
function describeFiles(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ parentPath }) => !parentPath.includes('node_modules'))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return `${path} ${entry.isFile() ? readText(path) : ''}`;
    })
    .sort()
    .join('\n');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return 'unreadable';
  }
}
