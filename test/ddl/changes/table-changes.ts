import { column, index, name, table } from '../../support/schema-values.js';
import { richSchema, tableOf } from '../rich-schema.js';
import { one, orders, type ReversibleChange, users } from './reversible-change.js';

export const tableChanges: readonly ReversibleChange[] = [
  one('create table', {
    kind: 'createTable',
    table: table('audit.Values', [column('user'), column('größe', 'numeric', { nullable: true })], {
      comment: 'x',
      indexes: [index('ix', ['größe'], { comment: 'y' })],
    }),
  }),
  one('create table without columns', { kind: 'createTable', table: table('nothing', []) }),
  one('drop table', { kind: 'dropTable', table: name('audit.log'), was: tableOf(richSchema, 'log') }),
  one('rename table', { kind: 'renameTable', table: users, newName: 'People' }),
  one('move table', { kind: 'setTableSchema', table: orders, newSchema: 'audit' }),
  one('move table to the default schema', { kind: 'setTableSchema', table: name('audit.log'), newSchema: null }),
  one('alter table', {
    kind: 'alterTable',
    table: users,
    changes: { with: { fillfactor: '70' }, replicaIdentity: 'full', clusterOn: 'pk_users' },
    was: { with: { fillfactor: null }, replicaIdentity: null, clusterOn: null },
  }),
];
