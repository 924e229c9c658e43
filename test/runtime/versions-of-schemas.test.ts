import { expect } from 'vitest';
import { openConnection } from '../../src/runtime/open-connection.js';
import { readVersionsOfSchemas } from '../../src/runtime/versions-of-schemas.js';
import { test } from '../support/database.js';

test('the versions of many schemas are read at once, and one that fails is the only one', async ({
  databaseUrl,
  db,
}) => {
  const schemas = Array.from({ length: 600 }, (_, number) => `t${number}`);
  await db.query(`DO $$ BEGIN FOR i IN 0..599 LOOP EXECUTE format('CREATE SCHEMA t%s', i);
    IF i < 500 THEN EXECUTE format('CREATE TABLE t%1$s.v AS SELECT %1$s::text AS version_num', i); END IF; END LOOP; END $$`);
  await db.query(`DROP TABLE t300.v; CREATE TABLE t300.v (other text); INSERT INTO t7.v VALUES ('6');
    CREATE TABLE t8.limbeck_journal AS SELECT NULL::timestamptz AS finished_at`);
  const statements: string[] = [];
  const connection = await openConnection(databaseUrl);
  const recorded: typeof connection = {
    ...connection,
    query: (sql, parameters) => {
      statements.push(sql);
      return connection.query(sql, parameters);
    },
  };
  const versions = await readVersionsOfSchemas(recorded, 'v', [...schemas, 'missing', null]);
  await connection.close();

  expect(versions.slice(0, 7).map((version) => ('heads' in version ? version.heads : []))).toEqual(
    ['0', '1', '2', '3', '4', '5', '6'].map((id) => [id]),
  );
  expect(versions[7]).toEqual({ exists: true, heads: ['6', '7'], isUnfinished: false, log: null });
  expect(versions[8]).toMatchObject({ isUnfinished: true });
  expect(versions[599]).toEqual({ exists: false, heads: [], isUnfinished: false, log: null });
  const failed = versions.flatMap((version, place) => (version instanceof Error ? [place] : []));
  expect(failed).toEqual([300, 600]);
  expect(versions[601]).toEqual({ exists: false, heads: [], isUnfinished: false, log: null });
  // Three batches, and the halves of the one that fails.
  expect(statements.length).toBeLessThan(40);
});
