import type { Operation } from '../../../src/operations/operation.js';
import type { Column } from '../../../src/schema/column.js';
import { sequenceDefaults } from '../../../src/schema/sequence.js';
import { column, identity, name } from '../../support/schema-values.js';
import { richSchema, tableOf } from '../rich-schema.js';
import { dropIndexOf } from './index-changes.js';
import { find, one, type ReversibleChange, since, statusType, users } from './reversible-change.js';

function columnOf(tableName: string, columnName: string): Column {
  return find(tableOf(richSchema, tableName).columns, columnName);
}

function addToUsers(title: string, added: Column): ReversibleChange {
  return one(title, { kind: 'addColumn', table: users, column: added });
}

function dropFrom(tableName: string, columnName: string): Operation {
  return { kind: 'dropColumn', table: name(tableName), column: columnName, was: columnOf(tableName, columnName) };
}

export const addedColumns: readonly ReversibleChange[] = [
  addToUsers('add column', column('Bio', 'text', { nullable: true, comment: 'x', collation: name('C') })),
  addToUsers('add column with a default', column('a', 'boolean', { serverDefault: '1 = 1 AND true' })),
  addToUsers('add column of an enum', column('a', { ...statusType, array: true }, { nullable: true })),
  addToUsers('add identity column', column('a', 'integer', { identity: ownIdentity('integer') })),
  addToUsers('add serial column', column('a', 'smallint', { serial: { sequence: 'users_a_seq' } })),
  addToUsers('add serial column of other name', column('a', 'integer', { serial: { sequence: 'Other' } })),
  addToUsers(
    'add nullable serial column',
    column('a', 'bigint', { nullable: true, serial: { sequence: 'users_a_seq' } }),
  ),
  addToUsers(
    'add stored column',
    column('a', 'integer', { nullable: true, generated: { expression: 'length(email::text)', stored: true } }),
  ),
  since(
    18,
    addToUsers(
      'add virtual column',
      column('a', 'integer', { nullable: true, generated: { expression: 'length(email::text)', stored: false } }),
    ),
  ),
];

function ownIdentity(type: 'integer' | 'bigint') {
  return identity('users_a_seq', { options: sequenceDefaults(type, '1') });
}

export const droppedColumns: readonly ReversibleChange[] = [
  one('drop generated column', dropFrom('users', 'slug')),
  one('drop serial column', dropFrom('orders', 'ticket')),
  one('drop column with a default', dropFrom('users', 'settings')),
  {
    title: 'drop column with its index',
    operations: [dropIndexOf('users', 'ix_users_tags'), dropFrom('users', 'tags')],
  },
  one('rename column', { kind: 'renameColumn', table: users, column: 'tags', newName: 'Labels' }),
];
