import type { Operation } from '../../../src/operations/operation.js';
import type { Constraint } from '../../../src/schema/constraints.js';
import { constraintsOf } from '../../../src/schema/table.js';
import { check, exclusion, foreignKey, unique } from '../../support/schema-values.js';
import { richSchema, tableOf } from '../rich-schema.js';
import { find, one, orders, type ReversibleChange, since, users } from './reversible-change.js';

function constraintOf(tableName: string, constraintName: string): Constraint {
  return find(constraintsOf(tableOf(richSchema, tableName)), constraintName);
}

function constrain(title: string, constraint: Constraint): ReversibleChange {
  return one(title, { kind: 'addConstraint', table: orders, constraint });
}

function unconstrain(tableName: string, constraintName: string): Operation {
  const was = constraintOf(tableName, constraintName);
  const { schema } = tableOf(richSchema, tableName);
  return { kind: 'dropConstraint', table: { schema, name: tableName }, name: constraintName, was };
}

export const constraintChanges: readonly ReversibleChange[] = [
  constrain('add unique', unique('Uq', ['user_id', 'id'], { comment: 'x', include: ['total'] })),
  since(15, constrain('add unique nulls not distinct', unique('uq', ['user_id'], { nullsNotDistinct: true }))),
  constrain('add check', check('ck', 'total > 0::numeric -- much', { comment: 'x' })),
  constrain('add check not valid', check('ck', 'total > 0::numeric', { notValid: true, noInherit: true })),
  constrain(
    'add foreign key',
    foreignKey('fk', { columns: ['user_id'], references: ['users', 'id'], onDelete: 'set default', comment: 'x' }),
  ),
  since(15, {
    title: 'add foreign key that sets one column null',
    operations: [
      { kind: 'addConstraint', table: users, constraint: unique('uq', ['id', 'manager_id']) },
      {
        kind: 'addConstraint',
        table: orders,
        constraint: foreignKey('fk', {
          columns: ['user_id', 'number'],
          references: ['users', 'id', 'manager_id'],
          onDelete: 'set null',
          onDeleteColumns: ['user_id'],
        }),
      },
    ],
  }),
  constrain('add exclusion', exclusion('ex', [['during', '-|-']], { comment: 'x' })),
  {
    title: 'drop primary key',
    operations: [unconstrain('users', 'fk_users_favourite'), unconstrain('orders', 'orders_pkey')],
  },
  one('drop unique', unconstrain('users', 'uq_users_email')),
  one('drop exclusion', unconstrain('orders', 'no_overlap')),
  one('drop foreign key', unconstrain('orders', 'fk_orders_user')),
  one('drop foreign key not valid', unconstrain('log', 'log_user')),
  one('drop check', unconstrain('users', 'own')),
  one('rename constraint', { kind: 'renameConstraint', table: users, name: 'pk_users', newName: 'PK' }),
  one('validate constraint', {
    kind: 'validateConstraint',
    table: users,
    name: 'late',
    was: constraintOf('users', 'late'),
  }),
];
