import { expect, test } from 'vitest';
import { check, column, columnType, index, indexKey, name, table } from '../../../test/support/schema-values.js';
import type { Operation } from '../../operations/operation.js';
import { EMPTY_SCHEMA } from '../../schema/database-schema.js';
import type { Table } from '../../schema/table.js';
import { lintPlanned, needsLint } from './lint-planned.js';

const TYPES = [
  ...['text', 'character varying', 'character varying(20)', 'character varying(200)', 'character(20)'],
  ...['integer', 'bigint', 'numeric', 'numeric(10,2)', 'numeric(12,2)', 'numeric(12,4)', 'interval day', 'interval(3)'],
  ...['timestamp(3) with time zone', 'timestamp with time zone', 'cidr', 'inet', 'text[]', 'character varying(20)[]'],
];

const TABLES: readonly Omit<Table, 'columns'>[] = [
  table('plain', []),
  table('checked', [], { checks: [check('is_set', '"note" IS NOT NULL')] }),
  table('indexed', [], { indexes: [index('by_note', [indexKey('note')], { where: 'note IS NOT NULL' })] }),
];

const DROP: Operation = { kind: 'dropTable', table: name('last') };

test('what needs no parser has no finding either', { timeout: 60_000 }, async () => {
  let skipped = 0;
  for (const [online, of, from, to] of allCases()) {
    const settings = { lintsRevisions: true, lintRules: {}, online, lockTimeoutMs: 1000 };
    const before: Table = { ...of, columns: [column('note', columnType(from))] };
    const operation: Operation = {
      ...{ kind: 'alterColumn', table: name(of.name), column: 'note' },
      type: { from: columnType(from), to: columnType(to) },
    };
    const reflected = { ...EMPTY_SCHEMA, tables: [before, table('last', [column('id')])] };
    if (needsLint({ operations: [operation], reflected }, settings)) continue;
    skipped += 1;
    // The second operation needs the parser, which then reads both.
    const findings = await lintPlanned({ operations: [operation, DROP], declared: EMPTY_SCHEMA, reflected }, settings);
    expect(
      findings.map(({ rule }) => rule),
      `${of.name}: ${from} to ${to}`,
    ).toEqual(['drop-table']);
  }
  expect(skipped).toBeGreaterThan(50);
});

function* allCases() {
  for (const online of ['auto', false] as const) {
    for (const of of TABLES) for (const from of TYPES) for (const to of TYPES) yield [online, of, from, to] as const;
  }
}

test('a new enum value that the revision commits can be used after that', async () => {
  const state = { schema: null, name: 'state', values: ['open'], comment: null };
  const operations: readonly Operation[] = [
    { kind: 'addEnumValue', type: name('state'), value: 'new' },
    { kind: 'alterColumn', table: name('door'), column: 'state', serverDefault: { from: null, to: "'new'::state" } },
    DROP,
  ];
  const reflected = { ...EMPTY_SCHEMA, enums: [state], tables: [table('door', [column('state')])] };
  const declared = { ...reflected, enums: [{ ...state, values: ['open', 'new'] }] };
  const settings = { lintsRevisions: true, lintRules: {}, online: 'auto', lockTimeoutMs: 1000 } as const;
  const findings = await lintPlanned({ operations, declared, reflected }, settings);
  expect(findings.map(({ rule }) => rule)).toEqual(['drop-table']);
});
