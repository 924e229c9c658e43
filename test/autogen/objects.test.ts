import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { roundTripOfSql } from './round-trip.js';

const USERS = 'CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, active boolean);';

const TOUCH = `CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.email := lower(NEW.email);
  RETURN NEW;
END
$$;`;

describe('views, functions and triggers', () => {
  test('are created after the objects that they need, and dropped before them', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      '',
      `${USERS} ${TOUCH}
       CREATE VIEW active_users AS SELECT id, email FROM users WHERE active;
       CREATE VIEW active_emails AS SELECT email FROM active_users;
       CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();`,
    );

    expect(found.differences).toEqual([
      "don't check the bodies of functions until the objects they use exist",
      'create function touch()',
      'check the bodies of functions again',
      'create table users',
      'create view active_users',
      'create view active_emails',
      'create trigger touch on users',
    ]);
    expect(found.left).toEqual([]);
  });

  test('a view that gets one more column at its end is replaced in place', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${USERS} CREATE VIEW v AS SELECT id FROM users; CREATE VIEW w AS SELECT id FROM v;`,
      `${USERS} CREATE VIEW v AS SELECT id, email FROM users; CREATE VIEW w AS SELECT id FROM v;`,
    );

    expect(found.differences).toEqual(['replace view v']);
    // PostgreSQL before 16 prints the table with each column.
    expect(found.upgrade.map((line) => line.replace('users.', ''))).toMatchInlineSnapshot(`
      [
        "await op.replaceView(",
        "  'v',",
        "  sql\`CREATE OR REPLACE VIEW v AS",
        " SELECT id,",
        "  email",
        " FROM users\`,",
        ");",
      ]
    `);
    expect(found.left).toEqual([]);
  });

  test('a view that loses a column is recreated with its dependents', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${USERS} CREATE VIEW v AS SELECT id, email FROM users; CREATE VIEW w AS SELECT id FROM v; COMMENT ON VIEW w IS 'W';`,
      `${USERS} CREATE VIEW v AS SELECT id FROM users; CREATE VIEW w AS SELECT id FROM v; COMMENT ON VIEW w IS 'W';`,
    );

    expect(found.differences).toEqual(['drop view w', 'drop view v', 'create view v', 'create view w']);
    expect(found.left).toEqual([]);
  });

  test('objects that use a column are dropped and recreated if its type changes', async ({ db }) => {
    const views = `CREATE VIEW v AS SELECT id, email FROM users; CREATE VIEW w AS SELECT id FROM v;
      CREATE MATERIALIZED VIEW m AS SELECT id FROM w; ${TOUCH}
      CREATE TRIGGER touch BEFORE UPDATE OF id ON users FOR EACH ROW EXECUTE FUNCTION touch();
      ALTER TABLE users DISABLE TRIGGER touch;`;
    const found = await roundTripOfSql(
      db,
      `${USERS} ${views}`,
      `${USERS} ALTER TABLE users ALTER id TYPE integer; ${views}`,
    );

    expect(found.differences).toMatchInlineSnapshot(`
      [
        "drop materialized view m",
        "drop view w",
        "drop view v",
        "drop trigger touch on users",
        "alter column users.id: type bigint to integer",
        "create view v",
        "create trigger touch on users",
        "create view w",
        "create materialized view m",
      ]
    `);
    expect(found.left).toEqual([]);
  });

  test('a function whose result changes is recreated with its callers', async ({ db }) => {
    const rest = 'CREATE VIEW v AS SELECT one() AS one;';
    const found = await roundTripOfSql(
      db,
      `CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1'; ${rest}`,
      `CREATE FUNCTION one() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'; ${rest}`,
    );

    expect(found.differences).toMatchInlineSnapshot(`
      [
        "drop view v",
        "drop function one()",
        "don't check the bodies of functions until the objects they use exist",
        "create function one()",
        "check the bodies of functions again",
        "create view v",
      ]
    `);
    expect(found.left).toEqual([]);
  });

  test('are dropped with their table, unless they depend on another dropped table', async ({ db }) => {
    const found = await roundTripOfSql(
      db,
      `${USERS} ${TOUCH}
       CREATE FUNCTION may_see(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true';
       CREATE VIEW v AS SELECT id FROM users;
       CREATE RULE ignore AS ON DELETE TO v DO INSTEAD NOTHING;
       CREATE TABLE teams (id bigint PRIMARY KEY, owner bigint REFERENCES users);
       CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
       CREATE POLICY seen ON users USING (may_see(id));
       CREATE POLICY owners ON users USING (id IN (SELECT owner FROM teams));`,
      '',
    );

    expect(found).toMatchObject({
      differences: [
        'drop policy owners on users',
        'drop view v',
        'drop table teams',
        'drop table users',
        'drop function may_see(bigint)',
        'drop function touch()',
      ],
      left: [],
    });
  });
});
