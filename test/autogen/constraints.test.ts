import { describe, expect } from 'vitest';
import { SERVER_MAJOR, test } from '../support/database.js';
import { roundTripOfSql } from './round-trip.js';

const BASE = `
  CREATE TABLE p (id integer PRIMARY KEY, code text NOT NULL, CONSTRAINT p_code UNIQUE (code, id));
  CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, r int4range`;
const withParts = (parts: string) => `${BASE}${parts === '' ? '' : `, ${parts}`})`;

describe('every property of a constraint is compared:', () => {
  test.for([
    ['key columns', 'CONSTRAINT x PRIMARY KEY (a)', 'CONSTRAINT x PRIMARY KEY (a, b)'],
    ['key include', 'CONSTRAINT x UNIQUE (a)', 'CONSTRAINT x UNIQUE (a) INCLUDE (b)'],
    ['column order', 'CONSTRAINT x UNIQUE (a, b)', 'CONSTRAINT x UNIQUE (b, a)'],
    ['deferrability', 'CONSTRAINT x UNIQUE (a)', 'CONSTRAINT x UNIQUE (a) DEFERRABLE INITIALLY DEFERRED'],
    ['expression', 'CONSTRAINT x CHECK (a > 0)', 'CONSTRAINT x CHECK (a > 1)'],
    ['inheritance', 'CONSTRAINT x CHECK (a > 0)', 'CONSTRAINT x CHECK (a > 0) NO INHERIT'],
    [
      'on delete',
      'CONSTRAINT x FOREIGN KEY (a) REFERENCES p',
      'CONSTRAINT x FOREIGN KEY (a) REFERENCES p ON DELETE CASCADE',
    ],
    [
      'on update',
      'CONSTRAINT x FOREIGN KEY (a) REFERENCES p',
      'CONSTRAINT x FOREIGN KEY (a) REFERENCES p ON UPDATE SET NULL',
    ],
    ['match', 'CONSTRAINT x FOREIGN KEY (a) REFERENCES p', 'CONSTRAINT x FOREIGN KEY (a) REFERENCES p MATCH FULL'],
    ['operator', 'CONSTRAINT x EXCLUDE USING gist (r WITH &&)', 'CONSTRAINT x EXCLUDE USING gist (r WITH =)'],
    [
      'predicate',
      'CONSTRAINT x EXCLUDE USING gist (r WITH &&)',
      'CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE (a > 0)',
    ],
  ] as const)('%s', async ([, before, after], { db }) => {
    const { differences, left } = await roundTripOfSql(db, withParts(before), withParts(after));

    expect(left).toEqual([]);
    expect(differences.slice(-2).map((line) => line.split(' ')[0])).toEqual(['drop', 'add']);
  });

  test('nulls not distinct', { skip: SERVER_MAJOR < 15 }, async ({ db }) => {
    const unique = (nulls: string) => withParts(`CONSTRAINT x UNIQUE ${nulls} (a)`);

    const found = await roundTripOfSql(db, unique(''), unique('NULLS NOT DISTINCT'));

    expect(found).toMatchObject({
      differences: ['drop unique constraint x of t', 'add unique constraint x (a) to t'],
      left: [],
    });
  });
});

describe('constraints', () => {
  test('one that differs in name alone is renamed', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      withParts(
        'CONSTRAINT pk PRIMARY KEY (a), CONSTRAINT ck CHECK (a > 0), CONSTRAINT fk FOREIGN KEY (b) REFERENCES p',
      ),
      withParts(
        'CONSTRAINT pk2 PRIMARY KEY (a), CONSTRAINT ck2 CHECK (a > 0), CONSTRAINT fk2 FOREIGN KEY (b) REFERENCES p',
      ),
    );

    expect(found).toMatchObject({
      differences: [
        'rename constraint pk of t to pk2',
        'rename constraint ck of t to ck2',
        'rename constraint fk of t to fk2',
      ],
      left: [],
    });
  });

  test('one that becomes valid is validated, and is NOT VALID again on the way back', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${withParts('')}; ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0) NOT VALID`,
      withParts('CONSTRAINT ck CHECK (a > 0)'),
    );

    expect(found).toMatchObject({
      differences: ['validate constraint ck of t'],
      downgrade: [
        "await op.dropConstraint('ck', 't', { type: 'check' });",
        "await op.createCheckConstraint('ck', 't', sql`a > 0`, { notValid: true });",
      ],
      left: [],
    });
  });

  test('a check that a child also has for itself is only inherited again on the way back', async ({ db }) => {
    const tables = `CREATE TABLE above (a integer CONSTRAINT ck CHECK (a > 0)); CREATE TABLE middle () INHERITS (above);
      CREATE TABLE child () INHERITS (middle)`;
    const withOwn = (...names: string[]) =>
      [tables, ...names.map((name) => `ALTER TABLE ${name} ADD CONSTRAINT ck CHECK (a > 0)`)].join(';');

    const found = await roundTripOfSql(db, withOwn('middle'), withOwn('middle', 'child'));

    expect(found).toMatchObject({ differences: ['add check constraint ck (a > 0) to child'], left: [] });
    const { rows } = await db.query(`SELECT conrelid::regclass::text AS of, conislocal FROM pg_constraint
      WHERE conname = 'ck' ORDER BY conrelid`);
    expect(rows).toEqual([
      { of: 'above', conislocal: true },
      { of: 'middle', conislocal: true },
      { of: 'child', conislocal: false },
    ]);
  });

  test('a comment is set in place', async ({ db }) => {
    const definition = withParts('CONSTRAINT ck CHECK (a > 0)');

    const found = await roundTripOfSql(db, definition, `${definition}; COMMENT ON CONSTRAINT ck ON t IS 'positive'`);

    expect(found).toMatchObject({ differences: ['set comment on constraint ck of t'], left: [] });
  });

  test('a primary key that changes takes the foreign keys on it along', async ({ db }) => {
    const definition = (key: string) => `
      CREATE TABLE p (id integer NOT NULL, x integer, CONSTRAINT pk PRIMARY KEY (id) ${key});
      CREATE TABLE t (a integer, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))`;

    const found = await roundTripOfSql(db, definition(''), definition('INCLUDE (x)'));

    expect(found).toMatchObject({
      differences: [
        'drop foreign key fk of t',
        'drop primary key pk of p',
        'add primary key pk (id) to p',
        'add foreign key fk (a) references p (id) to t',
      ],
      left: [],
    });
  });

  test('a constraint gives its name to an index', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      withParts('CONSTRAINT x UNIQUE (a)'),
      `${withParts('')}; CREATE UNIQUE INDEX x ON t (a)`,
    );

    expect(found).toMatchObject({
      differences: ['drop unique constraint x of t', 'create unique index x on t (a)'],
      left: [],
    });
  });
});
