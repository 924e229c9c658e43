import { describe, expect, test } from 'vitest';
import { readHeader } from './read-header.js';
import { rewriteDownRevisions } from './rewrite-down-revision.js';

function rewritten(text: string, ids: readonly string[], path = 'x.ts'): string {
  const revision = readHeader({ path, text, whole: true });
  if (revision === null) throw new Error('The header is not readable.');
  return rewriteDownRevisions(text, revision, ids);
}

const TYPESCRIPT = `/**\r\n * add   bio\r\n *\r\n * Revision ID: b\r\n * Revises: a\r\n */\r\n// export const downRevision = 'a';
export const revision='b' ;export const branchLabels = null;
export   const downRevision : string|null = "a" as const; // was a
  export const   dependsOn = [ "a" ] ;\n\texport async function upgrade(){ return 'Revises: a' }\n`;

describe('the down revision of a file', () => {
  test('is replaced in its declaration and in the comment, and nothing else changes', () => {
    expect(rewritten(TYPESCRIPT, ['c'])).toBe(
      TYPESCRIPT.replace('Revises: a', 'Revises: c').replace('= "a" as', '= "c" as'),
    );
    expect(rewritten(TYPESCRIPT, ['c', 'd'])).toContain('string|null = ["c", "d"] as const; // was a');
  });

  test('may have been a list, or null', () => {
    const text = (down: string) => `export const revision = 'b';\nexport const downRevision = ${down};\nrest()`;
    expect(rewritten(text("[\n  'a', // one\n  'x',\n]"), ['c'])).toBe(text("'c'"));
    expect(rewritten(text('null'), ['c'])).toBe(text("'c'"));
    expect(rewritten(text("'a'"), ['c', 'd'])).toBe(text("['c', 'd']"));
  });

  test('is a fact of the header in SQL', () => {
    const sql = `-- add bio\r\n-- Revision ID: b\r\n--Revises:  a , x \r\n\r\n-- migrate: upgrade\nSELECT 1;\n-- Revises: a, x\n`;
    expect(rewritten(sql, ['c'], 'x.sql')).toBe(sql.replace('a , x', 'c'));
  });

  test('is refused if it is not a plain value', () => {
    const revision = { ...readHeader({ path: 'x.ts', text: TYPESCRIPT, whole: true }) };
    expect(revision).toMatchObject({ id: 'b' });
    expect(() =>
      rewriteDownRevisions(
        "export const revision = 'b';\nexport const downRevision = previous.revision;",
        {
          id: 'b',
          downRevisions: ['a'],
          branchLabels: [],
          dependsOn: [],
          transaction: true,
          message: '',
          doc: '',
          createDate: null,
          path: 'x.ts',
          language: 'ts',
        },
        ['c'],
      ),
    ).toThrow(/isn't written as a plain value in "x.ts"/);
  });
});
