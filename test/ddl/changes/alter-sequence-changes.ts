import type { AlterColumn } from '../../../src/operations/column-operations.js';
import { sequenceDefaults } from '../../../src/schema/sequence.js';
import { columnType, identity } from '../../support/schema-values.js';
import { one, orders, type ReversibleChange, users } from './reversible-change.js';

function alter(title: string, columnName: string, changes: Partial<AlterColumn>): ReversibleChange {
  return one(title, { kind: 'alterColumn', table: users, column: columnName, ...changes });
}

export const alteredSequences: readonly ReversibleChange[] = [
  alter('drop identity', 'id', { identity: { from: identity('users_id_seq'), to: null } }),
  alter('alter identity', 'id', {
    identity: {
      from: identity('users_id_seq'),
      to: identity('numbers', {
        always: true,
        options: { ...sequenceDefaults('bigint', '-2'), start: '-5', cycle: true },
      }),
    },
  }),
  alter('alter identity and its type', 'id', {
    type: { from: columnType('bigint'), to: columnType('integer') },
    identity: {
      from: identity('users_id_seq'),
      to: identity('users_id_seq', { options: sequenceDefaults('integer', '1') }),
    },
  }),
  alter('identity to serial', 'id', {
    existingType: columnType('bigint'),
    identity: { from: identity('users_id_seq'), to: null },
    serial: { from: null, to: { sequence: 'users_id_seq' } },
  }),
  alter('identity to default', 'id', {
    identity: { from: identity('users_id_seq'), to: null },
    serverDefault: { from: null, to: '1' },
  }),
  alter('plain to serial', 'manager_id', {
    existingType: columnType('bigint'),
    serial: { from: null, to: { sequence: 'Numbers' } },
  }),
  alter('plain to identity', 'manager_id', {
    nullable: { from: true, to: false },
    identity: { from: null, to: identity('users_manager_id_seq') },
  }),
  one('serial to a wider type', {
    kind: 'alterColumn',
    table: orders,
    column: 'id',
    type: { from: columnType('integer'), to: columnType('bigint') },
    serial: { from: { sequence: 'orders_id_seq' }, to: null },
    identity: { from: null, to: identity('orders_id_seq') },
  }),
];
