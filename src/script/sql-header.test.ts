import { describe, expect, test } from 'vitest';
import { readSqlHeader } from './sql-header.js';

describe('the header of an SQL revision', () => {
  test('states what the exports of a module state', () => {
    const header = [
      '-- add bio to users',
      '--',
      '-- Revision ID: 4e1f0b7c92ad',
      '-- Revises: 91c5d2aa03fe, 1975ea83b712',
      '-- Branch labels: people',
      '-- Depends on: lib, ab12',
      '-- Create Date: 2026-03-02 09:14:55.120394',
      '',
      '-- migrate: upgrade',
    ];

    expect(readSqlHeader(header.join('\n'), 'x.sql')).toMatchObject({
      id: '4e1f0b7c92ad',
      downRevisions: ['91c5d2aa03fe', '1975ea83b712'],
      branchLabels: ['people'],
      dependsOn: ['lib', 'ab12'],
      transaction: true,
      message: 'add bio to users',
      createDate: '2026-03-02 09:14:55.120394',
      language: 'sql',
    });
  });

  test.each(['base', ''])('comes after nothing where it revises %j', (revises) => {
    expect(read(`-- Revises: ${revises}`).downRevisions).toEqual([]);
  });

  test('can take the revision out of the transaction', () => {
    expect(read('-- Revises: base\n-- Transaction: false').transaction).toBe(false);
  });

  test('ends where the SQL begins', () => {
    expect(read('-- Revises: base\n\n-- migrate: upgrade\n-- Depends on: x').dependsOn).toEqual([]);
  });

  test('is not recognized without an id', () => {
    expect(() => readSqlHeader('CREATE TABLE x ();', 'x.sql')).toThrow(
      expect.objectContaining({ code: 'NOT_A_REVISION', place: { file: 'x.sql' } }),
    );
  });

  test.each([
    ['that does not say what it revises', '-- Branch labels: x'],
    ['that says a thing twice', '-- Revises: a\n-- Revises: b'],
    ['whose transaction is neither true nor false', '-- Revises: a\n-- Transaction: perhaps'],
  ])('%s is refused', (_, facts) => {
    expect(() => read(facts)).toThrow(expect.objectContaining({ code: 'SQL_REVISION_INVALID' }));
  });
});

function read(facts: string) {
  return readSqlHeader(`-- Revision ID: abc\n${facts}`, 'x.sql');
}
