import { describe, expect } from 'vitest';
import { reflect } from '../../src/reflect/reflect.js';
import type { Table } from '../../src/schema/table.js';
import type { Queryable } from '../../src/util/queryable.js';
import { SERVER_MAJOR, test } from '../support/database.js';

describe('a primary key', () => {
  test('has its columns in its own order, and everything else that can be said of it', async ({ db }) => {
    await db.query(`CREATE TABLE t (a int, b int, c int,
        CONSTRAINT pk PRIMARY KEY (b, a) INCLUDE (c) WITH (fillfactor=70) DEFERRABLE INITIALLY DEFERRED);
      COMMENT ON CONSTRAINT pk ON t IS 'why'`);

    expect((await table(db)).primaryKey).toEqual({
      kind: 'primaryKey',
      name: 'pk',
      columns: ['b', 'a'],
      include: ['c'],
      with: { fillfactor: '70' },
      tablespace: null,
      deferrable: true,
      initiallyDeferred: true,
      comment: 'why',
    });
  });

  test('is null if the table has none', async ({ db }) => {
    await db.query('CREATE TABLE t (a int)');

    expect((await table(db)).primaryKey).toBeNull();
  });

  test('is not listed as an index', async ({ db }) => {
    await db.query('CREATE TABLE t (a int PRIMARY KEY)');

    expect((await table(db)).indexes).toEqual([]);
  });
});

describe('unique constraints', () => {
  test('are in the order of their names', async ({ db }) => {
    await db.query(
      'CREATE TABLE t (a int CONSTRAINT z UNIQUE, b int CONSTRAINT "B" UNIQUE, c int CONSTRAINT a UNIQUE)',
    );

    expect((await table(db)).uniques.map(({ name }) => name)).toEqual(['B', 'a', 'z']);
  });

  test.skipIf(SERVER_MAJOR < 15)('may take nulls for equal', async ({ db }) => {
    await db.query('CREATE TABLE t (a int UNIQUE NULLS NOT DISTINCT, b int UNIQUE)');

    expect((await table(db)).uniques.map(({ nullsNotDistinct }) => nullsNotDistinct)).toEqual([true, false]);
  });
});

describe('a foreign key', () => {
  test('has everything that can be said of it', async ({ db }) => {
    await db.query(`CREATE SCHEMA s; CREATE TABLE s.r (x int, y int, PRIMARY KEY (x, y));
      CREATE TABLE t (a int, b int);
      ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (b, a) REFERENCES s.r (y, x) MATCH FULL
        ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID;
      COMMENT ON CONSTRAINT fk ON t IS 'why'`);

    expect((await table(db)).foreignKeys).toEqual([
      {
        kind: 'foreignKey',
        name: 'fk',
        columns: ['b', 'a'],
        referredTable: { schema: 's', name: 'r' },
        referredColumns: ['y', 'x'],
        onDelete: 'set null',
        onDeleteColumns: [],
        onUpdate: 'cascade',
        match: 'full',
        deferrable: true,
        initiallyDeferred: true,
        notValid: true,
        comment: 'why',
      },
    ]);
  });

  test('refers to a table of the default schema without its schema', async ({ db }) => {
    await db.query('CREATE TABLE t (a int PRIMARY KEY, b int REFERENCES t)');

    expect((await table(db)).foreignKeys).toMatchObject([
      { referredTable: { schema: null, name: 't' }, onDelete: 'no action', onUpdate: 'no action', match: 'simple' },
    ]);
  });

  test.skipIf(SERVER_MAJOR < 15)('says which columns ON DELETE touches', async ({ db }) => {
    await db.query(`CREATE TABLE r (x int, y int, PRIMARY KEY (x, y));
      CREATE TABLE t (a int, b int, FOREIGN KEY (a, b) REFERENCES r ON DELETE SET DEFAULT (b))`);

    expect((await table(db)).foreignKeys).toMatchObject([{ onDelete: 'set default', onDeleteColumns: ['b'] }]);
  });

  test('to a partitioned table is one, however many partitions there are', async ({ db }) => {
    await db.query(`CREATE TABLE r (x int PRIMARY KEY) PARTITION BY RANGE (x);
      CREATE TABLE r1 PARTITION OF r FOR VALUES FROM (0) TO (10);
      CREATE TABLE r2 PARTITION OF r FOR VALUES FROM (10) TO (20);
      CREATE TABLE t (a int REFERENCES r)`);

    expect((await table(db)).foreignKeys).toMatchObject([{ referredTable: { name: 'r' }, referredColumns: ['x'] }]);
  });
});

describe('a check constraint', () => {
  test('has its expression as PostgreSQL prints it, and everything else that can be said of it', async ({ db }) => {
    await db.query(`CREATE TABLE t (a varchar);
      ALTER TABLE t ADD CONSTRAINT ck CHECK ((a)IN('x','y')) NO INHERIT NOT VALID;
      COMMENT ON CONSTRAINT ck ON t IS 'why'`);

    expect((await table(db)).checks).toEqual([
      {
        kind: 'check',
        name: 'ck',
        expression: "a::text = ANY (ARRAY['x'::character varying, 'y'::character varying]::text[])",
        noInherit: true,
        notValid: true,
        comment: 'why',
      },
    ]);
  });
});

describe('an exclusion constraint', () => {
  test('has everything that can be said of it', async ({ db }) => {
    await db.query(`CREATE EXTENSION btree_gist;
      CREATE TABLE t (room int, b text, during tsrange, CONSTRAINT ex EXCLUDE USING gist
        (room WITH =, (lower(b)) COLLATE "C" WITH =, during range_ops WITH &&) INCLUDE (b)
        WITH (fillfactor=70) WHERE (room > 0) DEFERRABLE);
      COMMENT ON CONSTRAINT ex ON t IS 'why'`);

    const key = {
      expression: null,
      collation: null,
      opclass: null,
      opclassParameters: {},
      descending: false,
      nullsFirst: false,
    };
    expect((await table(db)).exclusions).toEqual([
      {
        kind: 'exclusion',
        name: 'ex',
        method: 'gist',
        elements: [
          { ...key, column: 'room', operator: '=' },
          {
            ...key,
            column: null,
            expression: 'lower(b)',
            collation: { schema: null, name: 'C' },
            operator: '=',
          },
          { ...key, column: 'during', operator: '&&' },
        ],
        include: ['b'],
        where: 'room > 0',
        with: { fillfactor: '70' },
        tablespace: null,
        deferrable: true,
        initiallyDeferred: false,
        comment: 'why',
      },
    ]);
  });

  test('names the schema of an operator that is in another schema', async ({ db }) => {
    await db.query(`CREATE SCHEMA ext; CREATE EXTENSION seg SCHEMA ext;
      CREATE TABLE t (a ext.seg, EXCLUDE USING gist (a WITH OPERATOR(ext.&&)))`);

    expect((await table(db)).exclusions).toMatchObject([{ elements: [{ operator: 'OPERATOR(ext.&&)' }] }]);
  });
});

async function table(db: Queryable): Promise<Table> {
  const { schema } = await reflect(db);
  return schema.tables.find(({ name }) => name === 't') ?? expect.unreachable();
}
