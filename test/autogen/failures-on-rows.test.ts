import { describe, expect } from 'vitest';
import type { Note } from '../../src/autogen/notes/note.js';
import type { Operation } from '../../src/operations/operation.js';
import type { Queryable } from '../../src/util/queryable.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { difference, runOperations, schemaOf } from './round-trip.js';

interface Case {
  readonly line: string;
  /** Both sides; tables of no other case. */
  readonly before: string;
  readonly after: string;
  /** Rows that the change accepts, and further rows that it refuses. */
  readonly good: string;
  readonly bad: string;
  /** The first server that knows it. */
  readonly since?: number;
  /** PostgreSQL 16 has the first query that finds such rows; before, a block raises notices. */
  readonly rowsSince?: number;
}

interface ColumnCase extends Pick<Case, 'good' | 'bad' | 'rowsSince'> {
  readonly table: string;
  readonly from: string;
  readonly to: string;
  readonly fails: string;
}

/** A change of the type of one column; null is always fine. */
function ofColumn({ table, from, to, good, bad, fails, rowsSince = 0 }: ColumnCase): Case {
  return {
    line: `Fails where ${table}.v ${fails}.`,
    before: `CREATE TABLE ${table} (v ${from})`,
    after: `CREATE TABLE ${table} (v ${to})`,
    good: `INSERT INTO ${table} VALUES (${good}), (NULL)`,
    bad: `INSERT INTO ${table} VALUES (${bad})`,
    rowsSince,
  };
}

