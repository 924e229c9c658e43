import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { Queryable } from '../../src/util/queryable.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { createProject } from '../support/project.js';

const USERS = 'CREATE TABLE users (id bigint PRIMARY KEY, name text, email text);';

interface Place {
  readonly db: Queryable;
  readonly databaseUrl: string;
}

/** From one schema to another and back, both as SQL, with owners and privileges compared. */
async function leadsThereAndBack({ db, databaseUrl }: Place, before: string, after: string) {
  const { folder } = createProject({ 'schema.sql': after });
  const settings = { url: databaseUrl, target: './schema.sql', comparePrivileges: true, compareOwners: true };
  const input = { cwd: folder, settings };
  await db.query(before);
  const original = await privileges(db);
  const { differences } = await commands.revision(input, { autogenerate: true });
  await commands.upgrade(input);
  const reached = await privileges(db);
  const left = (await commands.check(input)).differences;
  await commands.downgrade(input, { revision: 'base' });
  expect(left).toEqual([]);
  expect(await privileges(db)).toEqual(original);
  return { differences, reached };
}

/** What PostgreSQL says of whoever is not the owner. */
async function privileges(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ readonly line: string }>(`
    WITH lists (what, owner, acl) AS (
      SELECT relname::text, relowner, relacl FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relname !~ '^limbeck_'
      UNION ALL SELECT format('%s of %s', relname, relowner::regrole), 0, acldefault('r', relowner) FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relowner = 'pg_monitor'::regrole
      UNION ALL SELECT typname::text, typowner, coalesce(typacl, acldefault('T', typowner)) FROM pg_type
        WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
      UNION ALL SELECT format('%s of %s', typname, typowner::regrole), 0, acldefault('T', typowner) FROM pg_type
        WHERE typnamespace = 'public'::regnamespace AND typtype = 'e' AND typowner = 'pg_monitor'::regrole
      UNION ALL SELECT attrelid::regclass || '.' || attname, 0, attacl FROM pg_attribute WHERE attrelid >= 16384 AND NOT attisdropped
      UNION ALL SELECT oid::regprocedure::text, proowner, coalesce(proacl, acldefault('f', proowner)) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      UNION ALL SELECT format('%s of %s', oid::regprocedure, proowner::regrole), 0, proacl FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND proowner = 'pg_monitor'::regrole
      UNION ALL SELECT 'new ' || defaclobjtype::text || coalesce(' in ' || nspname, ''), defaclrole, defaclacl
        FROM pg_default_acl LEFT JOIN pg_namespace AS n ON n.oid = defaclnamespace)
    SELECT format('%s: %s %s%s', what, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END,
             privilege_type, CASE WHEN is_grantable THEN '*' END) AS line
      FROM lists CROSS JOIN aclexplode(acl) WHERE grantee <> owner`);
  return rows.map(({ line }) => line).sort();
}

async function listsOfOwners(db: Queryable) {
  const { rows } = await db.query(`SELECT relacl::text FROM pg_class WHERE relname = 'users'
    UNION ALL SELECT coalesce(nspacl, acldefault('n', nspowner))::text FROM pg_namespace WHERE nspname = 'public'`);
  return rows;
}

