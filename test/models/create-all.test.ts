import { PGlite } from '@electric-sql/pglite';
import { Client, Pool } from 'pg';
import { describe, expect } from 'vitest';
import type { SchemaConnection } from '../../src/models/create-all.js';
import { check, MetaData, sql } from '../../src/models/index.js';
import { test } from '../support/database.js';

function twoTables(schema?: string) {
  const metadata = new MetaData(schema === undefined ? {} : { schema });
  const { table, t } = metadata;
  table('users', { id: t.bigint().identity().primaryKey() });
  table('posts', { userId: t.bigint().references('users.id').index() });
  return metadata;
}

async function tablesAfterEach(metadata: ReturnType<typeof twoTables>, connection: SchemaConnection) {
  const count = async () => {
    const { rows } = await connection.query(
      "SELECT count(*)::int AS tables FROM pg_class WHERE relname IN ('users', 'posts')",
    );
    return rows[0];
  };
  await metadata.createAll(connection);
  const created = await count();
  await metadata.dropAll(connection);
  return [created, await count()];
}

const THERE_AND_GONE = [{ tables: 2 }, { tables: 0 }];

describe('createAll and dropAll', () => {
  test('take a client of pg', async ({ databaseUrl }) => {
    const client = new Client(databaseUrl);
    await client.connect();

    expect(await tablesAfterEach(twoTables(), client)).toEqual(THERE_AND_GONE);
    await client.end();
  });

  test('take a pool of pg and a client of it', async ({ databaseUrl }) => {
    const pool = new Pool({ connectionString: databaseUrl });
    const client = await pool.connect();

    expect(await tablesAfterEach(twoTables(), client)).toEqual(THERE_AND_GONE);
    client.release();
    expect(await tablesAfterEach(twoTables(), pool)).toEqual(THERE_AND_GONE);
    await pool.end();
  });

  test('take a PGlite and a transaction of it', async () => {
    const embedded = await PGlite.create();

    expect(await tablesAfterEach(twoTables(), embedded)).toEqual(THERE_AND_GONE);
    expect(await embedded.transaction((transaction) => tablesAfterEach(twoTables(), transaction))).toEqual(
      THERE_AND_GONE,
    );
    await embedded.close();
  });

  test('leave checks that are not valid unvalidated in children', async ({ db }) => {
    const metadata = new MetaData();
    const { table, t } = metadata;
    const positive = check('positive', sql`a > 0`, { notValid: true });
    const parent = table('parent', { a: t.integer() }, [positive], { partitionBy: { range: ['a'] } });
    metadata.partition('part', { of: parent, values: 'default' });
    table('base', { a: t.integer() }, [positive]);
    table('child', {}, { inherits: ['base'] });

    await metadata.createAll(db);
    const { rows } = await db.query("SELECT DISTINCT convalidated FROM pg_constraint WHERE conname = 'positive'");
    await metadata.dropAll(db);

    expect(rows).toEqual([{ convalidated: false }]);
  });

  test('neither make nor drop "public", whether or not it is the default schema', async ({ db }) => {
    expect(await tablesAfterEach(twoTables('public'), db)).toEqual(THERE_AND_GONE);
    await db.query('CREATE SCHEMA app; SET search_path = app');
    expect(await tablesAfterEach(twoTables('public'), db)).toEqual(THERE_AND_GONE);
  });
});
