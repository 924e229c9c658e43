import type { Operation } from '../../src/operations/operation.js';
import type { Column } from '../../src/schema/column.js';
import type { Constraint } from '../../src/schema/constraints.js';
import type { DatabaseSchema } from '../../src/schema/database-schema.js';
import type { Index } from '../../src/schema/index-value.js';
import type { Table } from '../../src/schema/table.js';
import {
  check,
  column,
  columnType,
  enumType,
  foreignKey,
  index,
  name,
  primaryKey,
  schemaOf,
  sequence,
  table,
  unique,
} from '../support/schema-values.js';

/** Changes of a schema in no particular order. */
export interface OrderScenario {
  readonly title: string;
  readonly before: DatabaseSchema;
  readonly operations: readonly Operation[];
}

const moodType = columnType('mood', name('mood'));
const add = (tableName: string, constraint: Constraint): Operation => ({
  kind: 'addConstraint',
  table: name(tableName),
  constraint,
});
const drop = (tableName: string, was: Constraint): Operation => ({
  kind: 'dropConstraint',
  table: name(tableName),
  name: was.name,
  was,
});
const addIndex = (tableName: string, value: Index): Operation => ({
  kind: 'createIndex',
  table: name(tableName),
  index: value,
});
const dropIndex = (tableName: string, was: Index): Operation => ({
  kind: 'dropIndex',
  table: name(tableName),
  name: was.name,
  was,
});
const addColumn = (tableName: string, value: Column): Operation => ({
  kind: 'addColumn',
  table: name(tableName),
  column: value,
});
const dropColumn = (tableName: string, was: Column): Operation => ({
  kind: 'dropColumn',
  table: name(tableName),
  column: was.name,
  was,
});
const create = (value: Table): Operation => ({ kind: 'createTable', table: value });
const dropTable = (was: Table): Operation => ({
  kind: 'dropTable',
  table: { schema: was.schema, name: was.name },
  was,
});
const retype = (tableName: string, columnName: string): Operation => ({
  kind: 'alterColumn',
  table: name(tableName),
  column: columnName,
  type: {
    from: columnType('integer'),
    to: columnType('text'),
    usingBack: `${columnName}::integer`,
  },
});

const uqCode = unique('uq_code', ['code']);
const fkCode = foreignKey('fk_code', { columns: ['code'], references: ['a', 'code'] });
const ixCode = index('ix_code', ['code']);
const ckCode = check('ck_code', "code::text <> '0'::text");
const double = column('double', 'text', {
  nullable: true,
  generated: { expression: "repeat(code::text || ''::text, 2)", stored: true },
});
const a = table('a', [column('code')], { uniques: [uqCode] });
const b = table('b', [column('code')], { foreignKeys: [fkCode] });

const chicken = table('chicken', [column('id'), column('egg')], {
  primaryKey: primaryKey('pk_chicken', ['id']),
  foreignKeys: [
    foreignKey('fk_egg', { columns: ['egg'], references: ['egg', 'id'] }),
    foreignKey('fk_self', { columns: ['id'], references: ['chicken', 'id'] }),
  ],
});
const egg = table('egg', [column('id'), column('chicken')], {
  primaryKey: primaryKey('pk_egg', ['id']),
  foreignKeys: [foreignKey('fk_chicken', { columns: ['chicken'], references: ['chicken', 'id'] })],
});

const numbered = table('numbered', [column('id', 'bigint', { serverDefault: "nextval('numbers'::regclass)" })]);
const numbers = sequence('numbers', { ownedBy: { table: name('numbered'), column: 'id' } });

const mood = enumType('mood', ['sad', 'happy']);
const moodIsHappy = check('is_happy', "mood = 'happy'::mood");
const moodIndex = index('ix_mood', ['mood']);
const moodColumn = column('mood', moodType);
const oldMood = column('old', moodType, { nullable: true });