const cases: readonly Case[] = [
  {
    line: 'Fails where Null one.a is null.',
    before: 'CREATE TABLE "Null one" (a integer)',
    after: 'CREATE TABLE "Null one" (a integer NOT NULL)',
    good: 'INSERT INTO "Null one" VALUES (1)',
    bad: 'INSERT INTO "Null one" VALUES (NULL)',
  },
  {
    line: 'Fails where rows of key have the same a, b.',
    before: 'CREATE TABLE key (a integer NOT NULL, b integer NOT NULL)',
    after: 'CREATE TABLE key (a integer, b integer, PRIMARY KEY (a, b))',
    good: 'INSERT INTO key VALUES (1, 1), (1, 2)',
    bad: 'INSERT INTO key VALUES (1, 1)',
  },
  {
    line: 'Fails where rows of uniq have the same a b.',
    before: 'CREATE TABLE uniq ("a b" text)',
    after: 'CREATE TABLE uniq ("a b" text UNIQUE)',
    good: `INSERT INTO uniq VALUES ('x'), (NULL), (NULL)`,
    bad: `INSERT INTO uniq VALUES ('x')`,
  },
  {
    line: 'Fails where rows of uniq_nulls have the same a.',
    before: 'CREATE TABLE uniq_nulls (a text)',
    after: 'CREATE TABLE uniq_nulls (a text UNIQUE NULLS NOT DISTINCT)',
    good: `INSERT INTO uniq_nulls VALUES ('x'), (NULL)`,
    bad: 'INSERT INTO uniq_nulls VALUES (NULL)',
    since: 15,
  },
  {
    line: 'Fails where rows of indexed with b > 0 have the same lower(a), b.',
    before: 'CREATE TABLE indexed (a text, b integer)',
    after: 'CREATE TABLE indexed (a text, b integer); CREATE UNIQUE INDEX i ON indexed (lower(a), b) WHERE b > 0',
    good: `INSERT INTO indexed VALUES ('x', 1), (NULL, 1), (NULL, 1), ('y', 0), ('y', 0)`,
    bad: `INSERT INTO indexed VALUES ('X', 1)`,
  },
  {
    line: 'Fails where rows of checked violate positive.',
    before: 'CREATE TABLE checked (a integer)',
    after: 'CREATE TABLE checked (a integer, CONSTRAINT positive CHECK (a > 0))',
    good: 'INSERT INTO checked VALUES (1), (NULL)',
    bad: 'INSERT INTO checked VALUES (0)',
  },
  {
    line: 'Fails where rows of validated violate positive.',
    before: 'CREATE TABLE validated (a integer); ALTER TABLE validated ADD CONSTRAINT positive CHECK (a > 0) NOT VALID',
    after: 'CREATE TABLE validated (a integer, CONSTRAINT positive CHECK (a > 0))',
    good: 'INSERT INTO validated VALUES (1)',
    bad: `ALTER TABLE validated DROP CONSTRAINT positive; INSERT INTO validated VALUES (0);
      ALTER TABLE validated ADD CONSTRAINT positive CHECK (a > 0) NOT VALID`,
  },
  {
    line: 'Fails where rows of booking conflict by no_overlap.',
    before: 'CREATE TABLE booking (during int4range, cancelled boolean)',
    after: `CREATE TABLE booking (during int4range, cancelled boolean,
      CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (NOT cancelled))`,
    good: `INSERT INTO booking VALUES ('[1,5)', false), ('[2,3)', true)`,
    bad: `INSERT INTO booking VALUES ('[4,9)', false)`,
  },
  {
    line: 'Fails where rows of stay overlap in rooms, during.',
    before: 'CREATE TABLE stay (rooms int4range, during int4range)',
    after: 'CREATE TABLE stay (rooms int4range, during int4range, UNIQUE (rooms, during WITHOUT OVERLAPS))',
    good: `INSERT INTO stay VALUES ('[1,2)', '[1,5)'), ('[2,3)', '[1,5)')`,
    bad: `INSERT INTO stay VALUES ('[1,2)', '[4,9)')`,
    since: 18,
  },
  {
    line: 'Fails where rows of child have a parent that is missing in child.',
    before: 'CREATE TABLE child (id integer PRIMARY KEY, parent integer)',
    after: 'CREATE TABLE child (id integer PRIMARY KEY, parent integer REFERENCES child)',
    good: 'INSERT INTO child VALUES (1, 1), (2, 1), (3, NULL)',
    bad: 'INSERT INTO child VALUES (4, 9)',
  },
  {
    line: 'Fails where rows of full_child have a a, b that is missing in full_parent.',
    before:
      'CREATE TABLE full_parent (a integer, b integer, PRIMARY KEY (a, b)); CREATE TABLE full_child (a integer, b integer)',
    after: `CREATE TABLE full_parent (a integer, b integer, PRIMARY KEY (a, b));
      CREATE TABLE full_child (a integer, b integer, FOREIGN KEY (a, b) REFERENCES full_parent MATCH FULL)`,
    good: 'INSERT INTO full_parent VALUES (1, 1); INSERT INTO full_child VALUES (1, 1), (NULL, NULL)',
    bad: 'INSERT INTO full_child VALUES (1, NULL)',
  },
  ...[
    {
      table: 'shorter',
      from: 'text',
      to: 'varchar(3)',
      good: "'abc   '",
      bad: "'abcd'",
      fails: 'is longer than 3 characters',
    },
    {
      table: 'shorter_each',
      from: 'text[]',
      to: 'varchar(3)[]',
      good: "'{abc}'",
      bad: "'{a,abcd}'",
      fails: 'is longer than 3 characters',
    },
    {
      table: 'number_text',
      from: 'integer',
      to: 'varchar(2)',
      good: '12',
      bad: '123',
      fails: 'is longer than 2 characters',
    },
    {
      table: 'smaller',
      from: 'bigint',
      to: 'integer',
      good: '2147483647',
      bad: '2147483648',
      fails: 'is out of range for integer',
    },
    {
      table: 'whole',
      from: 'numeric',
      to: 'smallint',
      good: '32767.4',
      bad: '32767.5',
      fails: 'is out of range for smallint',
    },
    {
      table: 'infinite',
      from: 'double precision',
      to: 'bigint',
      good: '1e18',
      bad: "'NaN'",
      fails: 'is out of range for bigint',
    },
    {
      table: 'digits',
      from: 'numeric(8,2)',
      to: 'numeric(6,1)',
      good: '99999.94',
      bad: '99999.95',
      fails: 'is out of range for numeric(6,1)',
    },
    {
      table: 'float_digits',
      from: 'real',
      to: 'numeric(4,1)',
      good: "'NaN'",
      bad: '1000',
      fails: 'is out of range for numeric(4,1)',
    },
    {
      table: 'float',
      from: 'double precision',
      to: 'real',
      good: "'Infinity'",
      bad: '1e39',
      fails: 'is out of range for real',
    },
    {
      table: 'bits',
      from: 'bit varying',
      to: 'bit varying(2)',
      good: "B'11'",
      bad: "B'111'",
      fails: 'is longer than 2 bits',
    },
    {
      table: 'seconds',
      from: 'timestamptz',
      to: 'integer',
      good: "'2026-01-01'",
      bad: "'2100-01-01'",
      fails: 'is out of range for integer',
    },
    {
      table: 'json',
      from: 'jsonb',
      to: 'smallint',
      good: "'7'",
      bad: `'"7"'`,
      fails: 'is not a number or is out of range for smallint',
    },
    {
      table: 'read',
      from: 'text',
      to: 'date',
      good: "'2026-01-01'",
      bad: "'soon'",
      fails: 'cannot be read as date',
      rowsSince: 16,
    },
    {
      table: 'read_each',
      from: 'text[]',
      to: 'uuid[]',
      good: "'{}'",
      bad: "'{x}'",
      fails: 'cannot be read as uuid[]',
      rowsSince: 16,
    },
    {
      table: 'by_text',
      from: 'inet',
      to: 'smallint',
      good: 'NULL',
      bad: "'10.0.0.1'",
      fails: 'cannot be read as smallint',
      rowsSince: 16,
    },
    {
      table: 'read_as_array',
      from: 'text',
      to: 'integer[]',
      good: "'5'), ('{6,7}'",
      bad: "'5, 6'",
      fails: 'cannot be read as integer[]',
      rowsSince: 16,
    },
    {
      table: 'read_as_element',
      from: 'text',
      to: 'jsonb[]',
      good: `'{"a": 1}'`,
      bad: "'{7}'",
      fails: 'cannot be read as jsonb[]',
      rowsSince: 16,
    },
  ].map(ofColumn),
  {
    line: 'Fails where mooded.v cannot be read as mood.',
    before: 'CREATE TABLE mooded (v text)',
    after: `CREATE TYPE mood AS ENUM ('sad', 'it''s'); CREATE TABLE mooded (v mood)`,
    good: `INSERT INTO mooded VALUES ('it''s'), (NULL)`,
    bad: `INSERT INTO mooded VALUES ('glad')`,
  },
  {
    line: 'Fails where moods.v cannot be read as feeling[].',
    before: 'CREATE TABLE moods (v text)',
    after: `CREATE TYPE feeling AS ENUM ('sad'); CREATE TABLE moods (v feeling[])`,
    good: `INSERT INTO moods VALUES ('sad'), (NULL)`,
    bad: `INSERT INTO moods VALUES ('glad')`,
  },
  {
    line: 'Fails where positive_int violates above_zero.',
    before: 'CREATE DOMAIN positive_int AS integer; CREATE TABLE dom (v positive_int)',
    after:
      'CREATE DOMAIN positive_int AS integer CONSTRAINT above_zero CHECK (VALUE > 0); CREATE TABLE dom (v positive_int)',
    good: 'INSERT INTO dom VALUES (1), (NULL)',
    bad: 'INSERT INTO dom VALUES (-1)',
  },
  {
    line: 'Fails where dom_each.v violates even.',
    before: 'CREATE DOMAIN even_int AS integer; CREATE TABLE dom_each (v even_int[])',
    after:
      'CREATE DOMAIN even_int AS integer CONSTRAINT even CHECK (VALUE % 2 = 0); CREATE TABLE dom_each (v even_int[])',
    good: `INSERT INTO dom_each VALUES ('{2}')`,
    bad: `INSERT INTO dom_each VALUES ('{2,1}')`,
  },
  {
    line: 'Fails where entered.v violates five.',
    before: 'CREATE TABLE entered (v text)',
    after: 'CREATE DOMAIN zip AS text CONSTRAINT five CHECK (length(VALUE) = 5); CREATE TABLE entered (v zip)',
    good: `INSERT INTO entered VALUES ('12345'), (NULL)`,
    bad: `INSERT INTO entered VALUES ('1234')`,
  },
  {
    line: `Fails where rows hold 'b': "mapping" says what becomes of them.`,
    before: `CREATE TYPE letter AS ENUM ('a', 'b'); CREATE TABLE lettered (v letter, vs letter[])`,
    after: `CREATE TYPE letter AS ENUM ('a'); CREATE TABLE lettered (v letter, vs letter[])`,
    good: `INSERT INTO lettered VALUES ('a', '{a}')`,
    bad: `INSERT INTO lettered VALUES ('b', '{a,b}')`,
  },
  {
    line: 'Fails where rows of ranged_rest belong to ranged_low.',
    before: `CREATE TABLE ranged (a integer, b text) PARTITION BY RANGE (a, lower(b));
      CREATE TABLE ranged_rest PARTITION OF ranged DEFAULT`,
    after: `CREATE TABLE ranged (a integer, b text) PARTITION BY RANGE (a, lower(b));
      CREATE TABLE ranged_rest PARTITION OF ranged DEFAULT;
      CREATE TABLE ranged_low PARTITION OF ranged FOR VALUES FROM (MINVALUE, MINVALUE) TO (5, 'k')`,
    good: `INSERT INTO ranged VALUES (5, 'K'), (6, 'a'), (1, NULL), (NULL, 'a')`,
    bad: `INSERT INTO ranged VALUES (5, 'J')`,
  },
  {
    line: 'Fails where rows of listed_x are outside the bounds of the partition.',
    before: `CREATE TABLE listed (a text) PARTITION BY LIST (a COLLATE "C"); CREATE TABLE listed_x (a text)`,
    after: `CREATE TABLE listed (a text) PARTITION BY LIST (a COLLATE "C");
      CREATE TABLE listed_x PARTITION OF listed FOR VALUES IN ('x', NULL)`,
    good: `INSERT INTO listed_x VALUES ('x'), (NULL)`,
    bad: `INSERT INTO listed_x VALUES ('y')`,
  },
  {
    line: 'Fails where rows of hashed_0 are outside the bounds of the partition.',
    before: 'CREATE TABLE hashed (a integer) PARTITION BY HASH (a); CREATE TABLE hashed_0 (a integer)',
    after: `CREATE TABLE hashed (a integer) PARTITION BY HASH (a);
      CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0)`,
    good: `INSERT INTO hashed_0 SELECT n FROM generate_series(1, 9) AS n WHERE satisfies_hash_partition('hashed'::regclass, 2, 0, n)`,
    bad: 'INSERT INTO hashed_0 SELECT generate_series(1, 9)',
  },
  {
    line: 'Fails where rows of homeless belong to no partition.',
    before: 'CREATE TABLE homeless (a integer)',
    after: `CREATE TABLE homeless (a integer) PARTITION BY RANGE (a);
      CREATE TABLE homeless_1 PARTITION OF homeless FOR VALUES FROM (1) TO (3);
      CREATE TABLE homeless_3 PARTITION OF homeless FOR VALUES FROM (3) TO (MAXVALUE)`,
    good: 'INSERT INTO homeless VALUES (1), (3)',
    bad: 'INSERT INTO homeless VALUES (0)',
  },
  {
    line: 'Fails where rows of split violate positive.',
    before: 'CREATE TABLE split (a integer)',
    after: `CREATE TABLE split (a bigint, b integer, CONSTRAINT positive CHECK (a > 0)) PARTITION BY LIST (a);
      CREATE TABLE split_rest PARTITION OF split DEFAULT`,
    good: 'INSERT INTO split VALUES (1), (NULL)',
    bad: 'INSERT INTO split VALUES (0)',
  },
  {
    line: 'Fails where split_short.a is longer than 2 characters.',
    before: 'CREATE TABLE split_short (a text)',
    after: `CREATE TABLE split_short (a varchar(2)) PARTITION BY LIST (a);
      CREATE TABLE split_short_rest PARTITION OF split_short DEFAULT`,
    good: `INSERT INTO split_short VALUES ('ab'), (NULL)`,
    bad: `INSERT INTO split_short VALUES ('abc')`,
  },
].filter(({ since = 0 }: { since?: number }) => SERVER_MAJOR >= since);

