import { describe, expect, test } from 'vitest';
import { bigint, col, index, MetaData, renderSql, sql, text } from './index.js';

describe('sql', () => {
  const metadata = new MetaData();
  const users = metadata.table('users', { id: bigint(), orderBy: text().name('order') });
  const status = metadata.enum('Status', ['a'], { schema: 'audit' });

  test.each([
    ['a column is its quoted name', sql`${users.c.orderBy} > ${users.c.id}`, '"order" > id'],
    ['a table and an enum are their names', sql`${users} ${status}`, 'users audit."Status"'],
    ['a string is a constant', sql`x = ${"it's"}`, "x = 'it''s'"],
    ['numbers, booleans and null are themselves', sql`${1} ${2n} ${true} ${null}`, '1 2 true NULL'],
    ['a list has commas', sql`x IN (${['a', 'b']})`, "x IN ('a', 'b')"],
    ['a fragment stands in a fragment', sql`a AND ${sql`b > ${1}`}`, 'a AND b > 1'],
    ['raw text goes in as it is', sql`x ${sql.raw("|| 'a'")}`, "x || 'a'"],
    ['an identifier is quoted', sql`${sql.identifier('audit', 'Log')}`, 'audit."Log"'],
    ['a date is an instant', sql`${new Date(0)}`, "'1970-01-01 00:00:00+00'"],
    ['a column by name', sql`${col('createdAt')}`, '"createdAt"'],
  ])('%s', (_, fragment, expected) => {
    expect(renderSql(fragment)).toBe(expected);
  });

  test('refuses undefined instead of taking it for NULL', () => {
    const { missing }: Record<string, string> = {};

    // @ts-expect-error JavaScript, and models that are loaded without a check of their types, get here.
    expect(() => sql`${missing} > 0`).toThrow('sql`… > 0` contains undefined');
    // @ts-expect-error as above
    expect(() => index([missing])).toThrow('index() contains undefined');
  });
});
