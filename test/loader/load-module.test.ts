import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createProject } from '../support/project.js';
import { loadInNode } from './load-in-node.js';

const FILES = {
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } } // with a comment',
  'lib/kind.ts': "export enum Kind { A = 'a' }",
  'lib/plain.ts': "export const plain: string = 'plain';\nexport interface Shape { x: number }",
  'models/index.ts': "export * from './users.js';",
  'models/users.ts': "export const users: string = 'users';",
  'data.json': '{ "name": "from JSON" }',
};

const loadPath = loadInNode();

function load(files: Readonly<Record<string, string>>, entry: string, loader?: string) {
  const project = createProject({ ...FILES, ...files });
  return loadPath(join(project.folder, entry), loader);
}

/** The same where Node strips no types itself. */
const LOADERS = 'typescript' in process.features ? ['auto', 'jiti'] : ['auto'];

describe.each(LOADERS)('a module by the loader %s', (loader) => {
  test.each([
    [
      'a .js specifier that means a .ts file',
      "import { users } from './models/users.js';\nexport default users;",
      'users',
    ],
    ['a specifier without an ending', "import { users } from './models/users';\nexport default users;", 'users'],
    ['a folder with an index', "import { users } from './models';\nexport default users;", 'users'],
    ['a path alias', "import { plain } from '@lib/plain';\nexport default plain;", 'plain'],
    ['an enum', "import { Kind } from './lib/kind';\nexport default Kind.A;", 'a'],
    ['JSON', "import data from './data.json';\nexport default data.name;", 'from JSON'],
    ['a namespace', 'namespace Names {\n  export const a = 5;\n}\nexport default Names.a;', 5],
    [
      'an import that runs later',
      "export default new Promise((done) => setTimeout(() => import('./lib/plain').then(({ plain }) => done(plain)), 50));",
      'plain',
    ],
    ['a top-level await', "export default await Promise.resolve('waited');", 'waited'],
    [
      'a type import that does not say so',
      "import { plain, Shape } from './lib/plain';\nexport default plain as Shape;",
      'plain',
    ],
  ])('may hold %s', async (_, source, value) => {
    expect(await load({ 'entry.ts': source }, 'entry.ts', loader)).toEqual({ value, stderr: '' });
  });

  // Where Node strips types itself, an enum is no longer readable once the module runs.
  test.skipIf(loader === 'auto' && 'typescript' in process.features)('may import an enum later', async () => {
    const source =
      "export default new Promise((done) => setTimeout(() => import('./lib/kind').then(({ Kind }) => done(Kind.A)), 50));";
    expect(await load({ 'entry.ts': source }, 'entry.ts', loader)).toEqual({ value: 'a', stderr: '' });
  });

  test.each([
    ['entry.ts', 'const a: number = 5;\nexport default a;'],
    ['entry.mts', 'const a: number = 5;\nexport default a;'],
    ['entry.js', 'export default 5;'],
    ['entry.mjs', 'export default 5;'],
    ['entry.cjs', 'module.exports = 5;'],
  ])('may be %s in a package that says nothing of modules', async (entry, source) => {
    expect(await load({ 'package.json': '{}', [entry]: source }, entry, loader)).toEqual({ value: 5, stderr: '' });
  });

  test('gets the limbeck that runs where none is installed', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'limbeck-alone-')));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      join(folder, 'entry.ts'),
      "import { MetaData } from 'limbeck/schema';\nexport default MetaData === (await importRunningSchema()).MetaData;",
    );

    expect((await loadPath(join(folder, 'entry.ts'), loader)).value).toBe(true);
  });

  test('that throws is named with the line of the user', async () => {
    const source =
      "interface A {\n  x: number;\n}\nenum B { C }\nexport const a: A = { x: B.C };\nthrow new Error('no');\n";

    const { error } = await load({ 'entry.ts': source }, 'entry.ts', loader);

    expect(error).toMatchObject({
      code: 'MODULE_FAILED',
      message: 'Loading the file failed: Error: no.',
      place: { line: 6, column: 7, source: "throw new Error('no');" },
    });
  });

  test('that throws in a file it imports is named by that file', async () => {
    const { error } = await load(
      { 'models.ts': 'type A = 1;\nnull.x;\n', 'entry.ts': "import './models.js';" },
      'entry.ts',
      loader,
    );

    expect(error?.place).toMatchObject({ file: expect.stringMatching(/models\.ts$/), line: 2 });
  });

  test('with a mistake in its syntax is named with line and column', async () => {
    const { error } = await load({ 'entry.ts': "export default {\n  url: 'x' 'y',\n};\n" }, 'entry.ts', loader);

    expect(error).toMatchObject({
      code: 'MODULE_SYNTAX_ERROR',
      place: { line: 2, column: 12, source: "  url: 'x' 'y'," },
    });
  });

  test.each([
    ['./nope.js', 'file'],
    ['no-such-package', 'package'],
  ])('that imports %s, a missing module, is reported with the line', async (specifier, kind) => {
    const source = `\nimport { a } from '${specifier}';\nexport default a;`;

    const { error } = await load({ 'entry.ts': source }, 'entry.ts', loader);

    expect(error).toMatchObject({
      code: 'IMPORT_NOT_FOUND',
      message: `"${specifier}" is imported, but there is no such ${kind}.`,
      place: { file: expect.stringMatching(/entry\.ts$/), line: 2 },
    });
  });

  test('whose models are refused is named with the line of the user', async () => {
    const source =
      "import { LimbeckError } from 'limbeck';\n\nthrow new LimbeckError({ code: 'A', message: 'No.', hint: 'Do.' });";

    const { error } = await load({ 'entry.ts': source }, 'entry.ts', loader);

    expect(error).toMatchObject({ code: 'A', message: 'No.', hint: 'Do.', place: { line: 3 } });
  });
});

test('a tsconfig.json that extends a package which is not installed does not matter', async () => {
  const files = {
    'tsconfig.json': '{ "extends": "@tsconfig/none" }',
    'entry.ts': 'enum A { B = 5 }\nexport default A.B;',
  };

  expect((await load(files, 'entry.ts')).value).toBe(5);
});

test('a file that is not there is named', async () => {
  const { error } = await loadPath('/no/such/entry.ts');

  expect(error).toMatchObject({ code: 'MODULE_NOT_FOUND', message: 'There is no file "/no/such/entry.ts".' });
});

test('the loader tsx says what to install', async () => {
  const { error } = await load({ 'entry.ts': 'export default 5;' }, 'entry.ts', 'tsx');

  expect(error).toMatchObject({ code: 'LOADER_MISSING', hint: 'Install it with `npm install --save-dev tsx`.' });
});

test('decorators point to the loader that knows them', async () => {
  const source =
    'function column(_target: object, _key: string) {}\nclass User {\n  @column name!: string;\n}\nexport default new User();';

  const { error } = await load({ 'entry.ts': source }, 'entry.ts');

  expect(error?.hint).toContain("loader: 'tsx'");
});