const all = (side: 'before' | 'after' | 'good') => cases.map((one) => one[side]).join(';\n');

describe('what rows can make fail is noted with the queries that find them', () => {
  test('in an upgrade', async ({ db }) => {
    const declared = await schemaOf(db, all('after'));
    await db.query(all('before'));
    const { comparison } = await difference(db, declared, { managedKinds: 'all' });

    await tryCases(db, comparison.operations, comparison.notes);
  });

  test('in a downgrade', async ({ db }) => {
    const declared = await schemaOf(db, all('before'));
    await db.query(all('after'));
    const { comparison } = await difference(db, declared, { managedKinds: 'all' });
    await runOperations(db, comparison.operations);

    await tryCases(db, comparison.downgrade, comparison.notes);
  });
});

test('a query is about the database as it is before the revision', async ({ db }) => {
  const people = { schema: null, name: 'people' };
  const declared = await schemaOf(
    db,
    `CREATE TABLE people (id integer PRIMARY KEY, full_name text NOT NULL, age integer CHECK (age > 0),
      kind text DEFAULT 'x' UNIQUE, boss integer REFERENCES people)`,
  );
  await db.query(
    `CREATE TABLE users (id integer PRIMARY KEY, name text, age text); INSERT INTO users VALUES (1, 'Ann', '1')`,
  );
  const renames = {
    tables: [{ from: { schema: null, name: 'users' }, to: people }],
    columns: [{ of: people, from: 'name', to: 'full_name' }],
  };
  const { comparison } = await difference(db, declared, { renames });
  const queries = comparison.notes.flatMap((note) => note.queries ?? []);

  expect(queries.filter((query) => !/valid|DO/.test(query))).toEqual([
    'SELECT * FROM (SELECT id, name AS full_name FROM users) AS people WHERE full_name IS NULL',
    "SELECT kind, count(*) FROM (SELECT id, CAST('x'::text AS text) AS kind FROM users) AS people WHERE kind IS NOT NULL GROUP BY kind HAVING count(*) > 1",
    'SELECT * FROM (SELECT id, age::integer AS age FROM users) AS people WHERE NOT (age > 0)',
  ]);
  for (const query of queries) expect(await countRows(db, [query])).toEqual([0]);
});

