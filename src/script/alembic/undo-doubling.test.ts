import { expect, test } from 'vitest';
import { undoDoubling } from './undo-doubling.js';

const NAMED = 'context.configure(url=url, dialect_opts={"paramstyle": "named"})';
const WITHOUT = 'context.configure(url=url)';

function undo(sql: string, python: string, env = NAMED) {
  return undoDoubling([{ sql, python }], env)[0];
}

test.each([
  ["SELECT 'a%%'", 'op.execute("SELECT \'a%\'")', WITHOUT, "SELECT 'a%'"],
  ["SELECT 'a%%%%'", 'op.execute("SELECT \'a%%\'")', WITHOUT, "SELECT 'a%%'"],
  ["SELECT 'a%%'", 'op.execute("SELECT \'a%%\'")', NAMED, "SELECT 'a%%'"],
  ["SELECT 5 % 2, 'a%%'", 'op.execute("SELECT 5 % 2, \'a%%\'")', WITHOUT, "SELECT 5 % 2, 'a%%'"],
])('%s of %s has the percent signs of the revision', (...row) => {
  const [sql, python, env, online] = row;
  expect(undo(sql, python, env)).toEqual({ sql: online, doubt: null });
});

test.each([
  ["DEFAULT 'a\\\\b'", "server_default='a\\\\b'", "DEFAULT 'a\\b'"],
  ["VALUES ('it''s\\\\')", "{'a': r'it' r'''\\'''}", "VALUES ('it''s\\\\')"],
  ["VALUES ('it''s \\\\')", '{"a": "it\'s \\\\"}', "VALUES ('it''s \\')"],
  ["SELECT '\\\\d'", 'op.execute(r"SELECT \'\\\\d\'")', "SELECT '\\\\d'"],
])('%s of %s has the backslashes of the revision', (sql, python, online) => {
  expect(undo(sql, python)?.sql).toBe(online);
});

test('backslashes that the revision does not explain are left to a person', () => {
  expect(undo("DEFAULT 'a\\\\b'", 'server_default=PATTERN')).toMatchObject({
    sql: "DEFAULT 'a\\\\b'",
    doubt: expect.stringContaining('may stand for one'),
  });
});
