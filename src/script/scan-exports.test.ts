import { describe, expect, test } from 'vitest';
import { scanExports } from './scan-exports.js';

describe('the exports of a source', () => {
  test.each([
    ['in single quotes', `export const revision = 'abc';`, 'abc'],
    ['in double quotes', `export const revision = "abc";`, 'abc'],
    ['in backquotes', 'export const revision = `abc`;', 'abc'],
    ['without a semicolon', `export const revision = 'abc'\nexport const x = 1`, 'abc'],
    ['at the end of the file', `export const revision = 'abc'`, 'abc'],
    ['with Windows line ends', `export const revision = 'abc'\r\nexport const x = 1\r\n`, 'abc'],
    ['as a constant', `export const revision = 'abc' as const;`, 'abc'],
    ['with a type', `export const revision: string | null = 'abc';`, 'abc'],
    ['that satisfy a type', `export const revision = 'abc' satisfies string;`, 'abc'],
    ['as a variable', `export let revision = 'abc';`, 'abc'],
    ['on a line of their own', `export const revision =\n  'abc';`, 'abc'],
    ['beside comments', `export const revision = /* the id */ 'abc'; // drawn at random`, 'abc'],
    ['in front of a comment without a semicolon', `export const revision = 'abc' // id\nfoo()`, 'abc'],
    ['in front of a line of comment without a semicolon', `export const revision = 'abc'\n// id\nfoo()`, 'abc'],
    ['behind a comment on the line', `/** @type {string} */ export const revision = 'abc';`, 'abc'],
    ['null', 'export const revision = null;', null],
    ['undefined', 'export const revision = undefined;', null],
    ['false', 'export const revision = false;', false],
    ['an array', `export const revision = ['a', "b"];`, ['a', 'b']],
    ['an array over several lines', `export const revision = [\n  'a', // one\n  'b',\n] as const;`, ['a', 'b']],
    ['an empty array', 'export const revision: string[] = [];', []],
    ['behind another export on the line', `export const x = 'a'; export const revision = 'abc';`, 'abc'],
    ['in a list at the end', `const revision = "abc";\nexport {\n  revision,\n  upgrade\n};`, 'abc'],
    [
      'behind a comment that repeats them',
      `/*\nexport const revision = 'old';\n*/\nexport const revision = 'abc';`,
      'abc',
    ],
    [
      'behind a template that repeats them',
      "const x = `\nexport const revision = 'old';\n`;\nexport const revision = 'abc';",
      'abc',
    ],
    ['behind a string like a comment', `const x = '/*';\nexport const revision = 'abc'; /* end */`, 'abc'],
  ])('are read %s', (_, source, value) => {
    expect(scanExports(source)).toEqual({ revision: value });
  });

  test('are read from one line', () => {
    const source = "export const revision = 'abc'; export const downRevision = null; export const dependsOn = 'def';";
    expect(scanExports(source)).toEqual({ revision: 'abc', downRevision: null, dependsOn: 'def' });
  });

  test('are found together', () => {
    const source = [
      `import type { Operations } from 'limbeck';`,
      `export const revision = 'abc';`,
      `export const downRevision = ['x', 'y'];`,
      'export const branchLabels = null;',
      `export const dependsOn = 'lib';`,
      'export const transaction = false;',
      'export async function upgrade(op: Operations): Promise<void> {}',
    ].join('\n');

    expect(scanExports(source)).toEqual({
      revision: 'abc',
      downRevision: ['x', 'y'],
      branchLabels: null,
      dependsOn: 'lib',
      transaction: false,
    });
  });

  const usual = [
    `import type { Operations } from 'limbeck';`,
    '',
    `export const revision = 'abc';`,
    `export const downRevision = 'def';`,
    'export const branchLabels = null;',
    'export const dependsOn = null;',
    '',
    '',
  ].join('\n');
  const written = { revision: 'abc', downRevision: 'def', branchLabels: null, dependsOn: null };

  test.each([
    ['alone', usual, written],
    [
      'with another name behind the functions',
      `${usual}export const transaction = false;`,
      { ...written, transaction: false },
    ],
    ['with a second declaration', `${usual}export const revision = 'b';`, null],
    ['in a comment', `/* top */\n/*${usual}*/\n${usual.replace('abc', 'real')}`, { ...written, revision: 'real' }],
    ['in a template', `const x = \`${usual}\`;\n${usual.replace('abc', 'real')}`, { ...written, revision: 'real' }],
  ])('are read as Limbeck writes them, %s', (_, source, exports) => {
    expect(scanExports(source)).toEqual(exports);
  });

  test('are found behind the functions', () => {
    const source =
      'export async function upgrade(op) {\n  await op.execute(`a`);\n}\nexport const transaction = false;';

    expect(scanExports(source)).toEqual({ transaction: false });
  });

  test('are not taken from a comment alone', () => {
    expect(scanExports(`// export const revision = 'abc';\n * export const revision = 'x'`)).toEqual({});
  });

  test('are not what a function declares inside', () => {
    expect(scanExports('export async function upgrade() {\n  const transaction = await begin();\n}')).toEqual({});
  });

  test.each([
    ['computed', `export const revision = 'a' + 'b';`],
    ['computed on the next line', `export const revision = 'a'\n  + 'b';`],
    ['divided on the next line', `export const revision = 'a'\n  / 2`],
    ['called', `export const revision = newId();`],
    ['a method of a string', `export const revision = 'abc'.trim();`],
    ['another name', `export const revision = ID;`],
    ['a template with a value', 'export const revision = `$' + '{id}`;'],
    ['an array with a value', `export const revision = ['a', b];`],
    ['a string with an escape', String.raw`export const revision = 'a\x62';`],
    ['destructured', `export const { revision } = facts;`],
    ['renamed in a list', `const id = 'abc';\nexport { id as revision };`],
    ['one of several on a line', `export const x = 1, revision = 'abc';`],
    ['declared twice', `export const revision = 'a';\nexport const revision = 'b';`],
  ])('are left to the module where one is %s', (_, source) => {
    expect(scanExports(source)).toBeNull();
  });
});
