import { expect, test } from 'vitest';
import type { Column } from '../schema/column.js';
import { plainColumn } from '../schema/plain-column.js';
import type { ColumnType } from '../schema/types.js';
import { usingFor, usingForText } from './using.js';

const USER_TYPES = ['status', 'state'];

function type(text: string): ColumnType {
  const sql = text.replace('[]', '');
  const userType = USER_TYPES.includes(sql) ? { schema: null, name: sql } : null;
  return { sql, array: text.endsWith('[]'), userType };
}

function column(text: string, nullable = false): Column {
  return { ...plainColumn('x', type(text)), nullable };
}

test.each([
  ['integer', 'bigint'],
  ['bigint', 'integer'],
  ['character varying(20)', 'character varying(10)'],
  ['numeric(12,2)', 'numeric(10,4)'],
  ['timestamp(3) with time zone', 'timestamp with time zone'],
  ['status', 'text'],
  ['uuid', 'character varying(36)'],
  ['integer[]', 'bigint[]'],
  ['integer[]', 'text'],
  ['json', 'jsonb'],
])('%s becomes %s without USING', (from, to) => {
  expect(usingFor(column(from), type(to))).toBeNull();
});

test.each([
  ['text', 'integer', 'x::integer'],
  ['character varying(20)', 'numeric(12,2)', 'x::numeric(12,2)'],
  ['text', 'status', 'x::status'],
  ['status', 'state', 'x::text::state'],
  ['text[]', 'integer[]', 'x::integer[]'],
  ['status[]', 'state[]', 'x::text[]::state[]'],
  ['integer', 'boolean', 'x::boolean'],
  ['bigint', 'boolean', 'x OPERATOR(pg_catalog.<>) 0'],
  ['boolean', 'bigint', 'x::integer::bigint'],
  ['bigint', 'timestamp with time zone', 'pg_catalog.to_timestamp(x)'],
  ['bigint', 'timestamp without time zone', "pg_catalog.to_timestamp(x) AT TIME ZONE 'UTC'"],
  ['timestamp with time zone', 'bigint', 'extract(epoch FROM x)::bigint'],
  ['jsonb', 'integer', 'x::integer'],
  ['integer', 'uuid', 'x::text::uuid'],
  ['integer', 'integer[]', 'ARRAY[x]::integer[]'],
  ['integer', 'date[]', "ARRAY[(pg_catalog.to_timestamp(x) AT TIME ZONE 'UTC')::date]::date[]"],
  ['status', 'state[]', 'ARRAY[x::text::state]::state[]'],
  ['text', 'text[]', 'ARRAY[x]::text[]'],
  ['text', 'integer[]', "CASE WHEN x OPERATOR(pg_catalog.~~) '{%' THEN x::integer[] ELSE ARRAY[x]::integer[] END"],
  ['integer[]', 'integer', 'x[1]'],
  ['text[]', 'integer', 'x[1]::integer'],
])('%s becomes %s by USING %s', (from, to, using) => {
  expect(usingFor(column(from), type(to))).toBe(using);
});

test.each([
  ['status', 'state', 'x::state'],
  ['status[]', 'status[]', 'x::text[]::status[]'],
  ['status[]', 'character varying(3)[]', 'x::text[]'],
  ['status[]', 'state', '(x::text[])[1]::state'],
  ['status', 'status[]', 'ARRAY[x]::status[]'],
  ['status[]', 'text', null],
])('%s that is kept as text becomes %s by USING %s', (from, to, using) => {
  expect(usingForText(column(from), type(to))).toBe(using);
});

test('a null stays a null where a column becomes an array', () => {
  expect(usingFor(column('integer', true), type('integer[]'))).toBe(
    'CASE WHEN pg_catalog.num_nonnulls(x)::boolean THEN ARRAY[x]::integer[] END',
  );
});
