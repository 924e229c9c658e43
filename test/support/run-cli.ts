import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkJson } from './check-json.js';

const BINARY = join(import.meta.dirname, '../../bin/migrate.js');

/** What a program needs of the machine; the rest of the tests' environment would make results depend on who runs them. */
const KEPT_VARIABLES = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'APPDATA'];

export interface CliResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Null where a signal ended it. */
  readonly status: number | null;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Sent to its standard input, which is empty otherwise. */
  readonly input?: string;
  /** Aborting it interrupts the program, as Ctrl-C does. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the compiled `migrate` in a separate process. Its environment is `env` and what every program needs. What it prints
 * as JSON must be what json-schema.json describes.
 */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BINARY, ...args], {
      cwd: options.cwd ?? tmpdir(),
      env: { ...keptVariables(), ...options.env },
    });
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    options.signal?.addEventListener('abort', () => child.kill('SIGINT'));
    child.once('error', reject);
    child.once('close', (status) => {
      try {
        checkJson({ args, stdout: stdout() });
        resolve({ stdout: stdout(), stderr: stderr(), status });
      } catch (error) {
        reject(error);
      }
    });
    child.stdin.end(options.input ?? '');
  });
}

function keptVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(KEPT_VARIABLES.map((name) => [name, process.env[name]]));
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}
