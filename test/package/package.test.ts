import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');
const WINDOWS = process.platform === 'win32';

/** Uses both entries with nothing of Node's or of pg's types around. */
const CONSUMER = `
import { commands, defineConfig, ExitStatus, type Operations } from 'limbeck';
import { type InsertOf, MetaData, sql } from 'limbeck/schema';

const metadata = new MetaData();
const { table, t } = metadata;
const users = table('users', { id: t.bigint().identity().primaryKey(), email: t.varchar(255).unique() });

export const row: InsertOf<typeof users> = { email: 'a@example.com' };
export const config = defineConfig({ scriptLocation: './migrations', target: metadata, url: 'pglite://memory' });
export const done: number = ExitStatus.done;
export const run: unknown = commands.upgrade;
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

  test.each(['migrate', 'limbeck'])('is run as %s', (name) => {
    const program = join(folder, 'node_modules/.bin', WINDOWS ? `${name}.cmd` : name);

    expect(execFileSync(program, ['--version'], { encoding: 'utf8', shell: WINDOWS })).toContain(version());
  });

  test.each(['limbeck', 'limbeck/schema', 'limbeck/testing'])('is imported as %s by plain Node', (name) => {
    const script = `const entry = await import('${name}'); console.log(Object.keys(entry).length > 0)`;

    expect(node(['--input-type=module', '--eval', script])).toBe('true\n');
  });

  test.each(['limbeck', 'limbeck/schema', 'limbeck/testing'])('is required as %s, and is the same module', (name) => {
    const script = `import('${name}').then((entry) => console.log(Object.keys(entry).every((key) => entry[key] === require('${name}')[key])))`;

    expect(node(['--input-type=commonjs', '--eval', script])).toBe('true\n');
  });

  test.each(['Node16', 'Node18', 'NodeNext'])('has types that hold in a CommonJS file for module %s', (module) => {
    writeFileSync(join(folder, 'consumer.cts'), CONSUMER);
    const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');

    expect(node([compiler, '--noEmit', '--strict', '--target', 'ES2023', '--module', module, 'consumer.cts'])).toBe('');
  });

  test.each([
    ['NodeNext', 'NodeNext'],
    ['ESNext', 'Bundler'],
  ])('has types that hold for module %s and resolution %s', (module, resolution) => {
    writeFileSync(join(folder, 'consumer.ts'), CONSUMER);
    const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--target', 'ES2023'];

    expect(node([compiler, ...options, '--module', module, '--moduleResolution', resolution, 'consumer.ts'])).toBe('');
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
