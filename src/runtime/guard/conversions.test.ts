import { describe, expect, test } from 'vitest';
import type { ColumnType } from '../../schema/types.js';
import { type Conversion, conversionLoss, isConversionOf, usingsOf } from './conversions.js';
import { wordsOf } from './words.js';

function type(text: string): ColumnType {
  return { sql: text.replace('[]', ''), array: text.endsWith('[]'), userType: null };
}

function conversion(from: string, to: string, place: Partial<Conversion['place']> = {}): Conversion {
  return {
    shown: 't.x',
    column: 'x',
    from: type(from),
    to: type(to),
    place: { fixedTimeZone: false, ...place },
  };
}

describe('every value stays as it is', () => {
  test.each([
    ['integer', 'bigint'],
    ['bigint', 'integer'],
    ['integer', 'numeric(12,2)'],
    ['numeric(10,2)', 'numeric(12,3)'],
    ['character varying(5)', 'text'],
    ['text', 'character varying(5)'],
    ['uuid', 'text'],
    ['integer[]', 'bigint[]'],
    ['integer', 'integer[]'],
    ['jsonb', 'json'],
    ['date', 'timestamp with time zone'],
    ['interval day to second(3)', 'interval day to second'],
  ])('%s to %s', (from, to) => expect(conversionLoss(conversion(from, to))).toBeNull());
});

describe('a value may be lost', () => {
  test.each([
    ['numeric(12,2)', 'integer'],
    ['integer', 'numeric(5,-2)'],
    ['double precision', 'numeric'],
    ['text', 'integer'],
    ['text', 'name'],
    ['integer', 'boolean'],
    ['json', 'jsonb'],
    ['interval', 'interval day'],
    ['text', 'character varying(5)[]'],
    ['timestamp with time zone', 'timestamp without time zone'],
    ['geometry', 'geography'],
  ])('%s to %s', (from, to) => expect(conversionLoss(conversion(from, to))).not.toBeNull());
});

test('local times are safe in a time zone without daylight saving', () => {
  const change = ['timestamp with time zone', 'timestamp without time zone'] as const;

  expect(conversionLoss(conversion(...change, { fixedTimeZone: true }))).toBeNull();
});

test.each([
  ['x', 'integer', 'bigint', true],
  ['(("x")::int8)', 'integer', 'bigint', true],
  ['x::text::state', 'status', 'state', true],
  ["''", 'text', 'text', false],
  ['y::bigint', 'integer', 'bigint', false],
  ['x::bigint + 1', 'integer', 'bigint', false],
  ['(x)::varchar(2)', 'text', 'character varying(2)', false],
  ['(x) || (x)', 'text', 'text', false],
] as const)('USING %s converts %s to %s: %s', (...[using, from, to, isConversion]) => {
  const change = conversion(from, to, { betweenEnums: from === 'status' });

  expect(isConversionOf(wordsOf(using), change)).toBe(isConversion);
});

test('an array that was set aside as text is read as an array', () => {
  const change = { ...conversion('status[]', 'status[]'), isKeptAsText: true };

  expect(isConversionOf(wordsOf('x::text[]::status[]'), change)).toBe(true);
  expect(isConversionOf(wordsOf('ARRAY[x]::status[]'), change)).toBe(false);
});

test('the USING of types is told from that of constraints', () => {
  const sql = `ALTER TABLE alter ADD EXCLUDE USING gist (a WITH =), ALTER a TYPE int USING b, ALTER COLUMN "C" TYPE text,
    ADD UNIQUE USING INDEX i, ALTER COLUMN d SET DATA TYPE text USING concat(d, 'USING e')`;

  expect(usingsOf(wordsOf(sql)).map(({ column, expression }) => [column, expression[0]?.text])).toEqual([
    ['a', 'b'],
    ['d', 'concat'],
  ]);
});