const keyScenarios: readonly OrderScenario[] = [
  {
    title: 'a unique constraint is replaced on which a foreign key rests',
    before: schemaOf({ tables: [a, b] }),
    operations: [add('b', fkCode), add('a', { ...uqCode, include: ['code'] }), drop('a', uqCode), drop('b', fkCode)],
  },
  {
    title: 'a unique constraint gives way to a unique index of the same name',
    before: schemaOf({ tables: [a, b] }),
    operations: [
      addIndex('a', index('uq_code', ['code'], { unique: true })),
      add('b', fkCode),
      drop('a', uqCode),
      drop('b', fkCode),
    ],
  },
  {
    title: 'a new table refers to a new key of a new column',
    before: schemaOf({ tables: [a] }),
    operations: [
      create(
        table('c', [column('fresh')], {
          foreignKeys: [foreignKey('fk_fresh', { columns: ['fresh'], references: ['a', 'fresh'] })],
        }),
      ),
      add('a', unique('uq_fresh', ['fresh'])),
      addColumn('a', column('fresh')),
    ],
  },
  {
    title: 'a primary key moves to another column',
    before: schemaOf({
      tables: [
        table('t', [column('x'), column('y', 'integer', { nullable: true })], { primaryKey: primaryKey('pk', ['x']) }),
      ],
    }),
    operations: [
      add('t', primaryKey('pk', ['y'])),
      { kind: 'alterColumn', table: name('t'), column: 'x', nullable: { from: false, to: true } },
      { kind: 'alterColumn', table: name('t'), column: 'y', nullable: { from: true, to: false } },
      drop('t', primaryKey('pk', ['x'])),
    ],
  },
];

const columnScenarios: readonly OrderScenario[] = [
  {
    title: 'a type changes under indexes, constraints and a generated column',
    before: schemaOf({
      tables: [{ ...a, columns: [column('code'), double], checks: [ckCode], indexes: [ixCode] }, b],
    }),
    operations: [
      add('b', fkCode),
      addIndex('a', ixCode),
      add('a', uqCode),
      addColumn('a', double),
      add('a', ckCode),
      retype('b', 'code'),
      retype('a', 'code'),
      dropIndex('a', ixCode),
      dropColumn('a', double),
      drop('a', ckCode),
      drop('a', uqCode),
      drop('b', fkCode),
    ],
  },
  {
    title: 'a column and what was computed from it give way to others of the same names',
    before: schemaOf({ tables: [{ ...a, columns: [column('code'), double] }] }),
    operations: [
      addIndex('a', index('uq_code', ['double'])),
      addColumn('a', { ...double, generated: { expression: 'lower(code)', stored: true } }),
      addColumn('a', column('code', 'text')),
      dropColumn('a', double),
      dropColumn('a', column('code')),
      drop('a', uqCode),
    ],
  },
  {
    title: 'a column takes the name of one that goes',
    before: schemaOf({ tables: [table('t', [column('x'), column('y')], { indexes: [index('ix_y', ['y'])] })] }),
    operations: [
      { kind: 'renameColumn', table: name('t'), column: 'x', newName: 'y' },
      dropColumn('t', column('y')),
      dropIndex('t', index('ix_y', ['y'])),
      addIndex('t', index('ix_new', ['y'])),
    ],
  },
];

const tableScenarios: readonly OrderScenario[] = [
  { title: 'tables that refer to each other come', before: schemaOf({}), operations: [create(chicken), create(egg)] },
  {
    title: 'tables that refer to each other go',
    before: schemaOf({ tables: [chicken, egg] }),
    operations: [dropTable(chicken), dropTable(egg)],
  },
  {
    title: 'a table goes that another one refers to',
    before: schemaOf({ tables: [a, b] }),
    operations: [dropTable(a), dropColumn('b', column('code')), drop('b', fkCode), addColumn('b', column('x'))],
  },
  {
    title: 'an enum, a sequence and an index take the names of tables that go',
    before: schemaOf({ tables: [a, b, table('c', [])] }),
    operations: [
      { kind: 'createEnum', type: enumType('a', ['x']) },
      { kind: 'createSequence', sequence: sequence('b') },
      create(table('d', [column('x')], { indexes: [index('c', ['x'])] })),
      dropTable(a),
      dropTable(b),
      dropTable(table('c', [])),
    ],
  },
  {
    title: 'a table is moved, renamed and changed, and its old schema goes',
    before: schemaOf({
      schemas: [{ name: 'old', comment: null }],
      tables: [table('old.t', [column('x')], { indexes: [index('ix_t', ['x'])] })],
    }),
    operations: [
      { kind: 'dropSchema', name: 'old', was: { name: 'old', comment: null } },
      { kind: 'setTableSchema', table: name('old.t'), newSchema: 'new' },
      { kind: 'renameTable', table: name('new.t'), newName: 'u' },
      { kind: 'renameColumn', table: name('new.u'), column: 'x', newName: 'y' },
      retype('new.u', 'y'),
      { kind: 'renameIndex', table: name('new.u'), name: 'ix_t', newName: 'ix_u' },
      { kind: 'createSchema', schema: { name: 'new', comment: null } },
    ],
  },
  {
    title: 'indexes pass their names on',
    before: schemaOf({
      tables: [
        table('t', [column('x'), column('y'), column('z')], {
          indexes: [index('i', ['x']), index('j', ['y']), index('k', ['z'])],
        }),
      ],
    }),
    operations: [
      { kind: 'renameIndex', table: name('t'), name: 'i', newName: 'j' },
      { kind: 'renameIndex', table: name('t'), name: 'j', newName: 'k' },
      dropIndex('t', index('k', ['z'])),
    ],
  },
];

