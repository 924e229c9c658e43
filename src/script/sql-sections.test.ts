import { describe, expect, test } from 'vitest';
import { readSqlSections } from './sql-sections.js';

describe('the sections of an SQL revision', () => {
  test('begin behind their marks and know their lines', () => {
    const source = '-- add x\n\n-- migrate: upgrade\nSELECT 1;\nSELECT 2;\n-- migrate: downgrade\nSELECT 3;\n';

    expect(readSqlSections(source, 'x.sql')).toEqual({
      upgrade: { sql: 'SELECT 1;\nSELECT 2;', line: 4 },
      downgrade: { sql: 'SELECT 3;\n', line: 7 },
    });
  });

  test('may lack the way down', () => {
    expect(readSqlSections('-- migrate: upgrade\nSELECT 1;', 'x.sql').downgrade).toBeNull();
  });

  test('may have Windows line ends', () => {
    expect(readSqlSections('-- migrate: upgrade\r\nSELECT 1;\r\n', 'x.sql').upgrade.sql).toBe('SELECT 1;\n');
  });

  test.each([
    ['without a way up', '-- migrate: downgrade\nSELECT 1;', 2],
    ['with two ways up', '-- migrate: upgrade\n-- migrate: upgrade\n', 2],
    ['with SQL in front of them', '-- x\nSELECT 1;\n-- migrate: upgrade\n', 2],
  ])('%s are refused', (_, source, line) => {
    expect(() => readSqlSections(source, 'x.sql')).toThrow(
      expect.objectContaining({ code: 'SQL_REVISION_INVALID', place: { file: 'x.sql', line } }),
    );
  });
});
