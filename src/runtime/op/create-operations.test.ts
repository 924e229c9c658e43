import { describe, expect, test } from 'vitest';
import { recordingExecutor } from '../../../test/support/recording-executor.js';
import { boolean, sql, text, type, varchar } from '../../models/index.js';
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

test('directives can be taken apart and spread', async () => {
  const executor = recordingExecutor();
  const op = createOperations(executor);
  const { dropTable } = op;
  const spread = { ...op };
  await dropTable('a');
  await spread.dropTable('b');

  expect(executor.statements).toEqual(['DROP TABLE a', 'DROP TABLE b']);
  expect('dropTable' in op).toBe(true);
  expect('then' in op).toBe(false);
});

type Case = [string, (op: Operations) => Promise<unknown>, string];

const DROP = 'x); DROP TABLE victim; --';

/** Text for each place of a statement that can't be quoted, as a revision in JavaScript can give it. */
const HOSTILE: Case[] = [
  ['a routine', (op) => op.dropFunction('keep(); DROP TABLE victim; --(text)'), 'keep(); DROP TABLE victim; --(text)'],
  ['two routines', (op) => op.dropProcedure('a(), b(integer)'), 'a(), b(integer)'],
  ['an aggregate', (op) => op.renameAggregate('a(integer) RENAME TO b; --()', 'c'), 'a(integer) RENAME TO b; --()'],
  ['an operator', (op) => op.dropOperator('=(integer, text) CASCADE; --)'), '=(integer, text) CASCADE; --)'],
  ['the symbol of an operator', (op) => op.setOperatorSchema(`=${DROP}(a, b)`, 'app'), DROP],
  ['an operator class', (op) => op.dropOperatorClass('a'), 'a name and an index method'],
  ['a cast', (op) => op.dropCast('(a AS b), (c AS d)'), '(a AS b), (c AS d)'],
  ['a transform', (op) => op.dropTransform(`FOR a LANGUAGE ${DROP}`), DROP],
  ['a user mapping', (op) => op.dropUserMapping(`FOR a SERVER ${DROP}`), DROP],
  ['a security label', (op) => op.dropSecurityLabel(`ON TABLE ${DROP}`), DROP],
  ['a routine of a grant', (op) => op.grant(['execute'], 'function', `f(${DROP}`, 'app'), DROP],
  ['an operator with an owner', (op) => op.setOwner('operator', `=(${DROP}`, 'app'), DROP],
  [
    'a privilege',
    (op) =>
      op.invoke(
        JSON.parse(`{"kind": "grant", "privileges": ["${DROP}"], "grantee": "a",
    "target": {"on": "table", "schema": null, "name": "t", "signature": null}}`),
      ),
    DROP,
  ],
  ['a storage', (op) => op.alterColumn('t', 'a', JSON.parse(`{"options": {"storage": "${DROP}"}}`)), DROP],
  ['a compression', (op) => op.alterColumn('t', 'a', JSON.parse(`{"options": {"compression": "${DROP}"}}`)), DROP],
  ['a statistics target', (op) => op.alterIndex('i', 't', { statistics: JSON.parse(`{"1": "${DROP}"}`) }), DROP],
  ['the key of a target', (op) => op.alterIndex('i', 't', { statistics: { [DROP]: 1 } }), DROP],
  ['an action', (op) => op.addColumn('t', 'a', text().references('u.a', JSON.parse(`{"onDelete": "${DROP}"}`))), DROP],
  ['the operator of an exclusion', (op) => op.createExcludeConstraint('c', 't', [['a', DROP]]), DROP],
  ['a modulus', (op) => op.attachPartition('p', 't', JSON.parse(`{"modulus": "${DROP}", "remainder": 0}`)), DROP],
  ['a length', (op) => op.addColumn('t', 'a', varchar(JSON.parse(`"${DROP}"`))), DROP.slice(0, 8)],
  ['a new length', (op) => op.alterColumn('t', 'a', { type: varchar(JSON.parse(`"${DROP}"`)) }), DROP],
  ['the text of a type', (op) => op.addColumn('t', 'a', type('text); DROP TABLE victim; --')), 'semicolon'],
  ['a value of an enum', (op) => op.addEnumValue('e', JSON.parse('{}')), '"value" must be a string'],
  ['a comment', (op) => op.setComment('table', 't', JSON.parse('{}')), '"comment" must be a string'],
];

describe('a directive with an argument that makes no sense', () => {
  test.for<Case>([
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
    ...HOSTILE,
  ])('is refused: %s', async ([, revision, message]) => {
    await expect(statementsOf(revision)).rejects.toMatchObject({
      code: expect.stringMatching(/^(DIRECTIVE_ARGUMENT_INVALID|INVALID_TYPE)$/),
      message: expect.stringContaining(message),
    });
  });
});

test('directives can be taken off `op`', async () => {
  const statements = await statementsOf(({ addColumn }) => addColumn('t', 'a', boolean()));

  expect(statements).toEqual(['ALTER TABLE t ADD COLUMN a boolean NOT NULL']);
});
