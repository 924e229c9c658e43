import { expect } from 'vitest';
import { check, index, MetaData, sql } from '../../src/models/index.js';
import { test } from '../support/database.js';
import { difference, roundTrip } from './round-trip.js';

const BEFORE = `
  CREATE TABLE person (id bigserial PRIMARY KEY, name text NOT NULL, CONSTRAINT ck CHECK (name <> ''));
  CREATE INDEX ix ON person (lower(name)) WHERE name <> 'x';
  CREATE TABLE post (id integer, person_id bigint REFERENCES person (id));
  INSERT INTO person (name) VALUES ('Ann'); INSERT INTO post VALUES (1, 1)`;

function renamed() {
  const metadata = new MetaData();
  const { table, t } = metadata;
  const users = table(
    'users',
    { id: t.bigserial().primaryKey(), fullName: t.text().renamedFrom('name') },
    (c) => [
      check('ck', sql`${c.fullName} <> ''`),
      index([sql`lower(${c.fullName})`], { name: 'ix', where: sql`${c.fullName} <> 'x'` }),
    ],
    { renamedFrom: 'person' },
  );
  table('post', {
    id: t.integer().nullable(),
    userId: t
      .bigint()
      .nullable()
      .renamedFrom('person_id')
      .references(() => users.c.id),
  });
  return metadata.toSchema();
}

test('what is declared as renamed is renamed, with all that is named after it', async ({ db }) => {
  await db.query(BEFORE);

  expect(await roundTrip(db, renamed())).toMatchObject({
    differences: [
      'rename table person to users',
      'rename column users.name to full_name',
      'rename column post.person_id to user_id',
      'rename sequence person_id_seq to users_id_seq',
      'rename constraint person_pkey of users to users_pkey',
      'rename constraint post_person_id_fkey of post to post_user_id_fkey',
    ],
    left: [],
  });
});

test('rows stay where they are', async ({ db }) => {
  await db.query(BEFORE);

  await roundTrip(db, renamed());

  expect((await db.query('SELECT name, person_id FROM person JOIN post ON person_id = person.id')).rows).toEqual([
    { name: 'Ann', person_id: '1' },
  ]);
});

test('a rename that ran long ago is ignored', async ({ db }) => {
  const metadata = new MetaData();
  metadata.table('users', { fullName: metadata.t.text().renamedFrom('name') }, { renamedFrom: 'person' });
  await db.query('CREATE TABLE users (full_name text NOT NULL)');

  expect((await difference(db, metadata.toSchema())).comparison.operations).toEqual([]);
});

test('a rename that somebody asks for needs no declaration', async ({ db }) => {
  const metadata = new MetaData();
  metadata.table('users', { fullName: metadata.t.text() });
  await db.query('CREATE TABLE person (name text NOT NULL)');
  const name = (text: string) => ({ schema: null, name: text });

  const renames = {
    tables: [{ from: name('person'), to: name('users') }],
    columns: [{ of: name('users'), from: 'name', to: 'full_name' }],
  };

  expect(
    (await difference(db, metadata.toSchema(), { renames })).comparison.operations.map(({ kind }) => kind),
  ).toEqual(['renameTable', 'renameColumn']);
});

test('a table moves to another schema and gets another name', async ({ db }) => {
  await db.query(`CREATE SCHEMA audit; CREATE TABLE log (id serial PRIMARY KEY, line text NOT NULL)`);
  const metadata = new MetaData();
  metadata.table(
    'lines',
    { id: metadata.t.serial().primaryKey(), line: metadata.t.text() },
    { schema: 'audit', renamedFrom: 'log' },
  );

  expect(await roundTrip(db, metadata.toSchema(), { schemas: ['audit'] })).toMatchObject({
    differences: [
      'move table log to schema audit',
      'rename table audit.log to lines',
      'rename sequence audit.log_id_seq to lines_id_seq',
      'rename constraint log_pkey of audit.lines to lines_pkey',
    ],
    left: [],
  });
});

test('what refers to the whole row of a table follows its rename, and settles', async ({ db }) => {
  await db.query(`CREATE TABLE person (id integer NOT NULL, CONSTRAINT present CHECK ((person.*) IS NOT NULL));
    CREATE INDEX kept ON person ((person IS NULL)) WHERE person.id > 0;
    CREATE INDEX gone ON person ((person IS NOT NULL)); INSERT INTO person VALUES (1)`);
  const metadata = new MetaData();
  const { table, t } = metadata;
  table(
    'users',
    { id: t.integer() },
    [
      check('present', sql`users IS NOT NULL`),
      check('more', sql`NOT users.* IS NULL`),
      index([sql`(users IS NULL)`], { name: 'kept', where: sql`users.id>0` }),
      index([sql`(users.*) IS NULL`], { name: 'added', where: sql`users is not null` }),
    ],
    { renamedFrom: 'person' },
  );

  expect(await roundTrip(db, metadata.toSchema())).toMatchObject({
    differences: [
      'rename table person to users',
      'drop index gone of users',
      'add check constraint more (NOT users.* IS NULL) to users',
      'create index added on users ((users.*) IS NULL)',
    ],
    left: [],
  });
});
