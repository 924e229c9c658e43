import fc from 'fast-check';
import { type BadFile, type BadInputs, GOOD_FILES } from './bad-input.js';
import { VALUES } from './config-files.js';

const COLUMNS = [
  ...[
    't.text()',
    't.bigint().primaryKey()',
    "t.text().name('')",
    "t.text().name('x'.repeat(100))",
    't.nothing()',
    't.varchar(-1)',
    't.numeric(9999, 1)',
  ],
  ...[
    "t.text().references('nowhere.id')",
    't.text().references(() => null)',
    't.text().references(() => { throw 1 })',
    't.text().index().index()',
  ],
  ...[
    "t.integer().serverDefault('x')",
    't.jsonb().serverDefault(cyclic)',
    't.jsonb().serverDefault(1n)',
    't.text().serverDefault(Symbol())',
  ],
  ...[
    't.integer().serverDefault(sql`nonsense(`)',
    't.integer().serverDefault(sql`1; DROP TABLE x`)',
    't.text().generatedAs(sql`1 +`)',
    "t.text().serverDefault('\\0')",
  ],
  ...[
    't.text().comment(1)',
    't.text().array().array(-1)',
    "type('no such type')",
    "type('')",
    "type('text; SELECT 1')",
    't.bigint().identity().serverDefault(1)',
  ],
  ...[
    't.date().serverDefault(new Date(NaN))',
    't.text().check(sql`x`)',
    't.timestamptz(99)',
    "t.text().renamedFrom('')",
    't.bytea().serverDefault({})',
  ],
  ...[
    't.text().serverDefault(hostile)',
    't.jsonb().serverDefault(hostile)',
    "t.text().collate('no such')",
    't.real().serverDefault(NaN)',
  ],
];

const ITEMS = [
  ...[
    'index([])',
    "index(['x'])",
    'index([sql`(`])',
    'check(sql`nonsense(`)',
    "check('a', sql`true; SELECT 1`)",
    'unique([])',
    "unique(['x'])",
  ],
  ...[
    "index([c.a], { using: 'nothing' })",
    'primaryKey([])',
    "foreignKey([c.a], 'x', ['y'])",
    'c.nothing.name',
    'null',
    '1',
    'index([c.a], { where: sql`a >` })',
  ],
];

const OBJECTS = [
  ...[
    "metadata.enum('e', [])",
    "metadata.enum('e', ['a', 'a'])",
    "metadata.enum('', ['a'])",
    "metadata.view('v', sql`SELECT nonsense`)",
  ],
  ...[
    "metadata.view('v', sql`)`)",
    "metadata.view('v', 1)",
    "metadata.sequence('s', { increment: 0 })",
    "metadata.table('users', {})",
  ],
  ...[
    'metadata.table(null, {})',
    "metadata.table('t')",
    "metadata.function('f', {})",
    "metadata.sqlFile('nothing.sql')",
    "sql.file('nothing.sql')",
  ],
  ...[
    "metadata.domain('d', t.text())",
    "metadata.extension('nothing')",
    'metadata.nothing()',
    'new MetaData(1)',
    'new MetaData({ namingConvention: 1 })',
  ],
  ...["new MetaData({ namingConvention: { ix: '%(nothing)s' } })", 'metadata.table(hostile, hostile)', 'throwing()'],
];

const values = fc.constantFrom(...VALUES);

const table = fc
  .record({
    columns: fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...COLUMNS) }, values), {
      minLength: 1,
      maxLength: 2,
    }),
    items: fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...ITEMS) }, values), { maxLength: 1 }),
  })
  .map(({ columns, items }) => {
    const list = columns.map((column, position) => `${'ab'.charAt(position)}: ${column}`).join(', ');
    return `metadata.table('t', { ${list} }${items.length === 0 ? '' : `, (c) => [${items.join(', ')}]`})`;
  });

const HEAD = `import * as schema from 'limbeck/schema';
const { MetaData, check, foreignKey, index, primaryKey, sql, type, unique } = schema;
const cyclic = {};
cyclic.self = cyclic;
const hostile = { toString() { throw 1 }, get x() { throw 2 }, toJSON() { throw 3 } };
export const metadata = new MetaData();
const { t } = metadata;
`;

const source = fc
  .oneof(
    table,
    fc.constantFrom(...OBJECTS),
    values.map((value) => `metadata.table('t', ${value})`),
  )
  .map((declaration) => `${HEAD}export const declared = ${declaration};\n`);

const odd = fc.constantFrom<BadFile>(
  ...[
    '',
    'export const metadata = 1;',
    'export default null;',
    '{',
    'throw Object.create(null);',
    "import './nothing.js';",
    'export * from "./models.js";',
  ],
  null,
  { kind: 'binary' },
  { kind: 'link', to: 'models.js' },
);

const COMMANDS = [
  ['check'],
  ['check', '--diff'],
  ['diff', '--sql'],
  ['revision', '--autogenerate', '-m', 'x', '--head', 'dddd'],
];

/** Models that no schema can be made of, or none that PostgreSQL takes. */
export const modelFiles: BadInputs = fc
  .record({
    models: fc.oneof({ weight: 9, arbitrary: source }, odd),
    command: fc.constantFrom(...COMMANDS),
    json: fc.boolean(),
  })
  .map(({ models, command, json }) => ({
    files: { ...GOOD_FILES, 'models.js': models },
    args: [...command, ...(json ? ['--json'] : [])],
    env: {},
  }));
