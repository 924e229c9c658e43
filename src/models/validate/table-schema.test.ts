import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { ColumnBuilder } from '../column-builder.js';
import { MetaData } from '../meta-data.js';
import type { StandardSchema } from './standard-schema.js';
import { insertSchema, selectSchema, updateSchema } from './table-schema.js';

const metadata = new MetaData();
const { table, t } = metadata;
const status = metadata.enum('status', ['new', 'done']);
const orders = table('orders', {
  id: t.bigint().identity('always').primaryKey(),
  email: t.varchar(5),
  status: status().serverDefault('new'),
  note: t.text().nullable(),
  total: t.integer().generatedAs('1'),
});

async function issuesOf(schema: StandardSchema<unknown, unknown>, value: unknown) {
  const { issues = [] } = await schema['~standard'].validate(value);
  return issues.map(({ path = [], message }) => `${path.map(String).join('.')}: ${message}`);
}

/** What INSERT and SELECT say of a value in a column of the type. */
async function issuesOfColumn(column: ColumnBuilder, value: unknown) {
  const single = new MetaData().table('single', { column });
  const [insert, select] = [insertSchema(single), selectSchema(single)];
  return { insert: await issuesOf(insert, { column: value }), select: await issuesOf(select, { column: value }) };
}

test('INSERT needs the columns for which PostgreSQL has no value', async () => {
  expect(insertSchema(orders)['~standard'].validate({ email: 'a@b.c' })).toEqual({ value: { email: 'a@b.c' } });
  expect(await issuesOf(insertSchema(orders), {})).toEqual(['email: Required.']);
  expect(await issuesOf(insertSchema(orders), { email: null, note: null })).toEqual(['email: Must not be null.']);
  expect(await issuesOf(insertSchema(orders), [])).toEqual([': Must be an object.']);
});

test('UPDATE needs no column, and SELECT needs all', async () => {
  expect(await issuesOf(updateSchema(orders), {})).toEqual([]);
  expect(await issuesOf(updateSchema(orders), { status: 'old' })).toEqual(['status: Must be one of "new", "done".']);
  expect(await issuesOf(selectSchema(orders), { id: '1', email: 'a', status: 'new', note: null })).toEqual([
    'total: Required.',
  ]);
});

test('properties that the statement cannot take are an issue, or are removed', async () => {
  const row = { email: 'a', id: 1, role: 'admin' };

  expect(await issuesOf(insertSchema(orders), row)).toEqual(['id: Unknown property.', 'role: Unknown property.']);
  expect(insertSchema(orders, { stripUnknown: true })['~standard'].validate(row)).toEqual({ value: { email: 'a' } });
  expect(await issuesOf(insertSchema(orders, { columns: ['email'] }), { email: 'a', note: '' })).toEqual([
    'note: Unknown property.',
  ]);
  expect(() => Reflect.apply(insertSchema, null, [orders, { columns: ['mail'] }])).toThrow('column "mail"');
});

test('a name that every object inherits is only the name of a column', async () => {
  const named = new MetaData().table('named', { constructor: t.text(), toString: t.text().nullable() });

  expect(await issuesOf(insertSchema(named), {})).toEqual(['constructor: Required.']);
});

test('the schema of a column replaces its check, also if it answers later', async () => {
  const validate = (value: unknown) =>
    typeof value === 'string' ? { value: value.trim() } : { issues: [{ message: 'Not a text.' }] };
  const trimmed: StandardSchema<string, string> = { '~standard': { version: 1, vendor: 'test', validate } };
  const asynchronous = runInNewContext('(validate) => async (value) => validate(value)')(validate);
  const later: StandardSchema<string> = { '~standard': { version: 1, vendor: 'test', validate: asynchronous } };

  expect(insertSchema(orders, { values: { email: trimmed } })['~standard'].validate({ email: ' longer ' })).toEqual({
    value: { email: 'longer' },
  });
  expect(await issuesOf(insertSchema(orders, { values: { email: later } }), { email: 1 })).toEqual([
    'email: Not a text.',
  ]);
});

/** The column, values that it takes and returns, only takes, only returns, and neither. */
const VALUES: readonly (readonly [
  string,
  ColumnBuilder,
  Partial<Record<'both' | 'insert' | 'select' | 'none', unknown[]>>,
])[] = [
  ['smallint', t.smallint(), { both: [0, -32_768], none: [32_768, 1.5, '1', Number.NaN, true] }],
  [
    'bigint',
    t.bigint(),
    { both: ['9223372036854775807'], insert: [1, 2n ** 63n - 1n], select: ['1e3'], none: [2n ** 63n, 2 ** 53, 1.5] },
  ],
  [
    'numeric(4, 2)',
    t.numeric(4, 2),
    { both: ['99.994', '.5', '0012', '1e1'], insert: [12, 12n], select: ['', '100', '1,5'], none: [100, Number.NaN] },
  ],
  ['numeric', t.numeric(), { both: ['1'.repeat(30), '-1.'], insert: [1e300, Number.NaN], none: [{}, null] }],
  ['varchar', t.varchar(2), { both: ['', 'ab', '😀😀'], none: ['abc', 'a\0', 1] }],
  ['boolean', t.boolean(), { both: [true], none: ['true', 0] }],
  [
    'uuid',
    t.uuid(),
    {
      both: ['A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', '{a0eebc999c0b4ef8bb6d6bb9bd380a11}'],
      none: ['a0eebc99', '{a0eebc999c0b4ef8bb6d6bb9bd380a11'],
    },
  ],
  [
    'timestamptz',
    t.timestamptz(),
    {
      both: [new Date(0), runInNewContext('new Date(0)')],
      insert: ['2024-02-29', '2024-02-29T24:00:00+02', '2024-01-01 10:00Z', 'infinity'],
      none: [
        new Date(Number.NaN),
        '2023-02-29',
        '2024-13-01',
        '2024-01-01T25:00',
        '0000-01-01',
        '2024-02-29T24:00:00.5',
        'tomorrow',
        0,
      ],
    },
  ],
  ['time', t.time(), { both: ['10:00', '10:00:00.5'], none: ['10', '24:60'] }],
  ['jsonb', t.jsonb(), { both: [{ a: 1 }, 1, false], select: ['text', [1], null], none: [] }],
  ['bytea', t.bytea(), { both: [new Uint8Array(1), Buffer.alloc(1)], none: ['\\x00', [1]] }],
  ['integer[]', t.integer().array(), { both: [[], [1]], none: [1, [null], ['1'], [[1]]] }],
  ['numeric[]', t.numeric().array(), { both: [[1]], insert: [['1']] }],
  ['typed', t.timestamptz().typed<URL>(), { both: [new URL('https://example.com')], select: [0], none: [null] }],
];

test.each(VALUES)('%s takes what PostgreSQL and the driver take', async (_name, column, values) => {
  for (const [kind, list] of Object.entries(values)) {
    for (const value of list) {
      const { insert, select } = await issuesOfColumn(column, value);
      const allowed = { insert: insert.length === 0, select: select.length === 0 };
      const expected = { insert: ['both', 'insert'].includes(kind), select: ['both', 'select'].includes(kind) };
      expect({ value, ...allowed }).toEqual({ value, ...expected });
    }
  }
});

test('the element of an array that is wrong is named', async () => {
  const { insert } = await issuesOfColumn(t.uuid().array(), ['x']);

  expect(insert).toEqual(['column.0: Must be a UUID.']);
});
