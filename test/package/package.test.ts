import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');
const WINDOWS = process.platform === 'win32';

const ENTRIES = ['limbeck', 'limbeck/schema', 'limbeck/standard-schema', 'limbeck/testing'];

/** Uses the entries with nothing of Node's or of pg's types around. */
const CONSUMER = `
import { commands, defineConfig, ExitStatus, type Operations } from 'limbeck';
import { type InsertOf, MetaData, sql } from 'limbeck/schema';
import { insertSchema, type StandardSchema } from 'limbeck/standard-schema';
import { historyChecks } from 'limbeck/testing';

const metadata = new MetaData();
const { table, t } = metadata;
const users = table('users', { id: t.bigint().identity().primaryKey(), email: t.varchar(255).unique() });

export const row: InsertOf<typeof users> = { email: 'a@example.com' };
export const config = defineConfig({ scriptLocation: './migrations', target: metadata, url: 'pglite://memory' });
export const done: number = ExitStatus.done;
export const run: unknown = commands.upgrade;
export const schema: StandardSchema<InsertOf<typeof users>> = insertSchema(users);
export const checks: unknown = historyChecks;
export async function upgrade(op: Operations): Promise<void> {
  await op.execute(sql\`SELECT 1\`);
}
`;

describe('the packed package, in an empty project', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'limbeck-package-'));
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    // The package is compiled already. Compiling again would change files that other tests are reading.
    npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], PROJECT);
    npm(['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', tarball()], folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('holds what is run and what is read, and no tests', () => {
    expect(
      packedFiles().filter((path) => !/^(bin|dist|docs)\/|^[^/]+\.(md|json)$|^LICENSE$|^llms\.txt$/.test(path)),
    ).toEqual([]);
    expect(packedFiles().filter((path) => /(?:^|[./])tests?[./]/.test(path))).toEqual([]);
  });

  test('is installed as at most 20 packages of 6 MiB together', () => {
    const { packages }: { packages: object } = JSON.parse(
      readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'),
    );
    const files = readdirSync(join(folder, 'node_modules'), { recursive: true, withFileTypes: true });
    const sizes = files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).size);

    expect(Object.keys(packages).length).toBeLessThanOrEqual(20);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(6 * 1024 * 1024);
  });

  test('has validators of at most 12 KiB', () => {
    const { size } = statSync(join(folder, 'node_modules/limbeck/dist/standard-schema.js'));

    expect(size).toBeLessThanOrEqual(12 * 1024);
  });

  test('shows a short line of its code if nobody catches an error', () => {
    const script = `
      import { commands } from 'limbeck';
      await commands.show({ settings: {}, revisions: [] }, { revision: 'gone' });`;
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: folder,
      encoding: 'utf8',
    });

    expect(stderr).toContain('UNKNOWN_REVISION');
    expect(stderr.length).toBeLessThan(4000);
  });

  test.each(['migrate', 'limbeck'])('is run as %s', (name) => {
    const program = join(folder, 'node_modules/.bin', WINDOWS ? `${name}.cmd` : name);

    expect(execFileSync(program, ['--version'], { encoding: 'utf8', shell: WINDOWS })).toContain(version());
  });

  test.each(ENTRIES)('is imported and required as %s by plain Node, as one module', (name) => {
    const isSame = `Object.keys(imported).every((key) => imported[key] === require('${name}')[key])`;
    const script = `import('${name}').then((imported) => console.log(Object.keys(imported).length > 0, ${isSame}))`;

    expect(node(['--input-type=commonjs', '--eval', script])).toBe('true true\n');
  });

  test('is required where `require` cannot load ECMAScript modules, and code runs in another context', () => {
    // As Jest does it.
    const script = `
      const { createContext, runInContext } = require('node:vm');
      const { dirname } = require('node:path');
      const { readFileSync } = require('node:fs');
      const context = createContext({});
      const entry = require.resolve('limbeck/schema');
      const module = { exports: {} };
      const parameters = '(module, exports, require, __filename, __dirname)';
      const load = (name) => { if (name === 'node:vm') return require(name); throw new SyntaxError(name); };
      runInContext('(function ' + parameters + ' {' + readFileSync(entry, 'utf8') + '})', context)(module, module.exports, load, entry, dirname(entry));
      console.log(module.exports.MetaData === require('limbeck/schema').MetaData);`;

    expect(node(['--input-type=commonjs', '--eval', script])).toBe('true\n');
  });

  // They don't depend on the version of Node.
  test.skipIf(['modules', 'node'].includes(process.env.TEST_PART ?? '')).each([
    ['Node16', 'Node16', ['consumer.mts', 'consumer.cts']],
    ['ESNext', 'Bundler', ['consumer.mts']],
    ['CommonJS', 'Node10', ['consumer.ts', '--ignoreDeprecations', '6.0']],
  ])('has types that hold for module %s and resolution %s', (module, resolution, rest) => {
    for (const name of ['consumer.ts', 'consumer.mts', 'consumer.cts']) writeFileSync(join(folder, name), CONSUMER);
    const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'ES2023',
      '--module',
      module,
      '--moduleResolution',
      resolution,
    ];

    expect(node([compiler, ...options, ...rest])).toBe('');
  });

  function tarball(): string {
    return join(folder, `limbeck-${version()}.tgz`);
  }

  /** What it prints, also where it fails: tsc writes its complaints to its standard output. */
  function node(args: readonly string[]): string {
    try {
      return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    } catch (error) {
      return error instanceof Error && 'stdout' in error ? `${error.stdout}${error.message}` : String(error);
    }
  }
});

function version(): string {
  const { version }: { version: string } = createRequire(import.meta.url)('../../package.json');
  return version;
}

function packedFiles(): readonly string[] {
  const answer = npm(['pack', '--dry-run', '--ignore-scripts', '--json', '--silent'], PROJECT);
  const [packed]: { files: { path: string }[] }[] = JSON.parse(answer);
  return packed?.files.map(({ path }) => path) ?? [];
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', shell: WINDOWS, stdio: ['ignore', 'pipe', 'pipe'] });
}