const typeScenarios: readonly OrderScenario[] = [
  {
    title: 'an enum is rebuilt under what rests on it',
    before: schemaOf({
      enums: [mood],
      tables: [table('t', [moodColumn, oldMood], { checks: [moodIsHappy], indexes: [moodIndex] })],
    }),
    operations: [
      addColumn('t', column('new', moodType, { serverDefault: "'glad'::mood" })),
      addIndex('t', moodIndex),
      add('t', check('is_glad', "mood = 'glad'::mood")),
      {
        kind: 'replaceEnum',
        type: name('mood'),
        values: ['sad', 'glad'],
        columns: [{ table: name('t'), column: 'mood', array: false, serverDefault: null }],
        was: {
          values: mood.values,
          columns: [{ table: name('t'), column: 'mood', array: false, serverDefault: null }],
        },
      },
      dropColumn('t', oldMood),
      dropIndex('t', moodIndex),
      drop('t', moodIsHappy),
    ],
  },
  {
    title: 'a rebuilt enum loses a column that is rebuilt with it',
    before: schemaOf({ enums: [mood], tables: [table('t', [moodColumn])] }),
    operations: [
      dropColumn('t', moodColumn),
      {
        kind: 'replaceEnum',
        type: name('mood'),
        values: ['sad'],
        columns: [{ table: name('t'), column: 'mood', array: false, serverDefault: null }],
        was: {
          values: mood.values,
          columns: [{ table: name('t'), column: 'mood', array: false, serverDefault: null }],
        },
      },
    ],
  },
  {
    title: 'an enum in a new schema takes the place of one in a schema that goes',
    before: schemaOf({
      schemas: [{ name: 'old', comment: null }],
      enums: [enumType('old.mood', ['sad'])],
      tables: [table('t', [column('mood', columnType('old.mood', name('old.mood')))])],
    }),
    operations: [
      { kind: 'dropSchema', name: 'old', was: { name: 'old', comment: null } },
      { kind: 'dropEnum', type: name('old.mood'), was: enumType('old.mood', ['sad']) },
      {
        kind: 'alterColumn',
        table: name('t'),
        column: 'mood',
        type: {
          from: columnType('old.mood', name('old.mood')),
          to: columnType('new.mood', name('new.mood')),
          using: 'mood::text::new.mood',
          usingBack: 'mood::text::old.mood',
        },
      },
      { kind: 'createEnum', type: enumType('new.mood', ['sad']) },
      { kind: 'createSchema', schema: { name: 'new', comment: null } },
    ],
  },
];

const sequenceScenarios: readonly OrderScenario[] = [
  {
    title: 'a table goes with the sequence that it owns',
    before: schemaOf({ sequences: [numbers], tables: [numbered] }),
    operations: [{ kind: 'dropSequence', sequence: name('numbers'), was: numbers }, dropTable(numbered)],
  },
  {
    title: 'a table comes with the sequence that it owns',
    before: schemaOf({}),
    operations: [create(numbered), { kind: 'createSequence', sequence: numbers }],
  },
  {
    title: 'a sequence serves another column and loses the first',
    before: schemaOf({ sequences: [numbers], tables: [numbered] }),
    operations: [
      dropTable(numbered),
      {
        kind: 'alterSequence',
        sequence: name('numbers'),
        changes: { ownedBy: { table: name('other'), column: 'id' } },
        was: { ownedBy: { table: name('numbered'), column: 'id' } },
      },
      create({ ...numbered, name: 'other' }),
    ],
  },
];

export const orderScenarios: readonly OrderScenario[] = [
  ...keyScenarios,
  ...columnScenarios,
  ...tableScenarios,
  ...typeScenarios,
  ...sequenceScenarios,
];
