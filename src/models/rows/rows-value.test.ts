import { describe, expect, test } from 'vitest';
import { integer, MetaData, sql, text } from '../index.js';

/** What the rows of a table are refused with, or null. JavaScript can pass anything. */
function refusal(rows: unknown, options: object = {}, times = 1): string | null {
  const metadata = new MetaData();
  const plans = metadata.table('plans', {
    code: text().primaryKey(),
    title: text(),
    id: integer().identity('always'),
    size: integer().nullable().unique(),
  });
  for (let time = 0; time < times; time += 1) Reflect.apply(metadata.rows, metadata, [plans, rows, options]);
  try {
    metadata.toSchema();
  } catch (error) {
    return String(error);
  }
  return null;
}

describe('declared rows that cannot be are refused', () => {
  test.each<readonly [what: string, rows: unknown, options: object]>([
    ['list the column "titel", which does not exist', [{ code: 'a', titel: 'x' }], {}],
    ['have code "a" twice, in row 1 and in row 2', [{ code: 'a' }, { code: 'a' }], {}],
    ['have no value for the key code in row 2', [{ code: 'a' }, { title: 'x' }], {}],
    ['list "id", whose values PostgreSQL computes', [{ code: 'a', id: 1 }], {}],
    ['have null for "title" in row 1', [{ code: 'a', title: null }], {}],
    ['have a value of "code" (text) that is an expression', [{ code: sql`now()` }], {}],
    ['have a value of "title" (text) that has a NUL character', [{ code: 'a', title: 'a\0' }], {}],
    ["aren't a list of objects", [null], {}],
    ['have the mode "all"', [], { mode: 'all' }],
    ['have the key column "size", which allows null', [], { key: ['size'] }],
    ['have the key title, which is not unique', [], { key: ['title'] }],
    ['have no key', [], { key: [] }],
  ])('%s', (what, rows, options) => expect(refusal(rows, options)).toContain(what));

  test('two declarations for one table', () => expect(refusal([], {}, 2)).toContain('are declared twice'));
});

test('an empty list of rows is compared by the key of its table', () => {
  const metadata = new MetaData();
  metadata.rows(metadata.table('plans', { code: text().primaryKey() }), [], { mode: 'exact' });

  expect(metadata.toSchema().rows).toMatchObject([{ key: ['code'], columns: ['code'], rows: [] }]);
});
