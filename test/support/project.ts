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
import { dirname, join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import { type CliOptions, type CliResult, runCli } from './run-cli.js';

const LIMBECK = join(import.meta.dirname, '../..');

/** A folder such as a user of limbeck has, with limbeck in its `node_modules`. */
export interface UserProject {
  readonly folder: string;
  /** Writes a file, and the folders above it, under its path in the project. */
  write(path: string, text: string): void;
  read(path: string): string;
  /** The files under a folder of the project, sorted, with `/` between their parts. */
  list(path?: string): readonly string[];
  /** Runs `migrate` in the project's folder. */
  migrate(args: readonly string[], options?: CliOptions): Promise<CliResult>;
}

/** Creates a project with these files, by path, and deletes it after the test. By default, the project is an ES module. */
export function createProject(files: Readonly<Record<string, string>> = {}): UserProject {
  // The real path: macOS reaches its temporary folder by a symbolic link, and messages name the real one.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'limbeck-project-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(LIMBECK, join(folder, 'node_modules/limbeck'), 'junction');

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries({ 'package.json': '{ "type": "module" }\n', ...files })) {
    write(path, text);
  }
  return {
    folder,
    write,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    list: (path = '.') => listFiles(join(folder, path)),
    migrate: (args, options) => runCli(args, { cwd: folder, ...options }),
  };
}

function listFiles(folder: string): readonly string[] {
  return [...filesUnder(folder)].map((path) => relative(folder, path).replaceAll('\\', '/')).sort();
}

/** Goes into no `node_modules`, which has a link to all of limbeck that some versions of Node would follow. */
function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') yield* filesUnder(path);
    if (entry.isFile()) yield path;
  }
}
