import { describe, expect, test } from 'vitest';
import { readStandaloneSource } from './standalone-source.js';

const GENERATED = `/** add bio */
import type { Operations } from 'limbeck';
import { sql, text as t, type Column } from 'limbeck/schema';

export const revision = 'a1';
export const transaction = false;

export async function upgrade(op: Operations): Promise<void> {
  await op.addColumn('users', 'bio', t());
}

export function downgrade(_op: Operations): void {}
`;

describe('a generated revision file', () => {
  const source = readStandaloneSource(GENERATED, 'ts');

  test('keeps every line and column', () => {
    const lines = source?.code.split('\n');

    expect(lines?.[8]).toBe("  await op.addColumn('users', 'bio', t());");
    expect(source?.code).toHaveLength(GENERATED.length);
  });

  test('loses its types and the word export', () => {
    const lines = source?.code.split('\n').map((line) => line.trimEnd().replace(/ +/g, ' '));

    expect(lines?.slice(1, 3)).toEqual(['', '']);
    expect(lines?.[7]).toBe(' async function upgrade(op ) {');
    expect(lines?.[11]).toBe(' function downgrade(_op ) {}');
  });

  test('says what it imports, types left out', () => {
    expect(source?.imports).toEqual([
      { entry: 'limbeck/schema', name: 'sql', local: 'sql' },
      { entry: 'limbeck/schema', name: 'text', local: 't' },
    ]);
  });

  test('says what it exports', () => {
    expect(source?.exports).toEqual(['revision', 'transaction', 'upgrade', 'downgrade']);
  });
});

describe('a module that is not read as a function', () => {
  test.each([
    ['imports a module of the project', "import { a } from './a.js';"],
    ['imports a default', "import limbeck from 'limbeck';"],
    ['imports a namespace', "import * as schema from 'limbeck/schema';"],
    ['imports for its effects', "import 'limbeck';"],
    ['imports while it runs', "const a = import('limbeck');"],
    ['asks for its address', 'const a = import.meta.url;'],
    ['exports a list', 'const a = 1;\nexport { a };'],
    ['exports a function as default', 'export default function config() {}'],
    ['exports nothing', 'module.exports = {};'],
    ['exports a second name behind a comma', 'export const a = 1, transaction = false;'],
    ['exports by a pattern', 'export const { transaction = false } = {};'],
    ['holds a type argument', 'const rows = op.execute<Row>(1);'],
    ['holds what may be a regular expression', 'const a = /x/;'],
  ])('%s', (_, source) => {
    expect(readStandaloneSource(source, 'ts')).toBeNull();
  });

  test('is a JavaScript file with a type import', () => {
    expect(readStandaloneSource("import type { Operations } from 'limbeck';", 'js')).toBeNull();
  });
});

test('a default export is assigned, with every column as it was', () => {
  expect(readStandaloneSource('export default { a: 1 };', 'ts')).toMatchObject({
    code: '$default=      { a: 1 };',
    hasDefault: true,
  });
});

test('words in comments and strings are no imports', () => {
  const source = readStandaloneSource("// import a from 'b'\nexport const a = 'export default';", 'ts');

  expect(source?.imports).toEqual([]);
});
