import { expect, test } from 'vitest';
import { lossOf, shorterLimit } from './lossy-change.js';
import type { ColumnType } from './types.js';

function type(text: string): ColumnType {
  return { sql: text.replace('[]', ''), array: text.endsWith('[]'), userType: null };
}

test.each([
  ['numeric(10,4)', 'numeric(10,2)', 'rounds'],
  ['numeric', 'numeric(10,2)', 'rounds'],
  ['numeric(10,2)', 'numeric', null],
  ['double precision', 'real', 'rounds'],
  ['numeric(10,2)', 'integer', 'rounds'],
  ['integer', 'numeric(10,0)', null],
  ['bigint', 'double precision', 'rounds'],
  ['integer', 'double precision', null],
  ['timestamp with time zone', 'timestamp(3) with time zone', 'rounds'],
  ['timestamp(3) with time zone', 'timestamp with time zone', null],
  ['timestamp with time zone', 'date', 'drops the time of day of'],
  ['timestamp without time zone', 'time without time zone', 'drops the date of'],
  ['double precision', 'numeric', 'rounds'],
  ['numeric(12,4)', 'money', 'rounds'],
  ['money', 'numeric', null],
  ['inet', 'cidr', 'drops the host part of'],
  ['time with time zone', 'time without time zone', 'drops the zone of'],
  ['integer[]', 'integer', 'keeps only the first element of'],
  ['integer[]', 'text', null],
  ['character varying(20)', 'character varying(10)', null],
])('%s to %s: %s', (from, to, loss) => {
  expect(lossOf(type(from), type(to))).toBe(loss);
});

test.each([
  ['character varying(20)', 'character varying(10)', 10],
  ['character varying(10)', 'character varying(20)', null],
  ['text', 'character varying(20)', 20],
  ['integer', 'character varying(5)', 5],
  ['numeric(20,2)', 'numeric(10,2)', null],
])('%s to %s takes %s characters from then on', (from, to, limit) => {
  expect(shorterLimit(type(from), type(to))).toBe(limit);
});
