import type { Operation } from '../../../src/operations/operation.js';
import type { Index } from '../../../src/schema/index-value.js';
import { index, indexKey, name } from '../../support/schema-values.js';
import { richSchema, tableOf } from '../rich-schema.js';
import { find, one, orders, type ReversibleChange, since, users } from './reversible-change.js';

function indexOrders(title: string, value: Index): ReversibleChange {
  return one(title, { kind: 'createIndex', table: orders, index: value });
}

export function dropIndexOf(tableName: string, indexName: string): Operation {
  const was = find(tableOf(richSchema, tableName).indexes, indexName);
  return { kind: 'dropIndex', table: name(tableName), name: indexName, was };
}

export const indexChanges: readonly ReversibleChange[] = [
  indexOrders('create index', index('Ix', ['total', 'id'], { comment: 'x', include: ['status'] })),
  indexOrders('create unique index', index('ix', ['id'], { unique: true, where: 'total > 0::numeric -- x' })),
  since(
    15,
    indexOrders('create index nulls not distinct', index('ix', ['id'], { unique: true, nullsNotDistinct: true })),
  ),
  indexOrders('create expression index', index('ix', ['(total + 1::numeric)', indexKey('abs(total)')])),
  indexOrders(
    'create index with operator class',
    index('ix', [indexKey('during', { opclass: name('range_ops') })], { method: 'gist', with: { fillfactor: '80' } }),
  ),
  one('create index concurrently', {
    kind: 'createIndex',
    table: orders,
    index: index('ix', ['total']),
    concurrently: true,
  }),
  one('drop index', dropIndexOf('users', 'ix_users_created')),
  one('rename index', { kind: 'renameIndex', table: users, name: 'ix_users_tags', newName: 'Tags' }),
  one('alter index', {
    kind: 'alterIndex',
    table: users,
    name: 'ix_users_lower',
    changes: { with: { fillfactor: '70' }, statistics: { 1: 400 } },
    was: { with: { fillfactor: null }, statistics: { 1: null } },
  }),
];
