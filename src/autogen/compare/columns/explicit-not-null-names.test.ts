import { expect, test } from 'vitest';
import { column, schemaOf, table } from '../../../../test/support/schema-values.js';
import type { Column } from '../../../schema/column.js';
import { settleParameters } from '../../settle/settle-parameters.js';
import { sayNotNullNames } from './explicit-not-null-names.js';

const named = (name: string, of: string): Column => ({
  ...column(name),
  notNull: { name: `${of}_${name}_not_null` },
});

test('the default name of a NOT NULL constraint is explicit if another table has the name', () => {
  const tables = [
    table('user', [named('role_id', 'user'), named('id', 'user')]),
    table('user_role', [named('id', 'user_role')]),
  ];
  const said = sayNotNullNames(tables, tables).map(({ columns }) => columns.map(({ notNull }) => notNull?.said));
  expect(said).toEqual([[true, undefined], [true]]);
});

test('a table that no stage of a comparison changes stays the same value, which is compared at once', () => {
  const tables = [table('a', [named('id', 'a')]), table('b', [named('id', 'b')])];
  expect(sayNotNullNames(tables, tables)).toBe(tables);
  const schema = schemaOf({ tables });
  expect(settleParameters(schema, schema).tables[0]).toBe(tables[0]);
});
