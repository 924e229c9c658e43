import { describe, expect, test } from 'vitest';
import { column, foreignKey, name, primaryKey, table } from '../../../../test/support/schema-values.js';
import type { Operation } from '../../../operations/operation.js';
import { EMPTY_SCHEMA } from '../../../schema/database-schema.js';
import { objectKey, partKey } from '../../../schema/keys.js';
import { findUntouched } from './touched-part.js';

const key = (text: string) => objectKey('table', name(text));

function chain(child: string, referred: string) {
  return table(child, [column('id')], {
    foreignKeys: [foreignKey(`${child}_fk`, { columns: ['id'], references: [referred, 'id'] })],
  });
}

const TABLES = [
  table('root', [column('id')], { primaryKey: primaryKey('root_pkey', ['id']) }),
  chain('parent', 'root'),
  chain('item', 'parent'),
  chain('part', 'item'),
  chain('piece', 'part'),
  table('heir', [], { inherits: [name('part')] }),
  table('base', [column('id')]),
  ...Array.from({ length: 20 }, (_, place) => table(`other_${place}`, [column('id')])),
];

const changed = (text: string): Operation => ({ kind: 'dropColumn', table: name(text), column: 'id' });

function touched(operation: Operation, schema = { ...EMPTY_SCHEMA, tables: TABLES }) {
  const found = findUntouched(schema, [operation]);
  return found && schema.tables.flatMap((each) => (found.untouched.has(objectKey('table', each)) ? [] : [each.name]));
}

describe('the part of a schema that a revision concerns', () => {
  test('has the tables that a changed table refers to, and those that refer to it, with their children', () => {
    expect(touched(changed('item'))).toEqual(['root', 'parent', 'item', 'part', 'heir']);
  });

  test('has the tables whose defaults use the sequence of a changed one', () => {
    const owner = table('base', [column('id', 'integer', { serial: { sequence: 'numbers' } })]);
    const tables = TABLES.map((each) => (each.name === 'base' ? owner : each));
    const dependences = [
      { dependent: partKey('default', name('other_3'), 'id'), on: objectKey('relation', name('numbers')) },
    ];
    expect(touched(changed('base'), { ...EMPTY_SCHEMA, tables, dependences })).toEqual(['base', 'other_3']);
  });

  test('has what the text of an expression or a string mentions', () => {
    const serverDefault = { to: `nextval('other_7'::regclass)` };
    expect(touched({ kind: 'alterColumn', table: name('base'), column: 'id', serverDefault })).toEqual([
      'base',
      'other_7',
    ]);
  });

  test.for<[string, Operation]>([
    ['SQL of the user', { kind: 'execute', sql: 'SELECT 1' }],
    ['CASCADE', { kind: 'dropTable', table: name('base'), cascade: true }],
    ['escapes', { kind: 'setComment', target: { on: 'table', name: name('base') }, comment: { to: '\\' } }],
  ])('is all of it if there is %s', ([, operation]) => {
    expect(touched(operation)).toBeNull();
  });

  test('is all of it if something depends on what is not described', () => {
    const dependences = [{ dependent: key('base'), on: objectKey('relation', name('unknown')) }];
    expect(touched(changed('base'), { ...EMPTY_SCHEMA, tables: TABLES, dependences })).toBeNull();
  });
});
