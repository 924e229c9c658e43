import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import {
  inBlockComment,
  jsonText,
  lineComment,
  onSeveralLines,
  sqlComment,
  stringSource,
  templateSource,
} from './escape.js';

const HOSTILE = [
  'a\nb',
  'a\rb',
  'a\r\nb',
  'a\u2028b',
  'a\u2029b',
  'a\u0085b',
  'a\u000bb\fc',
  'a */ b /* c',
  `a\`b\${c}$d`,
  `it's "so"`,
  'a\\',
  'a\\nb',
  '\u001b[31m\u009b2J\u0007',
  '\u202eabc\u2066d\u200f',
  'a\ud800b',
  '// -- /*',
];

describe.each(HOSTILE)('%j', (text) => {
  test('stays in a line comment', () => {
    expect(parse(lineComment(text))).toEqual([]);
  });

  test('stays in a block comment', () => {
    expect(parse(`/* ${inBlockComment(text)} */`)).toEqual([]);
  });

  test('is read back from a string', () => {
    expect(literalIn(stringSource(text))).toBe(text);
  });

  test('is read back from a template', () => {
    expect(literalIn(`\`${templateSource(text)}\``)).toBe(text);
  });

  test('is read back from JSON', () => {
    expect(JSON.parse(jsonText([text]))).toEqual([text]);
  });

  test('stays in its line of a comment in SQL', () => {
    expect(sqlComment(text)).not.toMatch(/[\n\r\u2028\u2029\u0085]/);
  });

  test('shows no control character on the terminal', () => {
    expect(onSeveralLines(text)).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
  });
});

test('a comment in SQL does not start a section', () => {
  expect(sqlComment('migrate: downgrade')).toBe('-- \\migrate: downgrade');
});

test('no other file writes the mark of a comment before text', () => {
  const folder = join(import.meta.dirname, '..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const mark = /(?:\/\/|--|\/\*\*?|^ *\*) \$\{/m;

  expect(files.filter((file) => mark.test(readFileSync(join(folder, file), 'utf8')))).toEqual(['util/escape.ts']);
});

function parse(source: string): readonly ts.Statement[] {
  return [...ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest).statements];
}

/** The value of the only literal of the source. */
function literalIn(source: string): string | null {
  const [statement, ...others] = parse(`(${source})`);
  const isAlone = others.length === 0 && statement !== undefined && ts.isExpressionStatement(statement);
  const literal =
    isAlone && ts.isParenthesizedExpression(statement.expression) ? statement.expression.expression : null;
  return literal !== null && ts.isStringLiteralLike(literal) ? literal.text : null;
}
