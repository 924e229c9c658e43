import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

/** PostgreSQL prints these in other words once it has read what it printed. */
const LISTS = `CREATE TABLE parcel (id integer, state varchar(20));
  CREATE VIEW moving AS SELECT id FROM parcel WHERE state IN ('sent', 'landed');
  CREATE MATERIALIZED VIEW lost AS SELECT id FROM parcel WHERE state IN ('lost', 'broken');
  CREATE POLICY seen ON parcel USING (state IN ('sent', 'landed'));
  CREATE RULE keep AS ON DELETE TO parcel WHERE OLD.state IN ('sent', 'landed') DO INSTEAD NOTHING;
  CREATE FUNCTION is_moving(state varchar) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN state IN ('sent', 'landed');`;

describe('a list in a definition is no difference', () => {
  test('to what an upgrade made of it', async ({ databaseUrl }) => {
    const { folder } = createProject({ 'schema.sql': LISTS });
    const input = { cwd: folder, settings: { url: databaseUrl, target: './schema.sql' } };
    await commands.revision(input, { autogenerate: true });
    await commands.upgrade(input);

    expect((await commands.check(input)).differences).toEqual([]);
  });

  test('to what the same SQL made', async ({ databaseUrl, db }) => {
    const { folder } = createProject({ 'schema.sql': LISTS });
    await db.query(LISTS);

    expect(
      (await commands.check({ cwd: folder, settings: { url: databaseUrl, target: './schema.sql' } })).differences,
    ).toEqual([]);
  });

  test('between what was printed and what was written', async ({ databaseUrl, db }) => {
    await db.query(LISTS);
    const { rows } = await db.query("SELECT pg_get_viewdef('moving'::regclass) AS query");
    const printed = LISTS.replace(/CREATE VIEW moving AS .*?;/, `CREATE VIEW moving AS ${String(rows[0]?.query)}`);
    const { folder } = createProject({ 'schema.sql': printed });

    expect(
      (await commands.check({ cwd: folder, settings: { url: databaseUrl, target: './schema.sql' } })).differences,
    ).toEqual([]);
  });
});
