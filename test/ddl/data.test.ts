import { describe, expect } from 'vitest';
import { literal } from '../../src/ddl/literal.js';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';
import { runOperations } from '../support/run-operations.js';
import { columnType, identity, name } from '../support/schema-values.js';

describe('the rows of a table', () => {
  test('are followed by the next value of an identity that is added', async ({ db }) => {
    await db.query('CREATE TABLE t (id integer NOT NULL); INSERT INTO t VALUES (7), (41)');

    await runOperations(db, [
      {
        kind: 'alterColumn',
        table: name('t'),
        column: 'id',
        identity: { from: null, to: identity('t_id_seq') },
      },
    ]);

    expect(await nextId(db)).toBe(42);
  });

  test('do not move a sequence on that starts above them', async ({ db }) => {
    await db.query('CREATE TABLE t (id integer NOT NULL); INSERT INTO t VALUES (7)');
    const { options } = identity('t_id_seq');

    await runOperations(db, [
      {
        kind: 'alterColumn',
        table: name('t'),
        column: 'id',
        identity: { from: null, to: identity('t_id_seq', { options: { ...options, start: '1000' } }) },
      },
    ]);

    expect(await nextId(db)).toBe(1000);
  });

  test('leave an empty table alone', async ({ db }) => {
    await db.query('CREATE TABLE t (id integer NOT NULL)');

    await runOperations(db, [
      {
        kind: 'alterColumn',
        table: name('t'),
        column: 'id',
        existingType: columnType('integer'),
        serial: { from: null, to: { sequence: 't_id_seq' } },
      },
    ]);

    expect(await nextId(db)).toBe(1);
  });

  test('keep their values when an identity takes over from a serial column', async ({ db }) => {
    await db.query('CREATE TABLE t (id serial, x text); INSERT INTO t (x) VALUES (1), (2)');

    await runOperations(db, [
      {
        kind: 'alterColumn',
        table: name('t'),
        column: 'id',
        serial: { from: { sequence: 't_id_seq' }, to: null },
        identity: { from: null, to: identity('t_id_seq') },
      },
    ]);

    expect(await nextId(db)).toBe(3);
  });

  test.for<[string, Record<string, string>, string]>([
    ['without a mapping', {}, '{a,b}'],
    ['with a value that goes', { b: 'c' }, '{a,c}'],
    ['with values that change places', { a: 'b', b: 'a' }, '{b,a}'],
  ])('hold the new values of a rebuilt enum: %s', async ([, mapping, outcome], { db }) => {
    await db.query(`CREATE TYPE e AS ENUM ('a', 'b');
      CREATE TABLE t (one e NOT NULL, many e[] NOT NULL);
      INSERT INTO t VALUES ('a', '{a,b}'), ('b', '{}')`);

    await runOperations(db, [
      {
        kind: 'replaceEnum',
        type: name('e'),
        values: ['c', 'b', 'a'],
        columns: [
          { table: name('t'), column: 'one', array: false, serverDefault: null },
          { table: name('t'), column: 'many', array: true, serverDefault: "'{}'::e[]" },
        ],
        mapping,
      },
    ]);

    const { rows } = await db.query(
      'SELECT array_agg(one ORDER BY many DESC)::text AS ones, max(many)::text AS many FROM t',
    );
    expect(rows).toEqual([{ ones: outcome, many: outcome }]);
  });
});

describe('a literal', () => {
  test.for<[string, unknown]>([
    ['text', "it's a \\ and a \n"],
    ['integer', -7],
    ['bigint', 9007199254740993n],
    ['double precision', 1e-7],
    ['boolean', true],
    ['timestamptz', new Date('2024-02-29T12:34:56.789Z')],
    ['timestamp', new Date('1900-01-01T00:00:00Z')],
    ['date', new Date('2024-07-01T23:30:00Z')],
    ['bytea', Buffer.from([0, 92, 39, 255])],
    ['jsonb', { a: ["it's", '\\'], b: null }],
    ['text[]', ['a', null, 'NULL', '"', '\\', '{,}']],
    [
      'integer[]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['text', null],
    ['text', undefined],
  ])('is the %s that the same parameter would be', async ([type, value], { db }) => {
    const { rows: expected } = await db.query(`SELECT $1::${type}::text AS value`, [value]);
    const { rows } = await db.query(`SELECT ${literal(value)}::${type}::text AS value`);

    expect(rows).toEqual(expected);
  });
});

async function nextId(db: Queryable): Promise<unknown> {
  const { rows } = await db.query('INSERT INTO t DEFAULT VALUES RETURNING id');
  return rows[0]?.id;
}
