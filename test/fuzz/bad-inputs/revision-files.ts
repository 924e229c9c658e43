import fc from 'fast-check';
import { type BadFile, type BadInputs, GOOD_FILES } from './bad-input.js';
import { VALUES } from './config-files.js';

const IDS = [
  "'eeee'",
  "'aaaa'",
  "'dddd'",
  "'shop'",
  "'head'",
  "''",
  "'a b'",
  "'e-e'",
  `'${'e'.repeat(40)}'`,
  "'.e'",
  '`e`',
  "'e\\n'",
];
const values = fc.oneof(fc.constantFrom(...IDS), fc.constantFrom(...VALUES));
const references = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('null', "'aaaa'", "'dddd'", "['cccc', 'dddd']", "'eeee'", "'zzzz'", "['aaaa', 'aaaa']"),
  },
  values,
);

const BODIES = [
  ...[
    '',
    "op.execute('SELECT 1 FROM nowhere')",
    'op.nothing()',
    'op.addColumn()',
    "op.addColumn('a', 'b', 1)",
    'op.createTable(null)',
  ],
  ...[
    "op.dropTable('nowhere')",
    "op.execute('')",
    "op.execute('SELECT 1; BOOM; SELECT 2')",
    "op.execute('COMMIT')",
    'op.execute({})',
  ],
  ...[
    "op.createTable('t', { get a() { throw 1 } })",
    "op.bulkInsert('t', [{ a: 1n, b: Symbol() }])",
    "op.execute('\\0')",
  ],
  ...[
    "op.execute('SELECT pg_terminate_backend(pg_backend_pid())')",
    'op.execute("SET statement_timeout = 1; SELECT pg_sleep(1)")',
  ],
  ...[
    'op.execute("SET lock_timeout = 1")',
    'op.autocommitBlock(null)',
    'op.autocommitBlock(async () => { throw null })',
    'op.getBind().query()',
  ],
  ...[
    "op.renameTable('a')",
    "op.createIndex('i', 'nowhere', ['x'], { postgresqlConcurrently: true })",
    'op',
    'op.constructor()',
    'new op()',
  ],
];

const THROWN = [
  'null',
  'undefined',
  "'text'",
  '{}',
  '{ message: 1 }',
  'Object.freeze(new Error("x"))',
  'cyclicError',
  '1n',
  'Symbol()',
];

const body = fc.oneof(
  fc.constantFrom(...BODIES).map((call) => `async function NAME(op) { await ${call || 'null'}; }`),
  fc.constantFrom(...THROWN).map((thrown) => `function NAME(op) { throw ${thrown}; }`),
  fc.constantFrom(...VALUES).map((value) => `const NAME = ${value};`),
);

const HEAD =
  'const cyclic = {};\ncyclic.self = cyclic;\nconst cyclicError = new Error("c");\ncyclicError.cause = cyclicError;\n';

const source = fc
  .record({
    id: values,
    down: references,
    labels: references,
    depends: references,
    up: body,
    down2: body,
    lacks: fc.nat({ max: 20 }),
    comment: fc.constantFrom('/** ok */', '/*', '// x', '/** \u0000 */', '/** a\n\n b */', ''),
  })
  .map(({ id, down, labels, depends, up, down2, lacks, comment }) =>
    [
      ...(lacks === 0 ? [] : [`export const revision = ${id};`]),
      ...(lacks === 1 ? [] : [`export const downRevision = ${down};`]),
      ...(lacks > 3 ? [] : [`export const branchLabels = ${labels};`]),
      ...(lacks % 2 === 0 ? [] : [`export const dependsOn = ${depends};`]),
      ...(lacks === 5 ? ['export const transaction = 1;', 'export const transaction = 2;'] : []),
      ...(lacks === 6 ? ['export const transaction = false;'] : []),
      HEAD,
      `export ${up.replace('NAME', 'upgrade')}`,
      ...(lacks === 7 ? [] : [`export ${down2.replace('NAME', 'downgrade')}`]),
      ...(lacks === 8 ? ['}'] : []),
    ]
      .reduce((text, line) => `${text}\n${line}`, comment)
      .trimStart(),
  );

/** Follows the rest, so that what its body does is run. */
const runs = body.map(
  (up) =>
    `/** e */\nexport const revision = 'eeee';\nexport const downRevision = 'cccc';\n${HEAD}export ${up.replace('NAME', 'upgrade')}\n`,
);

const sql = fc
  .array(
    fc.constantFrom(
      ...[
        '-- message',
        '-- Revision ID: eeee',
        '-- Revises: aaaa',
        '-- Revises:',
        '-- Revision ID:',
        '-- Branch labels: ,',
        '-- Transaction: x',
      ],
      ...[
        '-- migrate: upgrade',
        '-- migrate: downgrade',
        '-- migrate: nothing',
        'SELECT 1;',
        "SELECT 'open",
        '/* open',
        '$$',
        'BOOM;',
        '',
      ],
      ...[
        '\\connect x',
        'COPY x FROM stdin;',
        'CREATE FUNCTION f() BEGIN ATOMIC',
        '\u0000',
        '-- Depends on: zzzz',
        '-- Revises: cccc',
      ],
    ),
    { maxLength: 10 },
  )
  .map((lines) => lines.join('\n'));

const odd = fc.constantFrom<BadFile>(
  '',
  '{',
  null,
  { kind: 'binary' },
  { kind: 'link', to: 'nothing' },
  { kind: 'unreadable' },
  'x'.repeat(100_000),
);

const names = fc.constantFrom(
  '5.js',
  '5.js',
  '5.js',
  '5.js',
  '5.ts',
  '5.sql',
  '.5.js',
  '5 x.js',
  '5.mjs',
  '5.cjs',
  'ü🐘.js',
  "5'.js",
  'x.d.ts',
  'con.js',
  '5.test.ts',
);

const COMMANDS = [
  ...[
    ['heads'],
    ['history', '-v'],
    ['upgrade', 'heads'],
    ['upgrade', 'eeee'],
    ['upgrade', 'eeee'],
    ['upgrade', 'heads'],
    ['upgrade', 'heads'],
    ['upgrade', 'heads', '--sql'],
    ['show', 'eeee'],
  ],
  ...[
    ['branches', '-v'],
    ['downgrade', 'base'],
    ['merge', 'heads'],
    ['stamp', 'heads'],
    ['current'],
    ['revision', '-m', 'x'],
  ],
];

/** One more revision, that is broken. */
export const revisionFiles: BadInputs = fc
  .record({
    file: fc.oneof(
      { weight: 5, arbitrary: source },
      { weight: 4, arbitrary: runs },
      { weight: 2, arbitrary: sql },
      odd,
    ),
    name: names,
    command: fc.constantFrom(...COMMANDS),
    json: fc.boolean(),
  })
  .map(({ file, name, command, json }) => ({
    files: {
      ...GOOD_FILES,
      [`migrations/versions/${typeof file === 'string' && file.startsWith('--') ? '5.sql' : name}`]: file,
    },
    args: [...command, ...(json ? ['--json'] : [])],
    env: {},
  }));
