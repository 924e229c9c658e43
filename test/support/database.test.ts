import { describe, expect } from 'vitest';
import { SERVER_MAJOR, test } from './database.js';

describe('a test with a database', () => {
  test('has an empty one', async ({ db }) => {
    const { rows } = await db.query(
      "SELECT relname FROM pg_class WHERE relnamespace NOT IN ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace, 'information_schema'::regnamespace)",
    );

    expect(rows).toEqual([]);
  });

  test('gets the last result of several statements', async ({ db }) => {
    expect(await db.query('SELECT 1 AS a; SELECT 2 AS b')).toMatchObject({ rows: [{ b: 2 }] });
  });

  test('knows the version of the server', async ({ db }) => {
    const { rows } = await db.query('SHOW server_version');

    expect(rows[0]?.server_version).toMatch(new RegExp(`^${SERVER_MAJOR}\\b`));
  });
});
