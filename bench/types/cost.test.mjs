import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { PROJECTS } from './projects.mjs';
import { QUERIES } from './queries.mjs';

const ROOT = join(import.meta.dirname, '../..');
/** Exists only in memory. */
const FOLDER = join(ROOT, 'bench/types/generated');

const OPTIONS = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
  paths: { 'limbeck/schema': [join(ROOT, 'src/models/index.ts')] },
};

/** Parsed once for all programs. */
const parsed = new Map();

function check(files) {
  const texts = new Map(Object.entries(files).map(([name, text]) => [join(FOLDER, name), text]));
  const host = ts.createCompilerHost(OPTIONS);
  const program = ts.createProgram([...texts.keys()], OPTIONS, {
    ...host,
    directoryExists: (name) => name.startsWith(FOLDER) || ts.sys.directoryExists(name),
    fileExists: (name) => texts.has(name) || host.fileExists(name),
    readFile: (name) => texts.get(name) ?? host.readFile(name),
    getSourceFile(name, version) {
      const text = texts.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, version);
      if (!parsed.has(name)) parsed.set(name, host.getSourceFile(name, version));
      return parsed.get(name);
    },
  });
  // The sources of Limbeck are not the project's: it has their declarations.
  const own = program.getSourceFiles().filter(({ fileName }) => texts.has(fileName));
  const errors = own
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  return { errors, instantiations: program.getInstantiationCount() };
}

function inFolder(folder, files) {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

test('ten queries on 44 tables cost the compiler at most 1.3 times what they cost with plain interfaces', () => {
  const [interfaces, models] = [check(PROJECTS.interfaces), check(PROJECTS.models)];

  expect(interfaces.errors).toEqual([]);
  expect(models.errors).toEqual([]);
  expect(models.instantiations / interfaces.instantiations).toBeLessThan(1.3);
});

test('they have the same rows as with plain interfaces, without a cast', () => {
  const names = [...QUERIES.matchAll(/^export const (\w+) = \(/gm)].map(([, name]) => name);
  const { errors } = check({
    ...inFolder('interfaces', PROJECTS.interfaces),
    ...inFolder('models', PROJECTS.models),
    'same.ts': `import * as left from './interfaces/queries.js';
import * as right from './models/queries.js';
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Rows<Query extends (...given: never[]) => unknown> = Awaited<ReturnType<Query>>;
${names.map((name) => `export const ${name}: Equal<Rows<typeof left.${name}>, Rows<typeof right.${name}>> = true;`).join('\n')}`,
  });

  expect(names).toHaveLength(10);
  expect(errors).toEqual([]);
});

test('messages show plain types, and the name of the type that Kysely was given', () => {
  const { errors } = check({
    ...PROJECTS.models,
    'wrong.ts': `import type { DB } from './db.js';
import { db } from './queries.js';
db.insertInto('shop_users').values({ email: 1, full_name: 'x', settings: { theme: 'x' } });
export const lines: DB['shop_invoice_lines'] = 1;`,
  });

  expect(errors).toEqual([
    `Type 'number' is not assignable to type 'ValueExpression<DB, "shop_users", string>'.`,
    expect.stringMatching(
      /^Type 'number' is not assignable to type '\{ id: ColumnType<string, string \| number \| bigint \|/,
    ),
  ]);
});
