import { expect } from 'vitest';
import { test } from './database.js';
import { describeDatabase } from './describe-database.js';

test('the order of privileges and storage options means nothing', async ({ db }) => {
  await db.query(`CREATE TABLE t (id int) WITH (fillfactor = 70, autovacuum_enabled = off);
    CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE SEQUENCE s`);
  const original = await describeDatabase(db);
  await db.query(`GRANT SELECT ON t TO PUBLIC; REVOKE SELECT ON t FROM PUBLIC;
    GRANT USAGE ON s TO PUBLIC; REVOKE USAGE ON s FROM PUBLIC;
    REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC; GRANT EXECUTE ON FUNCTION f() TO PUBLIC;
    ALTER TABLE t RESET (fillfactor); ALTER TABLE t SET (fillfactor = 70)`);
  expect(await describeDatabase(db)).toEqual(original);
});

test('privileges that the owner lost are a difference', async ({ db }) => {
  await db.query('CREATE TABLE t (id int)');
  const original = await describeDatabase(db);
  await db.query('REVOKE ALL ON t FROM CURRENT_USER');
  expect(await describeDatabase(db)).not.toEqual(original);
});
