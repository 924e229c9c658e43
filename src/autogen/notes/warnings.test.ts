import { expect, test } from 'vitest';
import { column, name, table } from '../../../test/support/schema-values.js';
import type { Operation } from '../../operations/operation.js';
import { type DatabaseSchema, EMPTY_SCHEMA } from '../../schema/database-schema.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import type { Table } from '../../schema/table.js';
import { warnings } from './warnings.js';

function lines(operations: readonly Operation[], before: readonly Table[], after: readonly Table[]) {
  const schema = (tables: readonly Table[]): DatabaseSchema => ({ ...EMPTY_SCHEMA, tables });
  const schemas = { before: schema(before), after: schema(after), serverVersion: 180000 };
  return warnings(operations, schemas).flatMap((note) => note.lines);
}

const policy: DefinedObject = {
  kind: 'policy',
  schema: null,
  name: 'own',
  signature: null,
  table: 'users',
  definition: 'CREATE POLICY own ON users',
  frame: null,
  additions: [],
  comment: null,
  restored: [],
};

test('a policy of a table without row security gets a warning', () => {
  const users = table('users', [column('id')]);
  const create: Operation = { kind: 'createObject', object: policy };

  expect(lines([create], [], [users])).toEqual(['Policy own has no effect: row security is off for users.']);
  expect(lines([create], [], [{ ...users, options: { rowSecurity: true } }])).toEqual([]);
});

test('many dropped tables bring a question, those that are rebuilt do not', () => {
  const tables = ['a', 'b', 'c', 'd'].map((each) => table(each, [column('id')]));
  const drops = tables.slice(1).map((was): Operation => ({ kind: 'dropTable', table: name(was.name), was }));
  const creates = tables.map((each): Operation => ({ kind: 'createTable', table: each }));

  expect(lines(drops, tables, [])).toEqual([
    '3 of 4 tables are dropped. Does the target import every module that declares tables?',
  ]);
  expect(lines(drops.slice(1), tables, [])).toEqual([]);
  expect(lines([...drops, ...creates], tables, tables)).toEqual([]);
});
