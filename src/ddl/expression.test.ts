import { describe, expect, test } from 'vitest';
import { defaultExpression, keyExpression, parenthesize } from './expression.js';

describe('parenthesize', () => {
  test.each([
    ['a > 0', '(a > 0)'],
    ['(a > 0)', '(a > 0)'],
    ['(a) = (b)', '((a) = (b))'],
    ["(a = ')')", "(a = ')')"],
    ['a > 0 -- always', '(a > 0 -- always\n)'],
  ])('writes %j as %j', (expression, sql) => {
    expect(parenthesize(expression)).toBe(sql);
  });
});

describe('keyExpression', () => {
  test.each([
    ['lower(email)', 'lower(email)'],
    ["coalesce(a, 'x')", "(coalesce(a, 'x'))"],
    ['app.slug(title)', 'app.slug(title)'],
    ['lower(a) || lower(b)', '(lower(a) || lower(b))'],
    ['(a + b)', '(a + b)'],
    ['email', '(email)'],
  ])('writes %j as %j', (expression, sql) => {
    expect(keyExpression(expression)).toBe(sql);
  });
});

describe('defaultExpression', () => {
  test.each([
    ['0', '0'],
    ["'-1'::integer", "'-1'::integer"],
    ["'x'::character varying(10)", "'x'::character varying(10)"],
    ["'2020-01-01'::timestamp(3) with time zone", "'2020-01-01'::timestamp(3) with time zone"],
    [`'a'::"Order Status"[]`, `'a'::"Order Status"[]`],
    ['CURRENT_TIMESTAMP', 'CURRENT_TIMESTAMP'],
    ["nextval('a_seq'::regclass)", "nextval('a_seq'::regclass)"],
    ["now() AT TIME ZONE 'utc'", "(now() AT TIME ZONE 'utc')"],
    ['\'a\'::text COLLATE "C"', '(\'a\'::text COLLATE "C")'],
    ['1 = 1 AND true', '(1 = 1 AND true)'],
    ["'a'::text IS NULL", "('a'::text IS NULL)"],
  ])('writes %j as %j', (expression, sql) => {
    expect(defaultExpression(expression)).toBe(sql);
  });
});
