import { describe, expect, test } from 'vitest';
import { readSqlSections } from './sql-sections.js';

const FILE = { path: 'x.sql', transaction: true };

function texts(source: string) {
  const { upgrade, downgrade } = readSqlSections(source, FILE);
  return [upgrade, downgrade].map((section) => section?.statements.map(({ text }) => text) ?? null);
}

describe('the sections of an SQL revision', () => {
  test('begin behind their marks, and their statements know their lines in the file', () => {
    const source = '-- add x\n\n-- migrate: upgrade\nSELECT 1;\n  SELECT 2;\n-- migrate: downgrade\nSELECT 3;\n';
    const { upgrade, downgrade } = readSqlSections(source, FILE);

    expect(upgrade.statements).toMatchObject([
      { text: 'SELECT 1', line: 4, column: 1 },
      { text: 'SELECT 2', line: 5, column: 3 },
    ]);
    expect(downgrade?.statements).toMatchObject([{ text: 'SELECT 3', line: 7, column: 1 }]);
  });

  test('may lack the way down', () => {
    expect(texts('-- migrate: upgrade\nSELECT 1;')).toEqual([['SELECT 1'], null]);
  });

  test('may be empty', () => {
    expect(texts('-- migrate: upgrade\n\n-- migrate: downgrade\n-- nothing to undo\n')).toEqual([[], []]);
  });

  test('have their line breaks as \\n, and no mark of the byte order', () => {
    expect(texts("\uFEFF-- x\r\n-- migrate: upgrade\r\nSELECT 'a\r\nb';\r\n")).toEqual([["SELECT 'a\nb'"], null]);
  });

  test('are not begun by a line of a string', () => {
    expect(texts('-- migrate: upgrade\nSELECT $$\n-- migrate: downgrade\n$$')).toEqual([
      ['SELECT $$\n-- migrate: downgrade\n$$'],
      null,
    ]);
  });

  test('end a statement that lacks its semicolon', () => {
    expect(texts('-- migrate: upgrade\nSELECT 1\n-- migrate: downgrade\nSELECT 2')).toEqual([
      ['SELECT 1'],
      ['SELECT 2'],
    ]);
  });

  test('can say why they are not to be run', () => {
    const source = '-- migrate: upgrade\nSELECT 1;\n-- migrate: downgrade\n-- migrate: refuse the rows are gone\n';
    const { upgrade, downgrade } = readSqlSections(source, FILE);

    expect(upgrade.refusal).toBeNull();
    expect(downgrade?.refusal).toMatchObject({ reason: 'the rows are gone', line: 4 });
  });

  test.each([
    ['without a way up', '-- migrate: downgrade\nSELECT 1;', 2],
    ['with two ways up', '-- migrate: upgrade\n-- migrate: upgrade\n', 2],
    ['with SQL in front of them', '-- x\nSELECT 1;\n-- migrate: upgrade\n', 2],
    ['with a mark that is mistyped', '-- migrate: upgrade\n\n-- migrate: downgarde\n', 3],
    ['with a refusal that gives no reason', '-- migrate: upgrade\n-- migrate: refuse\n', 2],
    ['with a refusal in front of them', '-- migrate: refuse it\n-- migrate: upgrade\n', 1],
  ])('%s are refused', (_, source, line) => {
    expect(() => readSqlSections(source, FILE)).toThrow(
      expect.objectContaining({ code: 'SQL_REVISION_INVALID', place: { file: 'x.sql', line } }),
    );
  });
});

describe('commands of transactions', () => {
  const read = (sql: string, transaction: boolean) =>
    readSqlSections(`-- migrate: upgrade\n${sql}`, { path: 'x.sql', transaction });

  test.each([
    'BEGIN',
    'start transaction isolation level serializable',
    'COMMIT',
    'END',
    'abort',
    'ROLLBACK',
    'ROLLBACK WORK',
    "PREPARE TRANSACTION 'x'",
  ])('%s is refused where the revision runs in the transaction of the run', (command) => {
    expect(() => read(`SELECT 1;\n ${command};`, true)).toThrow(
      expect.objectContaining({ code: 'SQL_STATEMENT_REFUSED', place: { file: 'x.sql', line: 3, column: 2 } }),
    );
  });

  test.each(['SAVEPOINT a', 'ROLLBACK TO a', 'ROLLBACK WORK TO SAVEPOINT a', 'RELEASE a', 'PREPARE p AS SELECT 1'])(
    '%s is not',
    (command) => {
      expect(read(`${command};`, true).upgrade.statements).toHaveLength(1);
    },
  );

  test('may stand in a revision that runs outside of it', () => {
    expect(read('BEGIN; SELECT 1; COMMIT;', false).upgrade.statements).toHaveLength(3);
  });

  test('must end there what they begin', () => {
    expect(() => read('BEGIN; COMMIT;\nBEGIN; SELECT 1;', false)).toThrow(
      expect.objectContaining({ code: 'SQL_STATEMENT_REFUSED', place: { file: 'x.sql', line: 3, column: 1 } }),
    );
  });
});