test('what held before and what new columns cannot break is not noted', async ({ db }) => {
  const declared = await schemaOf(
    db,
    `CREATE TABLE parent (id bigint PRIMARY KEY, code text NOT NULL UNIQUE);
     CREATE TABLE child (parent_id bigint REFERENCES parent ON DELETE CASCADE, at timestamptz UNIQUE,
       number integer GENERATED ALWAYS AS IDENTITY UNIQUE, other bigint REFERENCES parent,
       CONSTRAINT positive CHECK (parent_id > 0))`,
  );
  await db.query(
    `CREATE TABLE parent (id integer PRIMARY KEY, code text NOT NULL); CREATE UNIQUE INDEX by_code ON parent (code);
     CREATE TABLE child (parent_id integer REFERENCES parent, CONSTRAINT positive CHECK (parent_id > 0))`,
  );
  const { comparison } = await difference(db, declared);

  expect(comparison.notes.filter(({ kind }) => kind === 'failsOnRows').map(({ lines }) => lines)).toEqual([
    ['Fails where child.parent_id is out of range for integer.'],
    ['Fails where parent.id is out of range for integer.'],
  ]);
});

/** With rows that are fine the queries find nothing and the operations run; with a bad one of each case, neither. */
async function tryCases(db: Queryable, operations: readonly Operation[], notes: readonly Note[]): Promise<void> {
  await db.query(all('good'));
  const failures = notes.filter(({ kind, operation }) => kind === 'failsOnRows' && operations.includes(operation));
  expect(failures.map(({ lines }) => lines.join(' ')).sort()).toEqual(cases.map(({ line }) => line).sort());
  const found: string[] = [];
  for (const { line, bad, rowsSince = 0 } of cases) {
    const queries = failures.find(({ lines }) => lines.includes(line))?.queries ?? [];
    await db.query('BEGIN');
    const without = await countRows(db, queries);
    await db.query(bad);
    const withBad = await countRows(db, queries);
    const isRefused = await runOperations(db, operations).then(
      () => false,
      () => true,
    );
    await db.query('ROLLBACK');
    const isFound = withBad.every((count) => count > 0) || SERVER_MAJOR < rowsSince;
    if (queries.length > 0 && without.every((count) => count === 0) && isFound && isRefused) found.push(line);
  }
  expect(found).toEqual(cases.map(({ line }) => line));
  await runOperations(db, operations);
}

async function countRows(db: Queryable, queries: readonly string[]): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const query of queries) counts.push((await db.query(query)).rows.length);
  return counts;
}
