import { describe, expect, test } from 'vitest';
import {
  column,
  columnType,
  enumType,
  foreignKey,
  index,
  name,
  schemaOf,
  table,
  unique,
} from '../../test/support/schema-values.js';
import type { Domain } from '../schema/domain.js';
import { createAllOperations, dropOperations } from './create-all.js';
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

  test('sorts operations by phase', () => {
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

describe('a rename', () => {
  const domain = (text: string, sql: string): Domain => ({
    ...name(text),
    type: columnType(sql),
    collation: null,
    nullable: true,
    serverDefault: null,
    notNullName: null,
    checks: [],
    comment: null,
  });

  test('comes before an object is recreated under the new name', () => {
    const ordered = orderOperations([
      { kind: 'dropDomain', type: name('b'), was: domain('b', 'text') },
      { kind: 'createDomain', type: domain('b', 'integer') },
      { kind: 'renameType', type: name('a'), newName: 'b' },
    ]);

    expect(ordered.map(({ kind }) => kind)).toEqual(['renameType', 'dropDomain', 'createDomain']);
  });

  test('of a column comes before its table is recreated', () => {
    const ordered = orderOperations([
      { kind: 'dropTable', table: name('app.b'), was: table('app.b', [column('y')]) },
      { kind: 'createTable', table: table('app.b', [column('y')]) },
      { kind: 'setRowsAside', table: name('app.b') },
      { kind: 'createSchema', schema: { name: 'app', comment: null } },
      { kind: 'setTableSchema', table: name('a'), newSchema: 'app' },
      { kind: 'renameTable', table: name('app.a'), newName: 'b' },
      { kind: 'renameColumn', table: name('app.b'), column: 'x', newName: 'y' },
    ]);

    expect(ordered.map(({ kind }) => kind)).toEqual([
      'createSchema',
      'setTableSchema',
      'renameTable',
      'renameColumn',
      'setRowsAside',
      'dropTable',
      'createTable',
    ]);
  });

  test('of an enum value waits for no column of the enum to go', () => {
    const mood = column('x', columnType('mood', name('mood')));
    const ordered = orderOperations([
      { kind: 'dropColumn', table: name('t'), column: 'x', was: mood },
      { kind: 'alterColumn', table: name('t'), column: 'y', serverDefault: { from: null, to: "'new'::mood" } },
      { kind: 'renameEnumValue', type: name('mood'), value: 'a', newValue: 'b' },
    ]);

    expect(ordered.map(({ kind }) => kind)).toEqual(['renameEnumValue', 'alterColumn', 'dropColumn']);
  });

  test('comes after the drop of whatever else has the new name', () => {
    const ordered = orderOperations([
      { kind: 'renameTable', table: name('a'), newName: 'b' },
      { kind: 'dropSequence', sequence: name('b') },
    ]);

    expect(ordered.map(({ kind }) => kind)).toEqual(['dropSequence', 'renameTable']);
  });

  test('of an enum that gets a value comes first, with the schema that the enum moves to', () => {
    const ordered = orderOperations([
      { kind: 'renameColumn', table: name('t'), column: 'x', newName: 'y' },
      { kind: 'createSchema', schema: { name: 'other', comment: null } },
      { kind: 'createSchema', schema: { name: 'app', comment: null } },
      { kind: 'addEnumValue', type: name('app.b'), value: 'x' },
      { kind: 'renameEnum', type: name('app.a'), newName: 'b' },
      { kind: 'setTypeSchema', type: name('a'), newSchema: 'app' },
    ]);

    expect(ordered.map(({ kind }) => kind)).toEqual([
      'createSchema',
      'setTypeSchema',
      'renameEnum',
      'addEnumValue',
      'renameColumn',
      'createSchema',
    ]);
  });
});

describe('createOperations', () => {
  test('creates a referred table first', () => {
    const operations = createAllOperations(schemaOf({ tables: [withKey('a', 'fk', 'b'), withKey('b', 'self', 'b')] }));

    expect(operations.map(summary)).toEqual(['createTable b', 'createTable a']);
  });

  test('adds the foreign key that closes a cycle after the tables', () => {
    const operations = createAllOperations(
      schemaOf({ tables: [withKey('a', 'fk_b', 'b'), withKey('b', 'fk_a', 'a')] }),
    );

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