// Roles of PostgreSQL's own, since those that a test makes would be there for all databases.
describe('privileges', () => {
  test('on a table come and go, with the option to grant them', async ({ db, databaseUrl }) => {
    const { differences, reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `${USERS} GRANT SELECT, INSERT ON users TO pg_monitor; GRANT DELETE ON users TO pg_signal_backend;`,
      `${USERS} GRANT SELECT, UPDATE ON users TO pg_monitor; GRANT DELETE ON users TO pg_signal_backend WITH GRANT OPTION;`,
    );

    expect(differences).toEqual([
      'revoke insert on table users from pg_monitor',
      'grant update on table users to pg_monitor',
      'grant delete on table users to pg_signal_backend with grant option',
    ]);
    expect(reached).toEqual([
      'users: pg_monitor SELECT',
      'users: pg_monitor UPDATE',
      'users: pg_signal_backend DELETE*',
    ]);
  });

  test('on columns stay where the one on their table goes', async ({ db, databaseUrl }) => {
    const { reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `${USERS} GRANT SELECT ON users TO pg_monitor; GRANT SELECT (id, name) ON users TO pg_monitor;`,
      `${USERS} GRANT SELECT (id, email) ON users TO pg_monitor;`,
    );

    expect(reached).toEqual(['users.email: pg_monitor SELECT', 'users.id: pg_monitor SELECT']);
  });

  test('that everybody has on functions can be taken away', async ({ db, databaseUrl }) => {
    const one = "CREATE FUNCTION one(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';";
    const { differences } = await leadsThereAndBack(
      { db, databaseUrl },
      one,
      `${one} REVOKE EXECUTE ON FUNCTION one(integer) FROM PUBLIC; GRANT EXECUTE ON FUNCTION one(integer) TO pg_monitor;`,
    );

    expect(differences).toEqual([
      'revoke execute on function one(integer) from public',
      'grant execute on function one(integer) to pg_monitor',
    ]);
  });

  test('by default change nothing for what is created with them', async ({ db, databaseUrl }) => {
    const { differences, reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;`,
      `${USERS} ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO pg_monitor; CREATE SEQUENCE counter;
       REVOKE ALL ON counter FROM pg_monitor;`,
    );

    expect(differences).toEqual([
      'create sequence counter',
      'create table users',
      'revoke select on table users from pg_monitor',
      'revoke select on new tables from pg_monitor',
      'grant usage on new sequences in public to pg_monitor',
    ]);
    expect(reached).toEqual(['new S in public: pg_monitor USAGE']);
  });

  test.for([
    ['that everybody has anyway', ''],
    ['that are revoked for other schemas', 'ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;'],
  ] as const)('by default of a schema revoke nothing: %s', async ([, revoked], { db, databaseUrl }) => {
    const defaults = `${revoked} ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON TYPES TO PUBLIC;`;
    const { differences, reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `${defaults} CREATE TYPE mood AS ENUM ('good', 'bad');`,
      `${defaults} CREATE TYPE mood AS ENUM ('good'); CREATE TYPE other AS ENUM ('one');`,
    );

    expect(differences.filter((line) => /grant|revoke/.test(line))).toEqual([]);
    expect(reached).toEqual(expect.arrayContaining(['mood: PUBLIC USAGE', 'other: PUBLIC USAGE']));
  });

  test('are restored on objects that are recreated, also by the downgrade', async ({ db, databaseUrl }) => {
    const view = 'CREATE VIEW names AS SELECT name FROM users; GRANT SELECT ON names TO pg_monitor;';
    const { reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `${USERS} ${view} CREATE TABLE old (id serial); GRANT USAGE ON SEQUENCE old_id_seq TO pg_monitor;`,
      `${USERS.replace('name text', 'name varchar(9)')} ${view}`,
    );

    expect(reached).toEqual(['names: pg_monitor SELECT']);
  });

  test('on an enum stay when it loses a value, and so does its owner', async ({ db, databaseUrl }) => {
    const access = `REVOKE USAGE ON TYPE mood FROM PUBLIC; GRANT USAGE ON TYPE mood TO pg_signal_backend;
      ALTER TYPE mood OWNER TO pg_monitor;`;
    const { reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `CREATE TYPE mood AS ENUM ('good', 'bad'); ${access}`,
      `CREATE TYPE mood AS ENUM ('good'); ${access}`,
    );
    expect(reached).toEqual(['mood of pg_monitor: pg_monitor USAGE', 'mood: pg_signal_backend USAGE']);
  });

  test('that are not declared are revoked from a table that is recreated, and the downgrade restores them', async ({
    db,
    databaseUrl,
  }) => {
    const events = 'CREATE TABLE events (id bigint, at date)';
    const { reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `${events}; ALTER TABLE events OWNER TO pg_monitor; GRANT SELECT ON events TO pg_signal_backend;`,
      `${events} PARTITION BY RANGE (at); CREATE TABLE rest PARTITION OF events DEFAULT;`,
    );

    expect(reached).toEqual([]);
  });

  test('on a column go with it, also from a table that is rebuilt', async ({ db, databaseUrl }) => {
    const { differences, reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `CREATE TABLE one (a int, b int); GRANT SELECT (a), UPDATE (b) ON one TO pg_monitor;
       CREATE TABLE two (a int, b int); GRANT SELECT (a), UPDATE (b) ON two TO pg_monitor;`,
      `CREATE TABLE one (a int); GRANT SELECT (a) ON one TO pg_monitor;
       CREATE TABLE two (a int) PARTITION BY HASH (a); GRANT SELECT (a) ON two TO pg_monitor;`,
    );

    expect(reached).toEqual(['one.a: pg_monitor SELECT', 'two.a: pg_monitor SELECT']);
    expect(differences.filter((line) => line.includes('revoke'))).toEqual([]);
  });

  test('on the sequence of an identity column stay with it when it is renamed', async ({ db, databaseUrl }) => {
    const table = 'CREATE TABLE numbered (id bigint GENERATED ALWAYS AS IDENTITY';
    const { differences, reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `${table} (SEQUENCE NAME numbers)); GRANT USAGE, SELECT ON SEQUENCE numbers TO pg_monitor;`,
      `${table}); GRANT SELECT ON SEQUENCE numbered_id_seq TO pg_monitor;`,
    );

    expect(differences).toHaveLength(2);
    expect(reached).toEqual(['numbered_id_seq: pg_monitor SELECT']);
  });

  test('that an owner lacks are those of the owner, who changes too', async ({ db, databaseUrl }) => {
    const { differences, reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `${USERS} ALTER TABLE users OWNER TO pg_monitor; REVOKE INSERT ON users FROM pg_monitor;`,
      `${USERS} ALTER TABLE users OWNER TO pg_signal_backend; REVOKE DELETE ON users FROM pg_signal_backend;`,
    );

    expect(differences).toEqual([
      'make pg_signal_backend the owner of table users',
      'revoke delete on table users from pg_signal_backend',
      'grant insert on table users to pg_signal_backend',
    ]);
    expect(reached).toEqual([]);
    const { rows } = await db.query(`SELECT has_table_privilege('pg_monitor', 'users', 'insert') AS insert,
      has_table_privilege('pg_monitor', 'users', 'delete') AS delete`);
    expect(rows).toEqual([{ insert: false, delete: true }]);
  });

  test('on the language of an extension are compared as well', async ({ db, databaseUrl }) => {
    const { differences } = await leadsThereAndBack(
      { db, databaseUrl },
      'GRANT USAGE ON LANGUAGE sql TO pg_monitor;',
      'REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC; GRANT USAGE ON LANGUAGE plpgsql TO pg_monitor;',
    );

    expect(differences).toEqual([
      'revoke usage on language plpgsql from public',
      'revoke usage on language sql from pg_monitor',
      'grant usage on language plpgsql to pg_monitor',
    ]);
    const { rows } = await db.query(
      'SELECT lanname, lanacl::text FROM pg_language WHERE lanacl IS NOT NULL ORDER BY 1',
    );
    expect(rows).toMatchObject([
      { lanname: 'plpgsql', lanacl: expect.not.stringContaining('pg_monitor') },
      { lanname: 'sql', lanacl: expect.stringContaining('pg_monitor=U') },
    ]);
  });

  test('of owners of operators, publications, and other kinds are compared', async ({ db, databaseUrl }) => {
    const kinds = `CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
      CREATE OPERATOR FAMILY ints USING btree; CREATE PUBLICATION changes; CREATE COLLATION plain FROM "C";
      CREATE CONVERSION mine FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8; CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);`;
    const owners = `ALTER OPERATOR === (text, text) OWNER TO pg_monitor; ALTER OPERATOR FAMILY ints USING btree OWNER TO pg_monitor;
      ALTER PUBLICATION changes OWNER TO pg_monitor; ALTER COLLATION plain OWNER TO pg_monitor;
      ALTER CONVERSION mine OWNER TO pg_monitor; ALTER TEXT SEARCH CONFIGURATION words OWNER TO pg_monitor;`;
    const { differences } = await leadsThereAndBack({ db, databaseUrl }, kinds, `${kinds} ${owners}`);

    expect(differences.toSorted()).toEqual([
      'make pg_monitor the owner of collation plain',
      'make pg_monitor the owner of conversion mine',
      'make pg_monitor the owner of operator ===(text, text)',
      'make pg_monitor the owner of operatorFamily ints(btree)',
      'make pg_monitor the owner of publication changes',
      'make pg_monitor the owner of textSearchConfiguration words',
    ]);
    const { rows } =
      await db.query(`SELECT (SELECT count(*)::int FROM pg_operator WHERE oprowner = 'pg_monitor'::regrole) +
      (SELECT count(*)::int FROM pg_publication WHERE pubowner = 'pg_monitor'::regrole) AS count`);
    expect(rows).toEqual([{ count: 0 }]);
  });

  test('of the owner of a sequence change before a table gets it', async ({ db, databaseUrl }) => {
    const tables = `${USERS} CREATE TABLE teams (id bigint); ALTER TABLE users OWNER TO pg_monitor;`;
    const { reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `${tables} CREATE SEQUENCE kept OWNED BY teams.id; CREATE SEQUENCE free; CREATE SEQUENCE handed_on OWNED BY teams.id;
       CREATE SEQUENCE left_behind; ALTER SEQUENCE left_behind OWNER TO pg_monitor; ALTER SEQUENCE left_behind OWNED BY users.id;`,
      `${tables} ALTER TABLE teams OWNER TO pg_signal_backend; CREATE SEQUENCE left_behind;
       CREATE SEQUENCE free; CREATE SEQUENCE handed_on; CREATE SEQUENCE fresh; CREATE SEQUENCE kept;
       ALTER SEQUENCE free OWNER TO pg_monitor; ALTER SEQUENCE free OWNED BY users.id;
       ALTER SEQUENCE handed_on OWNER TO pg_monitor; ALTER SEQUENCE handed_on OWNED BY users.id;
       ALTER SEQUENCE fresh OWNER TO pg_monitor; ALTER SEQUENCE fresh OWNED BY users.id;
       ALTER SEQUENCE kept OWNER TO pg_signal_backend; ALTER SEQUENCE kept OWNED BY teams.id;`,
    );

    const sequences = reached.filter((line) => /^(?:free|fresh|handed_on|kept|left_behind) of pg_monitor/.test(line));
    expect(new Set(sequences.map((line) => line.split(' ')[0]))).toEqual(new Set(['free', 'fresh', 'handed_on']));
    const { rows } = await db.query(
      "SELECT relname FROM pg_class WHERE relkind = 'S' AND relowner = 'pg_monitor'::regrole",
    );
    expect(rows).toEqual([{ relname: 'left_behind' }]);
  });

  test('go with owners, who come and go', async ({ db, databaseUrl }) => {
    const view = 'CREATE VIEW names AS SELECT name FROM users;';
    const { differences, reached } = await leadsThereAndBack(
      { db, databaseUrl },
      `${USERS} ${view} ALTER TABLE users OWNER TO pg_monitor; CREATE SEQUENCE counter; GRANT SELECT ON users TO pg_signal_backend;`,
      `${USERS.replace('name text', 'name varchar(9)')} ${view} ALTER VIEW names OWNER TO pg_monitor;
       GRANT SELECT ON users TO pg_signal_backend;`,
    );

    expect(differences.filter((line) => line.startsWith('make'))).toEqual([
      'make current_user the owner of table users',
      'make pg_monitor the owner of table names',
    ]);
    expect(reached).toContain('names of pg_monitor: pg_monitor SELECT');
  });

  test.for([
    ['by default', 'ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO pg_monitor;', ''],
    [
      'as another role',
      '',
      'CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1; GRANT EXECUTE ON FUNCTION one TO pg_monitor;',
    ],
  ] as const)('that the new owner has %s are not revoked', async ([, defaults, before], { db, databaseUrl }) => {
    await leadsThereAndBack(
      { db, databaseUrl },
      `${defaults} ${before}`,
      `${defaults} CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1; ALTER FUNCTION one OWNER TO pg_monitor;`,
    );
  });

  test('of the owner need no grant, on the public schema of an upgraded server as elsewhere', async ({
    db,
    databaseUrl,
  }) => {
    const { folder } = createProject({
      'schema.sql': `${USERS} GRANT SELECT ON users TO pg_monitor; GRANT DELETE ON users TO pg_signal_backend;
        GRANT ALL ON SCHEMA public TO pg_monitor;`,
    });
    const input = {
      cwd: folder,
      settings: { url: databaseUrl, target: './schema.sql', comparePrivileges: true, includeSchemas: true },
    };
    await db.query(`${USERS} ALTER TABLE users OWNER TO pg_monitor;
      ALTER SCHEMA public OWNER TO pg_monitor; REVOKE USAGE ON SCHEMA public FROM PUBLIC;`);

    const { differences } = await commands.revision(input, { autogenerate: true });
    await commands.upgrade(input);
    const left = (await commands.check(input)).differences;
    await commands.downgrade(input, { revision: 'base' });

    const { rows } = await db.query(`SELECT has_schema_privilege('pg_signal_backend', 'public', 'usage') AS everybody,
      has_table_privilege('pg_monitor', 'users', 'select') AS owner`);
    expect({ differences, left, rows }).toEqual({
      differences: ['grant delete on table users to pg_signal_backend', 'grant usage on schema public to public'],
      left: [],
      rows: [{ everybody: false, owner: true }],
    });
  });

  test('that an owner lacks are those of the owner in the database, if owners are not compared', async ({
    db,
    databaseUrl,
  }) => {
    const owner = SERVER_MAJOR < 15 ? 'pg_monitor' : 'pg_database_owner';
    const inPublic = SERVER_MAJOR < 15 ? 'ALTER SCHEMA public OWNER TO pg_monitor;' : '';
    const { folder } = createProject({
      'schema.sql': `${USERS} REVOKE DELETE ON users FROM CURRENT_USER;
        ${inPublic} REVOKE CREATE ON SCHEMA public FROM ${owner};`,
    });
    const input = { cwd: folder, settings: { url: databaseUrl, target: './schema.sql', comparePrivileges: true } };
    await db.query(
      `${USERS} ${inPublic} ALTER TABLE users OWNER TO pg_monitor; REVOKE INSERT ON users FROM pg_monitor`,
    );
    const original = await listsOfOwners(db);

    const { differences, trials } = await commands.revision(input, { autogenerate: true });
    await commands.upgrade(input);
    const left = (await commands.check(input)).differences;
    await commands.downgrade(input, { revision: 'base' });

    expect({ differences, trials, left, restored: await listsOfOwners(db) }).toEqual({
      differences: [
        'revoke delete on table users from pg_monitor',
        `revoke create on schema public from ${owner}`,
        'grant insert on table users to pg_monitor',
      ],
      trials: [{ outcome: 'passed' }],
      left: [],
      restored: original,
    });
  });

  test('are left alone where the settings do not ask for them', async ({ db, databaseUrl }) => {
    const { folder } = createProject({ 'schema.sql': USERS });
    await db.query(`${USERS} GRANT SELECT ON users TO pg_monitor`);

    const { differences } = await commands.check({
      cwd: folder,
      settings: { url: databaseUrl, target: './schema.sql' },
    });

    expect(differences).toEqual([]);
  });
});
