import { describe, expect, test } from 'vitest';
import {
  column,
  enumType,
  foreignKey,
  index,
  name,
  schemaOf,
  table,
  unique,
} from '../../test/support/schema-values.js';
import { createOperations, dropOperations } from './create-all.js';
import type { Operation } from './operation.js';
import { orderOperations } from './order.js';

const refers = (key: string, to: string) => foreignKey(key, { columns: ['id'], references: [to, 'id'] });
const withKey = (tableName: string, key: string, to: string) =>
  table(tableName, [column('id')], { uniques: [unique(`uq_${tableName}`, ['id'])], foreignKeys: [refers(key, to)] });

describe('orderOperations', () => {
  test('keeps the given order where nothing else is needed', () => {
    const operations = ['c', 'a', 'b'].map((title): Operation => ({ kind: 'createTable', table: table(title, []) }));

    expect(orderOperations(operations)).toEqual(operations);
  });

  test('keeps together what is done to one table', () => {
    const ordered = orderOperations([
      { kind: 'addColumn', table: name('a'), column: column('x') },
      { kind: 'addColumn', table: name('b'), column: column('x') },
      { kind: 'createIndex', table: name('a'), index: index('ix_a', ['x']) },
      { kind: 'createIndex', table: name('b'), index: index('ix_b', ['x']) },
    ]);

    expect(ordered.map(summary)).toEqual(['addColumn a', 'createIndex a', 'addColumn b', 'createIndex b']);
  });

  test('stands in the order of its phases', () => {
    const ordered = orderOperations([
      { kind: 'setComment', target: { on: 'table', name: name('b') }, comment: { from: null, to: 'x' } },
      { kind: 'dropTable', table: name('c') },
      { kind: 'dropColumn', table: name('a'), column: 'y' },
      { kind: 'createTable', table: table('b', []) },
      { kind: 'createEnum', type: enumType('e', ['x']) },
      { kind: 'dropIndex', table: name('a'), name: 'ix' },
      { kind: 'renameColumn', table: name('a'), column: 'x', newName: 'z' },
    ]);

    expect(ordered.map(({ kind }) => kind)).toEqual([
      'renameColumn',
      'dropIndex',
      'createEnum',
      'createTable',
      'dropColumn',
      'dropTable',
      'setComment',
    ]);
  });
});

describe('createOperations', () => {
  test('creates a referred table first', () => {
    const operations = createOperations(schemaOf({ tables: [withKey('a', 'fk', 'b'), withKey('b', 'self', 'b')] }));

    expect(operations.map(summary)).toEqual(['createTable b', 'createTable a']);
  });

  test('adds the foreign key that closes a cycle after the tables', () => {
    const operations = createOperations(schemaOf({ tables: [withKey('a', 'fk_b', 'b'), withKey('b', 'fk_a', 'a')] }));

    expect(operations.map(summary)).toEqual(['createTable b', 'createTable a', 'addConstraint b']);
  });
});

describe('dropOperations', () => {
  test('goes the way back', () => {
    const operations = dropOperations(schemaOf({ tables: [withKey('a', 'fk_b', 'b'), withKey('b', 'fk_a', 'a')] }));

    expect(operations.map(summary)).toEqual(['dropConstraint b', 'dropTable a', 'dropTable b']);
  });
});

function summary(operation: Operation): string {
  return 'table' in operation ? `${operation.kind} ${operation.table.name}` : operation.kind;
}
