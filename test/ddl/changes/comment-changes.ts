import { name } from '../../support/schema-values.js';
import { one, orderStatus, type ReversibleChange, users } from './reversible-change.js';

export const commentChanges: readonly ReversibleChange[] = [
  one('comment on schema', {
    kind: 'setComment',
    target: { on: 'schema', name: 'audit' },
    comment: { from: 'Who did what', to: null },
  }),
  one('comment on table', {
    kind: 'setComment',
    target: { on: 'table', name: users },
    comment: { from: 'People', to: "'" },
  }),
  one('comment on type', {
    kind: 'setComment',
    target: { on: 'type', name: orderStatus },
    comment: { from: 'Where it stands', to: 'x' },
  }),
  one('comment on sequence', {
    kind: 'setComment',
    target: { on: 'sequence', name: name('audit.entry') },
    comment: { from: null, to: 'x' },
  }),
  one('comment on collation', {
    kind: 'setComment',
    target: { on: 'collation', name: name('german') },
    comment: { from: 'Nearly', to: 'x' },
  }),
  one('comment on constraint', {
    kind: 'setComment',
    target: { on: 'constraint', table: users, name: 'pk_users' },
    comment: { from: 'By number', to: 'x' },
  }),
  one('comment on index', {
    kind: 'setComment',
    target: { on: 'index', table: users, name: 'ix_users_lower' },
    comment: { from: 'For log-in', to: null },
  }),
  one('execute', {
    kind: 'execute',
    sql: 'CREATE TABLE extra ()',
    reverse: 'DROP TABLE extra',
  }),
];

/** Changes of the rich schema, each of which its reverse takes back. */
