import { describe, expect, test } from 'vitest';
import { graph } from '../../../test/support/graph.js';
import { integer, numeric, sql, text } from '../../models/index.js';
import { planUpgrade } from '../../script/plan-upgrade.js';
import { renderScript, type ScriptOptions } from '../offline/render-script.js';
import type { Operations } from '../operations.js';

function render(
  body: (op: Operations) => unknown,
  allowDestructive: ScriptOptions['allowDestructive'] = false,
): Promise<unknown> {
  return renderScript({
    versionTable: { schema: null, name: 'v' },
    steps: planUpgrade(graph('a'), [], 'head'),
    startingHeads: [],
    loadBody: () => ({ upgrade: body }),
    allowDestructive,
  });
}

const dropsColumn = (op: Operations) => op.dropColumn('t', 'a');

describe('a script that must not destroy data', () => {
  test.each<[string, (op: Operations) => unknown, string]>([
    ['a column that is dropped', dropsColumn, 'It drops t.a.'],
    ['a batch', (op) => op.batchAlterTable('t', (batch) => batch.dropColumn('a')), 'It drops t.a.'],
    [
      'a type that rounds',
      (op) => op.alterColumn('t', 'a', { type: integer(), existingType: numeric() }),
      'rounds t.a',
    ],
    ['a type that is not known', (op) => op.alterColumn('t', 'a', { type: integer() }), 'knows the type of t.a'],
    [
      'a conversion that is not known',
      (op) => op.alterColumn('t', 'a', { type: text(), existingType: text(), using: sql`''` }),
      'USING may change',
    ],
    ['merged values', (op) => op.replaceEnum('mood', ['a'], { mapping: { b: 'a' } }), 'may become one'],
    ['a backfill that overwrites', (op) => op.backfill('t', { set: { a: 1 } }), 'may be overwritten'],
    ['SQL that drops', (op) => op.execute('CREATE TABLE u (); DROP TABLE t'), 'may do anything'],
    ['SQL that calls a function', (op) => op.execute('SELECT f()'), 'may do anything'],
    ['an operation of SQL', (op) => op.invoke({ kind: 'execute', sql: 'DELETE FROM t' }), 'may do anything'],
  ])('has no place for %s', async (_, body, message) => {
    await expect(render(body)).rejects.toMatchObject({
      code: 'DESTRUCTION_REFUSED',
      message: expect.stringContaining(message),
      hint: expect.stringContaining('--allow-destructive-in a'),
    });
  });

  test.each<[string, (op: Operations) => unknown]>([
    ['a wider type', (op) => op.alterColumn('t', 'a', { type: numeric(), existingType: integer() })],
    ['text of any type', (op) => op.alterColumn('t', 'a', { type: text() })],
    ['a backfill of nulls', (op) => op.backfill('t', { set: { a: 1 }, where: sql`a IS NULL` })],
    ['a new column', (op) => op.addColumn('t', 'b', integer().nullable())],
    ['harmless SQL', (op) => op.execute("CREATE TABLE t (a int); COMMENT ON TABLE t IS 'SELECT f()'")],
  ])('has a place for %s', async (_, body) => {
    await expect(render(body)).resolves.toMatchObject({ after: ['a'] });
  });

  test('may destroy some in the revisions that are named', async () => {
    await expect(render(dropsColumn, ['a'])).resolves.toMatchObject({ after: ['a'] });
    await expect(render(dropsColumn, ['b'])).rejects.toMatchObject({ code: 'DESTRUCTION_REFUSED' });
  });
});
