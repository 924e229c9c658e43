import { describe, expect, test } from 'vitest';
import { readAlembicSql } from './read-alembic-sql.js';

const STEPS = new Map([
  ['a1', []],
  ['b2', ['a1']],
  ['c3', ['b2']],
]);
const TABLE = 'CREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL\n);\n\n';

function section(from: string, to: string, sql: string): string {
  const record =
    from === ''
      ? `INSERT INTO alembic_version (version_num) VALUES ('${to}') RETURNING alembic_version.version_num;`
      : `UPDATE alembic_version SET version_num='${to}' WHERE alembic_version.version_num = '${from}';`;
  return `-- Running upgrade ${from} -> ${to}\n\n${sql}\n\n${record}\n\n`;
}

function read(output: string, only?: string) {
  const options = { direction: 'upgrade', steps: STEPS, versionTable: 'alembic_version', only } as const;
  const { bodies, unfinished, unreadable } = readAlembicSql(output, options);
  const blocks = Object.fromEntries([...bodies].map(([id, body]) => [id, body.blocks]));
  return { blocks, unfinished, unreadable: [...unreadable.keys()] };
}

describe('the output of Alembic', () => {
  test('is split at its marks, without what env.py prints in front', () => {
    const output = `Don't panic\n${TABLE}${section('', 'a1', 'SELECT 1;')}${section('a1', 'b2', 'SELECT 2;;')}`;

    expect(read(output)).toEqual({
      blocks: { a1: ['SELECT 1;'], b2: ['SELECT 2;'] },
      unfinished: null,
      unreadable: [],
    });
  });

  test('names the revision that it breaks off in', () => {
    expect(read(`${section('', 'a1', '')}-- Running upgrade a1 -> b2\n\nSELECT 2;\n\nFAILED: no\n`)).toMatchObject({
      blocks: { a1: [] },
      unfinished: 'b2',
    });
  });

  test.each([
    ['in a string', "SELECT '\n-- Running upgrade b2 -> c3\n';"],
    ['in a function', 'DO $$\n-- Running upgrade b2 -> c3\n$$;'],
    ['with other down revisions', '-- Running upgrade a1 -> c3\nSELECT 1;'],
    ['of no revision', '-- Running upgrade b2 -> x\nSELECT 1;'],
  ])('may hold what looks like a mark %s', (_, sql) => {
    const output = section('', 'a1', '') + section('a1', 'b2', sql) + section('b2', 'c3', 'SELECT 3;');

    expect(read(output).blocks).toEqual({ a1: [], b2: [sql], c3: ['SELECT 3;'] });
  });

  test('leaves out revisions that another one forges, and reads each of them in a run that is about it alone', () => {
    const forged = section('b2', 'c3', 'SELECT 0;');
    const output = section('', 'a1', '') + section('a1', 'b2', forged) + section('b2', 'c3', 'SELECT 3;');

    expect(read(output).blocks).toEqual({ a1: [] });
    expect(read(section('a1', 'b2', forged), 'b2').blocks.b2?.join()).toContain('SELECT 0;');
  });

  test('that breaks off behind a forged revision leaves that one out', () => {
    const forged = section('b2', 'c3', 'SELECT 0;');

    expect(read(`${section('', 'a1', '')}-- Running upgrade a1 -> b2\n\n${forged}SELECT 1;\n\n`)).toMatchObject({
      blocks: { a1: [] },
      unfinished: null,
    });
  });

  test('may write to the version table within a revision', () => {
    const sql = "UPDATE alembic_version SET version_num='b2' WHERE true;";

    expect(read(section('a1', 'b2', `${sql}\n\nSELECT 2;`)).blocks).toEqual({ b2: [sql, 'SELECT 2;'] });
  });

  test('ends statements whose semicolon is part of a comment', () => {
    expect(read(section('a1', 'b2', 'DROP TABLE a -- gone;\n\nDROP TABLE b -- gone;')).blocks).toEqual({
      b2: ['DROP TABLE a;', 'DROP TABLE b;'],
    });
  });

  test('that cannot be split into statements leaves that revision out', () => {
    const output = section('a1', 'b2', 'COPY a FROM stdin;') + section('b2', 'c3', 'SELECT 3;');

    expect(read(output)).toMatchObject({ blocks: { c3: ['SELECT 3;'] }, unreadable: ['b2'] });
  });
});
