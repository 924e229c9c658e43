import { describe, expect, test } from 'vitest';
import { maskData, maskPassword, maskSql } from './mask-password.js';
import { learnSecret } from './secrets/known-secrets.js';
import { learnSecretsOfText } from './secrets/secrets-in-text.js';

describe('passwords in a text', () => {
  test.each([
    ['postgres://app:secret@db.example.com:5432/shop', 'postgres://app:***@db.example.com:5432/shop'],
    ['could not parse "postgresql://app:s%40cret@h/d".', 'could not parse "postgresql://app:***@h/d".'],
    ['postgres://app:p@ss@h/d', 'postgres://app:***@h/d'],
    ['postgres://app:p/w?#@h/d', 'postgres://app:***@h/d'],
    ['postgres://app:p w"x@h/d', 'postgres://app:***@h/d'],
    ['mysql://app:secret@h/d', 'mysql://app:***@h/d'],
    ['postgres://:secret@h/d', 'postgres://:***@h/d'],
    ['postgres://h/d?user=app&password=secret&sslmode=require', 'postgres://h/d?user=app&password=***&sslmode=require'],
    ["host=h password='se cret' dbname=d", 'host=h password=*** dbname=d'],
    ['postgres://h/d?sslpassword=secret', 'postgres://h/d?sslpassword=***'],
    ['app:secret@db.example.com/shop', 'app:***@db.example.com/shop'],
    ['the path /app/postgres:/app:secret@h/d', 'the path /app/postgres:/app:***@h/d'],
    ["{ password: 'it\\'s', user: 'x' }", "{ password: ***, user: 'x' }"],
    ['SQL statement "ALTER ROLE a PASSWORD \'x\'"', 'SQL statement "ALTER ROLE a PASSWORD ***"'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskPassword(text)).toBe(masked);
  });

  test('a text without a password stays as it is', () => {
    const text = 'postgres://app@db:5432/shop and pglite://.limbeck/data, see https://example.com/a@b';

    expect(maskPassword(text)).toBe(text);
  });

  test.each([
    'No revision id, id prefix or branch label matches "1a:app@head".',
    'app@head',
    '1a:app@2b+1',
    'column "password" does not exist',
  ])('%s stays as it is', (text) => {
    expect(maskPassword(text)).toBe(text);
  });

  test('each of two URLs is masked', () => {
    expect(maskPassword('postgres://a:x@h/d, postgres://b:y@h/d')).toBe('postgres://a:***@h/d, postgres://b:***@h/d');
  });
});

describe('secrets in SQL', () => {
  test.each([
    ["CREATE ROLE a PASSWORD 'it''s' LOGIN", 'CREATE ROLE a PASSWORD *** LOGIN'],
    ["ALTER ROLE a ENCRYPTED PASSWORD E'x\\'y'", 'ALTER ROLE a ENCRYPTED PASSWORD ***'],
    ['ALTER ROLE a PASSWORD $x$y$x$', 'ALTER ROLE a PASSWORD ***'],
    ["CREATE ROLE a PASSWORD 'it's'", 'CREATE ROLE a PASSWORD ***'],
    ["OPTIONS (user 'a', \"api_key\" 'k')", "OPTIONS (user 'a', \"api_key\" '***')"],
    ["SELECT set_config('app.key', 'k', false)", "SELECT set_config('app.key', '***', false)"],
    [
      "SELECT set_config('search_path', 'a', true), set_config('app.token', 'k', true)",
      "SELECT set_config('search_path', 'a', true), set_config('app.token', '***', true)",
    ],
    ["OPTIONS /* by key */ (token 'k')", "OPTIONS /* by key */ (token '***')"],
    [
      "EXECUTE format('CREATE ROLE %I PASSWORD %L', 'a', 'x')",
      "EXECUTE format('CREATE ROLE %I PASSWORD %L', '***', '***')",
    ],
    ["DO $$ BEGIN EXECUTE 'ALTER ROLE a PASSWORD ''x'''; END $$", "DO $$ BEGIN EXECUTE '***'; END $$"],
    ["CONNECTION 'host=h password=x'", "CONNECTION 'host=h password=***'"],
    ["DECLARE password text := 'x'", "DECLARE password text := '***'"],
  ])('%s becomes %s', (sql, masked) => {
    expect(maskSql(sql)).toBe(masked);
  });

  test.each([
    "COMMENT ON COLUMN a.password IS 'a hash'",
    "CREATE TYPE kind AS ENUM ('password', 'token')",
    "ALTER TABLE a ADD COLUMN password text DEFAULT 'x'",
    "ALTER ROLE a PASSWORD NULL VALID UNTIL 'infinity'",
    "SELECT 1 WHERE key = 'a' AND token = 'b'",
  ])('%s has none', (sql) => {
    expect(maskSql(sql)).toBe(sql);
  });
});

describe('a known secret', () => {
  test.each([
    ['kn0wn\'"one/ü', 'as it is'],
    ['kn0wn%27%22one%2f%C3%BC', 'percent-encoded'],
    ['kn0wn\'\\"one/\\u00fc', 'in JSON'],
    ["kn0wn''\"one/ü", 'in SQL'],
  ])('%s is masked %s', (text) => {
    learnSecret('kn0wn\'"one/ü');

    expect(maskPassword(`It says ${text}.`)).toBe('It says ***.');
  });

  test('is left alone if it is ordinary text: a word, the name of a user or a database', () => {
    learnSecretsOfText('postgres://user0:user0@host/data8ase');
    learnSecret('postgres');
    learnSecret('data8ase');

    expect(maskPassword('postgres, user0, data8ase')).toBe('postgres, user0, data8ase');
  });
});

test('a field with the name of a secret is masked in data', () => {
  expect(maskData({ password: 'x', list: ['postgres://a:b@h/d'] })).toEqual({
    password: '***',
    list: ['postgres://a:***@h/d'],
  });
});
