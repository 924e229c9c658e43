import { describe, expect, test } from 'vitest';
import {
  mentionsColumn,
  mentionsString,
  mentionsType,
  renameInSql,
  sqlOnOneLine,
  withoutOuterParentheses,
} from './sql-text.js';

describe('mentionsColumn', () => {
  test.each([
    ['price > 0', 'price', true],
    ['"Price" > 0', 'Price', true],
    ['"Price" > 0', 'price', false],
    ['lower(lower)', 'lower', true],
    ['lower(name)', 'lower', false],
    ["status = 'paid'::status", 'paid', false],
    ["kind = 'paid'::status", 'status', false],
    ["kind = 'paid'::audit.status", 'audit', false],
  ])('%s reads %s: %s', (sql, column, mentioned) => {
    expect(mentionsColumn(sql, column)).toBe(mentioned);
  });
});

describe('mentionsType', () => {
  test.each([
    ["kind = 'paid'::status", 'status', true],
    ["kind = 'paid'::audit.status", 'status', true],
    ['kind = ANY (\'{a}\'::"Status"[])', 'Status', true],
    ['status IS NOT NULL', 'status', false],
  ])('%s casts to %s: %s', (sql, type, mentioned) => {
    expect(mentionsType(sql, type)).toBe(mentioned);
  });
});

describe('mentionsString', () => {
  test.each([
    ["'paid'::status", 'paid', true],
    ["'{paid,open}'::status[]", 'open', true],
    ["'paid out'::status", 'paid', false],
    ["'it''s'::status", "it's", true],
  ])('%s holds %s: %s', (sql, value, mentioned) => {
    expect(mentionsString(sql, value)).toBe(mentioned);
  });
});

test('an expression follows the renames of columns, types and enum values, and of nothing else', () => {
  const names = {
    columns: new Map([['state', 'Order State']]),
    types: new Map([['\0state', { schema: null, name: 'status' }]]),
    values: new Map([['\0status', new Map([['paid', "it's"]])]]),
  };

  expect(renameInSql("state(state) = 'paid'::state AND x.state <> 'state' AND note = 'paid'", names)).toBe(
    `state("Order State") = 'it''s'::status AND x."Order State" <> 'state' AND note = 'paid'`,
  );
});

test('types of other schemas keep their names in an expression, and so does a schema with the name of a type', () => {
  const names = {
    columns: new Map<string, string>(),
    types: new Map([['app\0state', { schema: 'app', name: 'status' }]]),
    values: new Map([['app\0status', new Map([['paid', 'done']])]]),
  };

  expect(renameInSql("'paid'::app.state = 'paid'::state AND 'paid'::state.state", names)).toBe(
    "'done'::app.status = 'paid'::state AND 'paid'::state.state",
  );
});

test('a type that moves to another schema has that schema in an expression', () => {
  const names = {
    columns: new Map<string, string>(),
    types: new Map([
      ['\0state', { schema: 'My "app"', name: 'state' }],
      ['app\0mood', { schema: null, name: 'humor' }],
    ]),
    values: new Map([['My "app"\0state', new Map([['paid', 'done']])]]),
  };

  expect(renameInSql("'paid'::state = ANY (x::state[]) AND '.'::app.mood", names)).toBe(
    `'done'::"My ""app""".state = ANY (x::"My ""app""".state[]) AND '.'::humor`,
  );
});

test('an expression is put on one line, except the text of its constants', () => {
  expect(sqlOnOneLine("CASE\n    WHEN a THEN 'x\n  y'\nEND")).toBe("CASE WHEN a THEN 'x\n  y' END");
});

test('an expression with a comment keeps its lines', () => {
  expect(sqlOnOneLine('a > 0 -- positive\nAND b')).toBe('a > 0 -- positive\nAND b');
});

test.each([
  ['((a))', 'a'],
  ['(a) + (b)', '(a) + (b)'],
  ["(a = ')')", "a = ')'"],
])('without its outer parentheses %s is %s', (sql, bare) => {
  expect(withoutOuterParentheses(sql)).toBe(bare);
});
