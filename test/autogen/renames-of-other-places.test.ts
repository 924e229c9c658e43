import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { Settings } from '../../src/settings/settings.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

/** What `check` finds, and that nothing is left after the upgrade. */
async function renamesOf(databaseUrl: string, models: string, settings: Partial<Settings> = {}) {
  const { folder } = createProject({
    'models.ts': `import { MetaData, sql } from 'limbeck/schema';
      export const metadata = new MetaData(); const { table, t } = metadata; ${models}`,
  });
  const input = { cwd: folder, settings: { url: databaseUrl, target: './models.ts', ...settings } };
  const { differences } = await commands.check(input);
  await commands.revision(input, { autogenerate: true });
  await commands.upgrade(input);
  const { differences: left } = await commands.check(input);
  await commands.downgrade(input, { revision: 'base' });
  await commands.upgrade(input);
  return { differences, left };
}

test('a partitioned table that is renamed keeps its rows, and its partitions stay', async ({ databaseUrl, db }) => {
  await db.query(`CREATE TABLE log (at date NOT NULL, line text) PARTITION BY RANGE (at);
    CREATE TABLE log_2020 PARTITION OF log FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
    INSERT INTO log VALUES ('2020-05-05', 'a')`);

  const found = await renamesOf(
    databaseUrl,
    `table('event', { at: t.date(), line: t.text().nullable() }, [],
       { partitionBy: { range: ['at'] }, renamedFrom: 'log' })`,
  );

  expect(found).toEqual({ differences: ['rename table log to event'], left: [] });
  expect((await db.query('SELECT line, tableoid::regclass::text AS place FROM event')).rows).toEqual([
    { line: 'a', place: 'log_2020' },
  ]);
});

test('a column of the row type of a table that is renamed stays as it is', async ({ databaseUrl, db }) => {
  await db.query(`CREATE TABLE city (id integer); CREATE TABLE visit (place city DEFAULT ROW(1)::city)`);

  const found = await renamesOf(
    databaseUrl,
    `table('town', { id: t.integer().nullable() }, [], { renamedFrom: 'city' });
     table('visit', { place: t.type('town').nullable().serverDefault(sql\`ROW(1)::town\`) })`,
  );

  expect(found).toEqual({ differences: ['rename table city to town'], left: [] });
});

test('a column that a table is partitioned by is renamed in place', async ({ databaseUrl, db }) => {
  await db.query(`CREATE TABLE log (at date NOT NULL, line text) PARTITION BY RANGE (at, (lower(line)));
    CREATE TABLE log_2020 PARTITION OF log FOR VALUES FROM ('2020-01-01', MINVALUE) TO ('2021-01-01', MINVALUE)`);

  const found = await renamesOf(
    databaseUrl,
    `table('log', { day: t.date().renamedFrom('at'), text: t.text().nullable().renamedFrom('line') }, [],
       { partitionBy: { range: ['day', sql\`lower(text)\`] } })`,
  );

  expect(found).toEqual({ differences: ['rename column log.at to day', 'rename column log.line to text'], left: [] });
});

test('a table comes out of a schema that the models do not mention, where all else stays', async ({
  databaseUrl,
  db,
}) => {
  await db.query(`CREATE SCHEMA attic; CREATE TABLE attic.person (id serial PRIMARY KEY, name text NOT NULL);
    CREATE TYPE attic.mood AS ENUM ('a'); CREATE TABLE attic.other (id int);
    INSERT INTO attic.person (name) VALUES ('Ann')`);

  const found = await renamesOf(
    databaseUrl,
    `table('users', { id: t.serial().primaryKey(), name: t.text() }, [], { renamedFrom: 'attic.person' })`,
  );

  expect(found).toMatchObject({ left: [] });
  expect(found.differences[0]).toBe('move table attic.person to schema default');
  expect((await db.query('SELECT name FROM users')).rows).toEqual([{ name: 'Ann' }]);
});

test('a default follows the sequence that moves with the table of its owner', async ({ databaseUrl, db }) => {
  await db.query(`CREATE SCHEMA app; CREATE TABLE number (id serial, other integer);
    CREATE TABLE guest (id bigint NOT NULL DEFAULT nextval('number_id_seq'))`);

  const found = await renamesOf(
    databaseUrl,
    `table('number', { id: t.serial(), other: t.integer().nullable() }, [], { schema: 'app', renamedFrom: 'number' });
     table('guest', { id: t.bigint().serverDefault(sql\`nextval('app.number_id_seq'::regclass)\`) })`,
  );

  expect(found).toEqual({ differences: ['move table number to schema app'], left: [] });
});
