import type { AlterColumn } from '../../../src/operations/column-operations.js';
import { columnType, name } from '../../support/schema-values.js';
import { one, type ReversibleChange, since, users } from './reversible-change.js';

function alter(title: string, columnName: string, changes: Partial<AlterColumn>): ReversibleChange {
  return one(title, { kind: 'alterColumn', table: users, column: columnName, ...changes });
}

export const alteredColumns: readonly ReversibleChange[] = [
  alter('alter type', 'manager_id', {
    type: { from: columnType('bigint'), to: columnType('integer'), using: 'manager_id::integer -- narrower' },
  }),
  alter('alter type and default', 'settings', {
    type: {
      from: columnType('jsonb'),
      to: columnType('text[]'),
      using: "string_to_array(settings::text, ',')",
      usingBack: 'to_jsonb(settings)',
    },
    serverDefault: { from: `'{"theme": "dark"}'::jsonb`, to: "'{}'::text[]" },
  }),
  alter('alter type with collation', 'display name', {
    type: {
      from: columnType('text'),
      to: columnType('character varying(40)'),
      collation: { from: name('german'), to: name('POSIX') },
    },
  }),
  alter('alter collation', 'display name', {
    type: { from: columnType('text'), to: columnType('text'), collation: { from: name('german'), to: null } },
  }),
  alter('make nullable', 'created_at', { nullable: { from: false, to: true } }),
  alter('make not null', 'manager_id', { nullable: { from: true, to: false } }),
  alter('set default', 'manager_id', { serverDefault: { from: null, to: '0' } }),
  alter('drop default', 'created_at', { serverDefault: { from: 'now()', to: null } }),
  alter('set comment', 'email', { comment: { from: "Where 'it' goes \\ to", to: 'Elsewhere' } }),
  since(
    17,
    alter('set expression', 'slug', {
      generated: { from: 'lower(email::text)', to: "upper(email::text) || 'x'::text" },
    }),
  ),
];
