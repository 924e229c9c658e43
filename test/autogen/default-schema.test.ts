import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { MetaData } from '../../src/models/index.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';
import { roundTrip, roundTripOfSql } from './round-trip.js';

describe('the comment on the default schema', () => {
  test('is set, and set back to what it was', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      "COMMENT ON SCHEMA public IS 'standard public schema'",
      "COMMENT ON SCHEMA public IS 'What the shop sells'",
    );

    expect(found.upgrade).toEqual(["await op.setComment('schema', 'public', 'What the shop sells');"]);
    expect(found.downgrade).toEqual(["await op.setComment('schema', 'public', 'standard public schema');"]);
    expect(found.left).toEqual([]);
  });

  test('is taken away where the target is SQL that says none', async ({ db }) => {
    const found = await roundTripOfSql(db, "COMMENT ON SCHEMA public IS 'Old'", 'CREATE TABLE t (a int)');

    expect(found.differences).toEqual(['create table t', 'set comment on schema public']);
    expect(found.left).toEqual([]);
  });

  test('may be missing or the usual one, without a difference', async ({ db }) => {
    const found = await roundTripOfSql(db, 'COMMENT ON SCHEMA public IS NULL', '');

    expect(found.differences).toEqual([]);
  });

  test('is compared where models declare the schema', async ({ db }) => {
    const metadata = new MetaData();
    metadata.schema('public', { comment: 'Ours' });

    const found = await roundTrip(db, metadata.toSchema({ defaultSchema: 'public' }));

    expect([found.differences, found.left]).toEqual([['set comment on schema public'], []]);
  });

  test('stays, and is named, where the models do not declare the schema', async ({ db, databaseUrl }) => {
    await db.query("COMMENT ON SCHEMA public IS 'Ours'");
    const models = "import { MetaData } from 'limbeck/schema';\nexport const metadata = new MetaData();\n";
    const { folder } = createProject({ 'models.ts': models });
    const report = await commands.check({ cwd: folder, settings: { url: databaseUrl, target: './models.ts' } });

    expect(report.differences).toEqual([]);
    expect(report.unmanaged).toEqual([
      { kind: 'comment', names: ['schema public'], why: 'the models do not declare the schema' },
    ]);
  });
});
