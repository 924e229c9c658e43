import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { Operations } from '../../src/runtime/operations.js';
import { test } from '../support/database.js';

test('a backslash does not end a constant in a database that reads backslashes as escapes', async ({
  db,
  databaseUrl,
}) => {
  await db.query(`DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET standard_conforming_strings = off', current_database());
  END $$`);
  const upgrade = (op: Operations) =>
    op.execute(String.raw`COMMENT ON SCHEMA public IS '\''; CREATE TABLE pwned (); --'`);

  await commands.upgrade({
    settings: { url: databaseUrl },
    revisions: [{ revision: 'a', downRevision: null, upgrade }],
  });

  const { rows } = await db.query(
    `SELECT obj_description('public'::regnamespace) AS comment, to_regclass('pwned') AS pwned`,
  );
  expect(rows).toEqual([{ comment: String.raw`\'; CREATE TABLE pwned (); --`, pwned: null }]);
});
