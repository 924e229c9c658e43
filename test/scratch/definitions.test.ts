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

describe('a list in a definition shows no difference', () => {
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

/** Each prints a constant of a set operation in one way first, and in another way when it is read again. */
const UNIONS = `CREATE TABLE parcel (id integer); CREATE TABLE letter (id integer);
  CREATE VIEW post AS SELECT * FROM (SELECT 'parcel' AS kind, id FROM parcel UNION ALL SELECT 'letter', id FROM letter) AS q;
  CREATE VIEW weighed AS SELECT id, weight FROM (SELECT id, 1 AS weight FROM parcel UNION ALL SELECT id, NULL FROM letter) AS q;
  CREATE VIEW known AS WITH w AS (SELECT 'a'::text AS kind, id FROM parcel UNION ALL SELECT 'b', id FROM letter) SELECT * FROM w;
  CREATE MATERIALIZED VIEW paired AS SELECT id FROM parcel WHERE EXISTS (SELECT 'x' FROM letter UNION SELECT 'y');`;

test('a constant in a set operation shows no difference after an upgrade', async ({ databaseUrl }) => {
  const { folder } = createProject({ 'schema.sql': UNIONS });
  const input = { cwd: folder, settings: { url: databaseUrl, target: './schema.sql' } };
  await commands.revision(input, { autogenerate: true });
  await commands.upgrade(input);

  expect((await commands.check(input)).differences).toEqual([]);
});

/** All of them hold a list, which PostgreSQL prints in two ways. */
const BEFORE = `CREATE TABLE parcel (id integer, state varchar(9), weight integer);
  CREATE VIEW wider AS SELECT id FROM parcel WHERE state IN ('sent', 'lost');
  CREATE VIEW inserted AS SELECT id, state FROM parcel WHERE state IN ('sent', 'lost');
  CREATE VIEW renamed AS SELECT id AS one FROM parcel WHERE state IN ('sent', 'lost');
  CREATE VIEW retyped AS SELECT id FROM parcel WHERE state IN ('sent', 'lost');
  CREATE VIEW shorter AS SELECT id FROM parcel WHERE state IN ('sent', 'lost', 'new') AND weight > 1;
  CREATE VIEW same AS SELECT id FROM parcel WHERE state IN ('sent', 'lost');
  CREATE MATERIALIZED VIEW kept AS SELECT id FROM parcel WHERE state IN ('sent', 'lost') AND weight > 1;
  CREATE POLICY seen ON parcel USING (state IN ('sent', 'lost') AND weight > 1);
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
  CREATE TRIGGER touched BEFORE UPDATE ON parcel FOR EACH ROW WHEN (NEW.state IN ('sent', 'lost') AND NEW.weight > 1) EXECUTE FUNCTION touch();
  CREATE RULE quiet AS ON DELETE TO parcel WHERE OLD.state IN ('sent', 'lost') AND OLD.weight > 1 DO INSTEAD NOTHING;
  CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM parcel WHERE state IN ('sent', 'lost'); END;
  CREATE FUNCTION listed(a text[] DEFAULT ARRAY['x']) RETURNS integer LANGUAGE sql AS 'SELECT 1';`;

const AFTER = `CREATE TABLE parcel (id integer, state varchar(9));
  CREATE VIEW wider AS SELECT id, state FROM parcel WHERE state IN ('sent', 'lost');
  CREATE VIEW inserted AS SELECT id, 1 AS place, state FROM parcel WHERE state IN ('sent', 'lost');
  CREATE VIEW renamed AS SELECT id AS two FROM parcel WHERE state IN ('sent', 'lost');
  CREATE VIEW retyped AS SELECT id::bigint AS id FROM parcel WHERE state IN ('sent', 'lost');
  CREATE VIEW shorter AS SELECT id FROM parcel WHERE state IN ('sent', 'lost');
  CREATE VIEW same AS SELECT id FROM parcel WHERE state IN ('sent', 'lost');
  CREATE MATERIALIZED VIEW kept AS SELECT id FROM parcel WHERE state IN ('sent', 'lost');
  CREATE POLICY seen ON parcel USING (state IN ('sent', 'lost'));
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
  CREATE TRIGGER touched BEFORE UPDATE ON parcel FOR EACH ROW WHEN (NEW.state IN ('sent', 'lost')) EXECUTE FUNCTION touch();
  CREATE RULE quiet AS ON DELETE TO parcel WHERE OLD.state IN ('sent', 'lost') DO INSTEAD NOTHING;
  CREATE FUNCTION counted() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT count(*)::integer FROM parcel WHERE state IN ('sent', 'lost'); END;
  CREATE FUNCTION listed(b text[] DEFAULT ARRAY['x']) RETURNS integer LANGUAGE sql AS 'SELECT 1';`;

const MENTIONED = [
  'wider',
  'inserted',
  'renamed',
  'retyped',
  'shorter',
  'kept',
  'seen',
  'touched',
  'quiet',
  'counted',
  'listed',
];

test('a definition with a list that changes is replaced, there and back', async ({ databaseUrl, db }) => {
  const project = createProject({ 'schema.sql': AFTER });
  const input = { cwd: project.folder, settings: { url: databaseUrl, target: './schema.sql' } };
  await db.query(BEFORE);

  const { differences } = await commands.check(input);
  expect(MENTIONED.filter((name) => !differences.some((line) => line.includes(` ${name}`)))).toEqual([]);
  expect(differences.filter((line) => / same\b/.test(line))).toEqual([]);
  await commands.revision(input, { autogenerate: true });
  await commands.upgrade(input);
  expect((await commands.check(input)).differences).toEqual([]);
  await commands.downgrade(input, { revision: 'base' });
  project.write('schema.sql', BEFORE);
  expect((await commands.diff(input)).statements).toEqual([]);
});
