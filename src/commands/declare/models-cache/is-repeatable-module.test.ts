import { expect, test } from 'vitest';
import { isRepeatableModule } from './is-repeatable-module.js';

const IMPORT = "import { MetaData, sql } from 'limbeck/schema';\n";
const isRepeatable = (code: string) =>
  isRepeatableModule(`${IMPORT}export const metadata = new MetaData();\n${code}`, '/m.ts');

test('a module that only declares is repeatable', () => {
  expect(
    isRepeatable("const { table, t } = metadata;\nfor (const name of ['a', 'b']) table(name, { id: t.integer() });"),
  ).toBe(true);
});

for (const code of [
  'new Date();',
  'Math.random();',
  'fetch;',
  'console.log(1);',
  '\\u0070rocess.env;',
  "[].map.constructor('return process')();",
  'new Error().stack;',
  "['b', 'a'].sort((a, b) => a.localeCompare(b));",
  "await import('./more.js');",
  'import.meta.url;',
  "require('./more.js');",
  "import { defineConfig } from 'limbeck';",
  "import './more.js';",
  "export * from './more.js';",
  "sql.file('a.sql');",
]) {
  test(`a module with ${code} is not repeatable`, () => {
    expect(isRepeatable(code)).toBe(false);
  });
}
