import { describe, expect, test } from 'vitest';
import {
  check,
  column,
  columnType,
  foreignKey,
  index,
  name,
  primaryKey,
  schemaOf,
  table,
  unique,
} from '../../../../test/support/schema-values.js';
import type { Table } from '../../../schema/table.js';
import { RebuiltTypes } from '../types/rebuilt-types.js';
import { TypeGraph } from '../types/type-graph.js';
import { compareTables } from './compare-tables.js';
import { pairsToCompare } from './pairs-to-compare.js';

const id = column('id');
const key = (of: string) => primaryKey(`${of}_pkey`, ['id']);
const to = (of: string, from: string) => foreignKey(`${from}_${of}_fkey`, { columns: ['id'], references: [of, 'id'] });
const toBig = (of: Table): Table => ({
  ...of,
  columns: of.columns.map((each) => ({ ...each, type: columnType('bigint') })),
});

/** Each refers to the one before it. The family comes last. */
const TABLES: readonly Table[] = [
  table('a', [id, column('x')], { primaryKey: key('a'), uniques: [unique('a_x', ['x'])] }),
  table('b', [id, column('x')], { primaryKey: key('b'), foreignKeys: [to('a', 'b')], indexes: [index('b_x', ['x'])] }),
  table('c', [id, column('x')], { primaryKey: key('c'), foreignKeys: [to('b', 'c')], checks: [check('c_x', 'x > 0')] }),
  table('computed', [id, column('x', 'integer', { generated: { expression: 'id + 1', stored: true } })]),
  table('parent', [id, column('x')]),
  table(
    'child',
    [
      { ...id, inherited: true },
      { ...column('x'), inherited: true },
    ],
    { inherits: [name('parent')] },
  ),
];

const CHANGES: readonly (readonly [string, (of: Table) => Table])[] = [
  ['nothing', (of) => of],
  ['its types', toBig],
  ['a column', (of) => ({ ...of, columns: [...of.columns, column('added', 'text', { nullable: true })] })],
  ['its key', (of) => ({ ...of, primaryKey: null })],
  ['the name of its key', (of) => ({ ...of, primaryKey: primaryKey('renamed', ['id']) })],
  ['its indexes', (of) => ({ ...of, indexes: [], uniques: [] })],
  ['its checks', (of) => ({ ...of, checks: [check('new', 'id > 0')] })],
  ['a comment', (of) => ({ ...of, comment: 'of interest' })],
  [
    'a NOT NULL',
    (of) => ({ ...of, columns: of.columns.map((each) => ({ ...each, notNull: { name: `named_${each.name}` } })) }),
  ],
];

const context = (typesStay: boolean) => ({
  ...{ serverVersion: 180000, replacedEnums: [], rebuiltParts: new Set<never>(), boundColumns: new Set<never>() },
  ...{ typesStay, rebuiltTypes: NO_TYPES, baseTypes: { declared: NO_GRAPH, reflected: NO_GRAPH } },
});
const NO_GRAPH = new TypeGraph(schemaOf({}), []);
const NO_TYPES = new RebuiltTypes({
  sides: { declared: schemaOf({}), reflected: schemaOf({}) },
  names: [],
  affected: new Set(),
});

describe.each(CHANGES)('if a table changes %s', (_, change) => {
  test.each(TABLES.map((each) => [each.name, each] as const))(
    'tables next to %s that are left out have no operation',
    (_name, changed) => {
      const other = TABLES.map((each) => (each === changed ? change(each) : each));
      for (const [declared, reflected] of [
        [other, TABLES],
        [TABLES, other],
        [other, TABLES.filter((each) => each !== changed)],
      ] as const) {
        expect(compareTables(declared, reflected, context(true)).operations).toEqual(
          compareTables(declared, reflected, context(false)).operations,
        );
      }
    },
  );
});

test('an equal table is left out, also if its parts have another order or an unknown name', () => {
  const [a, b] = TABLES;
  if (a === undefined || b === undefined) throw new Error('There are tables.');
  const found = {
    ...a,
    columns: a.columns.toReversed().map((each) => ({ ...each, notNull: { name: `a_${each.name}_not_null` } })),
  };
  const pairs = [
    { declared: a, reflected: found },
    { declared: b, reflected: b },
  ];
  expect(pairsToCompare(pairs, { declared: [a, b], reflected: [found, b] }, context(true))).toEqual([]);
  const invalid = { ...b, foreignKeys: b.foreignKeys.map((each) => ({ ...each, notValid: true })) };
  const changed = [
    { declared: a, reflected: found },
    { declared: b, reflected: invalid },
  ];
  expect(pairsToCompare(changed, { declared: [a, b], reflected: [found, invalid] }, context(true))).toHaveLength(1);
});
