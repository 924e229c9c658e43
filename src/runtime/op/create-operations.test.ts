import { describe, expect, test } from 'vitest';
import { recordingExecutor } from '../../../test/support/recording-executor.js';
import { boolean, sql } from '../../models/index.js';
import type { Operations } from '../operations.js';
import { createOperations } from './create-operations.js';

async function statementsOf(revision: (op: Operations) => Promise<unknown>): Promise<readonly string[]> {
  const executor = recordingExecutor();
  await revision(createOperations(executor));
  return executor.statements;
}

test('SQL of the user can be a fragment', async () => {
  expect(await statementsOf((op) => op.execute(sql`SELECT ${'x'}`))).toEqual(["SELECT 'x'"]);
});

test('parameters are written into a script', async () => {
  expect(await statementsOf((op) => op.execute('SELECT $1', [1]))).toEqual(["SELECT '1'"]);
});

test('an operation can be run as a value', async () => {
  const drop = { kind: 'dropTable', table: { schema: null, name: 't' } } as const;

  expect(await statementsOf((op) => op.invoke(drop))).toEqual(['DROP TABLE t']);
});

describe('a directive with an argument that makes no sense', () => {
  test.for<[string, (op: Operations) => Promise<unknown>, string]>([
    ['an empty name', (op) => op.dropTable(''), '"name" must be a name'],
    ['no columns', (op) => op.createUniqueConstraint('uq', 't', []), '"columns" must be a list of names'],
    ['an owner without a column', (op) => op.createSequence('s', { ownedBy: 't' }), '"ownedBy"'],
    ['a collation without a type', (op) => op.alterColumn('t', 'a', { collation: 'C' }), '"collation"'],
    ['USING without a type', (op) => op.alterColumn('t', 'a', { using: 'a::int' }), '"using"'],
    [
      'an index without a name that may be there',
      (op) => op.createIndex(null, 't', ['a'], { ifNotExists: true }),
      '"name"',
    ],
    [
      'a flag that is none',
      (op) => op.dropTable('t', JSON.parse('{"ifExists": "yes"}')),
      '"ifExists" must be true or false',
    ],
    [
      'a word that is none',
      (op) => op.createForeignKey('fk', 't', 'u', ['a'], ['b'], JSON.parse('{"onDelete": "CASCADE"}')),
      '"onDelete" must be "no action"',
    ],
    ['options that are none', (op) => op.dropTable('t', JSON.parse('"app"')), '"options" must be an object'],
    ['an option that there is not', (op) => op.dropTable('t', JSON.parse('{"ifExist": true}')), 'no option "ifExist"'],
    ['a comment on a constraint of no table', (op) => op.setComment('constraint', 'ck', 'x'), '"table"'],
  ])('is refused: %s', async ([, revision, message]) => {
    await expect(statementsOf(revision)).rejects.toMatchObject({
      code: 'DIRECTIVE_ARGUMENT_INVALID',
      message: expect.stringContaining(message),
    });
  });
});

test('directives can be taken off `op`', async () => {
  const statements = await statementsOf(({ addColumn }) => addColumn('t', 'a', boolean()));

  expect(statements).toEqual(['ALTER TABLE t ADD COLUMN a boolean NOT NULL']);
});
