import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { makes, upgrade } from './chain.js';
import { tablesOf, versionsOf } from './database-facts.js';
import { test as base } from './fixture.js';

const VERSIONS = 'CREATE TABLE limbeck_version (version_num varchar(32) NOT NULL)';
const LOG = `CREATE TABLE limbeck_version_log (
  number int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY, revision text, message text, direction text NOT NULL,
  outcome text NOT NULL, started_at timestamptz NOT NULL, duration interval,
  role text NOT NULL DEFAULT session_user, host text, tool text NOT NULL, fingerprint text)`;

/** A role that may create tables where the version table will be. */
const test = base.extend('stranger', async ({ db }, { onCleanup }) => {
  const role = `limbeck_stranger_${randomBytes(6).toString('hex')}`;
  await db.query(`CREATE ROLE ${role}; GRANT CREATE ON SCHEMA public TO ${role}`);
  onCleanup(async () => {
    await db.query(`REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`);
  });
  return role;
});

test.for([
  [
    'a trigger',
    `${VERSIONS};
     CREATE FUNCTION own() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
     CREATE TRIGGER own BEFORE INSERT ON limbeck_version FOR EACH ROW EXECUTE FUNCTION own()`,
  ],
  ['a rule', `${VERSIONS}; CREATE RULE own AS ON INSERT TO limbeck_version DO ALSO SELECT 1`],
  ['row security', `${VERSIONS}; ALTER TABLE limbeck_version ENABLE ROW LEVEL SECURITY`],
  ['a child', `${VERSIONS}; CREATE TABLE child () INHERITS (limbeck_version)`],
  ['a default', `${VERSIONS}; ALTER TABLE limbeck_version ADD own text DEFAULT now()::text`],
  ['a check', `${VERSIONS}; ALTER TABLE limbeck_version ADD CHECK (version_num > '')`],
  ['an expression in an index', `${VERSIONS}; CREATE INDEX ON limbeck_version (lower(version_num))`],
  ['a domain', "CREATE DOMAIN own AS text CHECK (VALUE > ''); CREATE TABLE limbeck_version (version_num own)"],
  ['a query', "CREATE VIEW limbeck_version AS SELECT 'a' AS version_num"],
  ['a default of the log', `${LOG}; ALTER TABLE limbeck_version_log ALTER host SET DEFAULT lower('X')`],
] as const)('a table of another role with %s is refused', async ([, sql], { connection, db, stranger }) => {
  await db.query(`SET ROLE ${stranger}; ${sql}; RESET ROLE; GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC`);

  await expect(upgrade(connection, { a: makes('t1') })).rejects.toMatchObject({
    code: 'TABLE_NOT_TRUSTED',
    exitStatus: 3,
    message: expect.stringContaining(`it belongs to the role ${stranger}`),
  });
  expect(await tablesOf(db)).not.toContain('t1');
});

test('plain tables of another role are used', async ({ connection, db, stranger }) => {
  await db.query(`SET ROLE ${stranger}; ${VERSIONS}; ${LOG}; RESET ROLE`);
  await upgrade(connection, { a: makes('t1') });

  expect(await versionsOf(db)).toEqual(['a']);
});

test('the owner of the database is trusted', async ({ connection, db, stranger }) => {
  const { rows } = await db.query<{ readonly name: string }>('SELECT quote_ident(current_database()) AS name');
  await db.query(`ALTER DATABASE ${rows[0]?.name} OWNER TO ${stranger}`);
  await db.query(
    `SET ROLE ${stranger}; ${VERSIONS}; ALTER TABLE limbeck_version ADD CHECK (version_num > ''); RESET ROLE`,
  );
  await upgrade(connection, { a: makes('t1') });

  expect(await versionsOf(db)).toEqual(['a']);
});
