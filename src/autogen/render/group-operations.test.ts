import { expect, test } from 'vitest';
import { columnType, name } from '../../../test/support/schema-values.js';
import type { Operation } from '../../operations/operation.js';
import { renderRevisionBody } from './render-revision-body.js';

const retype = (table: string, column: string): Operation => {
  const type = { from: columnType('integer'), to: columnType('bigint') };
  return { kind: 'alterColumn', table: name(table), column, type };
};

function lines(operations: readonly Operation[]): readonly string[] {
  return renderRevisionBody(operations, { enums: [], indent: 0 }).lines;
}

test('type changes of one table are one statement', () => {
  expect(lines([retype('audit.log', 'a'), retype('audit.log', 'b'), retype('log', 'a')])).toEqual([
    'await op.batchAlterTable(',
    "  'log',",
    '  async (batch) => {',
    "    await batch.alterColumn('a', { type: bigint() });",
    "    await batch.alterColumn('b', { type: bigint() });",
    '  },',
    "  { schema: 'audit' },",
    ');',
    "await op.alterColumn('log', 'a', { type: bigint() });",
  ]);
});

test('a column that is altered twice has two statements', () => {
  expect(lines([retype('log', 'a'), retype('log', 'a')])).toHaveLength(2);
});
