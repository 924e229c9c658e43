import { describe, expect } from 'vitest';
import { MetaData } from '../../src/models/index.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { difference, roundTrip, roundTripOfSql } from './round-trip.js';

describe.skipIf(SERVER_MAJOR < 18)('NOT NULL of PostgreSQL 18', () => {
  test.for<readonly [string, string, string, readonly string[]]>([
    ['a name', 'a int NOT NULL', 'a int CONSTRAINT k NOT NULL', ['rename constraint t_a_not_null of t to k']],
    ['another name', 'a int CONSTRAINT j NOT NULL', 'a int NOT NULL', ['rename constraint j of t to t_a_not_null']],
    ['a constraint', 'a int', 'a int CONSTRAINT k NOT NULL', ['alter column t.a: set not null']],
    [
      'NO INHERIT',
      'a int CONSTRAINT k NOT NULL',
      'a int CONSTRAINT k NOT NULL NO INHERIT',
      ['alter constraint k of t (no inherit)'],
    ],
  ])('gets %s in place', async ([, before, after, differences], { db }) => {
    const found = await roundTripOfSql(db, `CREATE TABLE t (${before})`, `CREATE TABLE t (${after})`);

    expect(found).toMatchObject({ differences, left: [] });
  });

  test('has a comment, though nothing else is unusual', async ({ db }) => {
    const table = 'CREATE TABLE t (a int NOT NULL)';
    const comment = "COMMENT ON CONSTRAINT t_a_not_null ON t IS 'x'";
    const found = await roundTripOfSql(db, `${table}; ${comment}`, table);

    expect(found).toMatchObject({ differences: ['set comment on constraint t_a_not_null of t'], left: [] });
  });

  test('is NOT VALID, and validated in place', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      "CREATE TABLE t (a int, b int NOT NULL); ALTER TABLE t ADD CONSTRAINT k NOT NULL a NOT VALID; COMMENT ON CONSTRAINT k ON t IS 'x'",
      "CREATE TABLE t (a int CONSTRAINT k NOT NULL, b int); ALTER TABLE t ADD CONSTRAINT l NOT NULL b NOT VALID; COMMENT ON CONSTRAINT l ON t IS 'y'",
    );

    expect(found).toMatchObject({
      differences: ['alter column t.b: not valid', 'validate constraint k of t', 'set comment on constraint k of t'],
      left: [],
    });
  });

  test('is dropped with that of the parent while the replica identity needs another column', async ({ db }) => {
    const child = `CREATE TABLE u (k int PRIMARY KEY) INHERITS (t); ALTER TABLE u REPLICA IDENTITY USING INDEX u_pkey`;
    const found = await roundTripOfSql(
      db,
      `CREATE TABLE t (a int NOT NULL); ${child}`,
      `CREATE TABLE t (a int); ${child}`,
    );

    expect(found).toMatchObject({ differences: ['alter column t.a: drop not null'], left: [] });
  });

  test('is valid before the column becomes an identity', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      'CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT k NOT NULL a NOT VALID',
      'CREATE TABLE t (a int CONSTRAINT k NOT NULL GENERATED ALWAYS AS IDENTITY)',
    );

    expect(found).toMatchObject({
      differences: ['validate constraint k of t', expect.stringContaining('alter column t.a')],
      left: [],
    });
  });

  test('is valid and inherited before a primary key or a parent needs it', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT k NOT NULL a NOT VALID;
       CREATE TABLE u (a int); ALTER TABLE u ADD CONSTRAINT renamed NOT NULL a NOT VALID;
       CREATE TABLE v (a int CONSTRAINT l NOT NULL NO INHERIT);
       CREATE TABLE w (a int CONSTRAINT l NOT NULL) PARTITION BY LIST (a);
       CREATE TABLE w1 (a int); ALTER TABLE w1 ADD CONSTRAINT l NOT NULL a NOT VALID;
       CREATE TABLE w2 (a int CONSTRAINT l NOT NULL NO INHERIT); CREATE TABLE w3 (a int);
       ALTER TABLE w3 ADD CONSTRAINT l NOT NULL a NOT VALID`,
      `CREATE TABLE t (a int CONSTRAINT k NOT NULL, PRIMARY KEY (a));
       CREATE TABLE u (a int PRIMARY KEY); CREATE TABLE v (a int PRIMARY KEY);
       CREATE TABLE w (a int CONSTRAINT l NOT NULL) PARTITION BY LIST (a); CREATE TABLE w1 PARTITION OF w DEFAULT;
       CREATE TABLE w2 PARTITION OF w FOR VALUES IN (1); CREATE TABLE w3 () INHERITS (v)`,
    );

    expect(found).toMatchObject({ left: [] });
  });

  test('comes with its table and its column', async ({ db }) => {
    const columns = 'a int CONSTRAINT k NOT NULL NO INHERIT, s serial CONSTRAINT sn NOT NULL';
    const found = await roundTripOfSql(
      db,
      'CREATE TABLE u ()',
      `CREATE TABLE t (${columns}); COMMENT ON CONSTRAINT k ON t IS 'x';
       CREATE TABLE u (a int CONSTRAINT l NOT NULL, b int); ALTER TABLE u ADD CONSTRAINT m NOT NULL b NOT VALID`,
    );

    expect(found).toMatchObject({ left: [] });
    expect(found.upgrade.join('\n')).toContain("notNull({ name: 'k', noInherit: true, comment: 'x' })");
  });

  test('is inherited by partitions and children, which have different names for it', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `CREATE TABLE m (a int, b int NOT NULL) PARTITION BY LIST (a); CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
       CREATE TABLE p (a int CONSTRAINT pa NOT NULL, b int NOT NULL); CREATE TABLE c () INHERITS (p)`,
      `CREATE TABLE m (a int CONSTRAINT ma NOT NULL, b int) PARTITION BY LIST (a);
       CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
       CREATE TABLE p (a int CONSTRAINT pa NOT NULL NO INHERIT, b int CONSTRAINT pb NOT NULL);
       CREATE TABLE c () INHERITS (p)`,
    );

    expect(found).toMatchObject({
      differences: expect.arrayContaining(['alter constraint pa of p (no inherit)', 'alter column c.a: drop not null']),
      left: [],
    });
  });

  const TRAY = 'CREATE TABLE tray (depth int) PARTITION BY LIST (depth); CREATE TABLE tray_1 PARTITION OF tray';
  const INHERITED = 'CREATE TABLE top (a int NOT NULL); CREATE TABLE leaf () INHERITS (top)';

  // In each of these, PostgreSQL would keep a NOT NULL of the child that nobody declares.
  test.for([
    [
      `${TRAY} (PRIMARY KEY (depth)) FOR VALUES IN (1)`,
      `${TRAY} FOR VALUES IN (1); ALTER TABLE tray ALTER depth SET NOT NULL`,
    ],
    [
      `${TRAY} (PRIMARY KEY (depth)) FOR VALUES IN (1)`,
      `${TRAY} FOR VALUES IN (1); ALTER TABLE tray ADD PRIMARY KEY (depth)`,
    ],
    ['CREATE TABLE top (a int); CREATE TABLE leaf (a int CONSTRAINT x NOT NULL) INHERITS (top)', INHERITED],
    [
      `${INHERITED}; ALTER TABLE leaf ALTER a SET NOT NULL`,
      'CREATE TABLE top (a int); CREATE TABLE leaf () INHERITS (top)',
    ],
    ['CREATE TABLE top (); CREATE TABLE leaf (a int) INHERITS (top)', INHERITED],
  ] as const)('is that of a parent, of a child, or of both: %s', async ([before, after], { db }) => {
    expect((await roundTripOfSql(db, before, after)).left).toEqual([]);
  });

  test('can be declared in models, and without a declared name any name is accepted', async ({ db }) => {
    const metadata = new MetaData();
    const { t } = metadata;
    const whole = { name: 'k', noInherit: true, comment: 'why' };
    metadata.table('t', { a: t.text().notNull(whole), b: t.text(), c: t.text().notNull({ notValid: true }) });
    await db.query('CREATE TABLE t (a text, b text CONSTRAINT mine NOT NULL, c text)');

    expect(await roundTrip(db, metadata.toSchema())).toMatchObject({
      differences: [expect.stringContaining('t.a: set not null'), expect.stringContaining('t.c: set not null')],
      left: [],
    });
    await db.query('DROP TABLE t');
    await metadata.createAll(db);
    expect((await difference(db, metadata.toSchema())).comparison.operations).toEqual([]);
  });
});

describe('a foreign key', () => {
  const TABLES = 'CREATE TABLE p (id int PRIMARY KEY)';
  const r = (words: string) => `${TABLES}; CREATE TABLE r (p int CONSTRAINT k REFERENCES p ON DELETE CASCADE ${words})`;

  test.for<readonly [string, string, string]>([
    ['', 'DEFERRABLE', 'deferrable'],
    ['DEFERRABLE INITIALLY DEFERRED', '', 'not deferrable'],
    ['DEFERRABLE', 'DEFERRABLE INITIALLY DEFERRED', 'deferrable, initially deferred'],
    ...(SERVER_MAJOR < 18
      ? []
      : [
          ['', 'NOT ENFORCED', 'not enforced'] as const,
          ['DEFERRABLE NOT ENFORCED', '', 'not deferrable, enforced'] as const,
        ]),
  ])('is altered in place from "%s" to "%s"', async ([before, after, words], { db }) => {
    expect(await roundTripOfSql(db, r(before), r(after))).toMatchObject({
      differences: [`alter constraint k of r (${words})`],
      left: [],
    });
  });
});
