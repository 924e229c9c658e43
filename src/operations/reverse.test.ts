import { describe, expect, test } from 'vitest';
import { columnType, foreignKey, index, name, sequence, unique } from '../../test/support/schema-values.js';
import type { ReplaceEnum } from './enum-operations.js';
import type { Operation } from './operation.js';
import { reverse, reverseAll } from './reverse.js';

describe('reverse', () => {
  test.each<Operation>([
    { kind: 'dropTable', table: name('t') },
    { kind: 'dropColumn', table: name('t'), column: 'a' },
    { kind: 'alterColumn', table: name('t'), column: 'a', type: { to: columnType('text') } },
    { kind: 'alterColumn', table: name('t'), column: 'a', nullable: { to: true } },
    { kind: 'addEnumValue', type: name('e'), value: 'x' },
    { kind: 'replaceEnum', type: name('e'), values: [], columns: [] },
    { kind: 'setComment', target: { on: 'table', name: name('t') }, comment: { to: null } },
    { kind: 'execute', sql: 'SELECT 1' },
  ])('refuses $kind without the state before it', (operation) => {
    expect(() => reverse(operation)).toThrow(expect.objectContaining({ code: 'IRREVERSIBLE_OPERATION' }));
  });

  test('sends rows of a value that took the place of another back to it', () => {
    const operation: ReplaceEnum = {
      kind: 'replaceEnum',
      type: name('e'),
      values: ['a', 'new'],
      columns: [],
      mapping: { old: 'new', gone: 'a' },
      was: { values: ['a', 'old', 'gone'], columns: [] },
    };

    expect(reverse(operation)).toMatchObject([{ values: ['a', 'old', 'gone'], mapping: { new: 'old' } }]);
  });

  test('drops an index concurrently that was created concurrently', () => {
    const operation = { kind: 'createIndex', table: name('t'), index: index('ix', ['a']), concurrently: true } as const;

    expect(reverse(operation)).toMatchObject([{ kind: 'dropIndex', name: 'ix', concurrently: true }]);
  });

  test('gives a sequence back to its owner', () => {
    const ownedBy = { table: name('t'), column: 'id' };
    const was = sequence('s', { ownedBy });

    expect(reverse({ kind: 'dropSequence', sequence: name('s'), was })).toMatchObject([
      { kind: 'createSequence', sequence: { ownedBy: null } },
      { kind: 'alterSequence', changes: { ownedBy } },
    ]);
  });

  test('takes an index back from the key that took it over', () => {
    const constraint = unique('uq', ['a', 'b']);

    expect(reverse({ kind: 'addConstraint', table: name('t'), constraint, usingIndex: 'ix' })).toMatchObject([
      { kind: 'dropConstraint', name: 'uq' },
      { kind: 'createIndex', index: { name: 'ix', unique: true, keys: [{ column: 'a' }, { column: 'b' }] } },
    ]);
  });

  test('drops a validated constraint and adds it as not valid', () => {
    const was = foreignKey('fk', { columns: ['a'], references: ['t', 'a'], notValid: true });

    expect(reverse({ kind: 'validateConstraint', table: name('t'), name: 'fk', was })).toMatchObject([
      { kind: 'dropConstraint', name: 'fk' },
      { kind: 'addConstraint', constraint: { notValid: true } },
    ]);
  });
});

describe('reverseAll', () => {
  test('undoes the last operation first', () => {
    const operations = reverseAll([
      { kind: 'renameTable', table: name('s.a'), newName: 'b' },
      { kind: 'setTableSchema', table: name('s.b'), newSchema: null },
    ]);

    expect(operations).toEqual([
      { kind: 'setTableSchema', table: name('b'), newSchema: 's' },
      { kind: 'renameTable', table: name('s.b'), newName: 'a' },
    ]);
  });
});
