import fc from 'fast-check';
import { SETTING_CHECKS } from '../../../src/settings/setting-checks.js';
import { type BadFile, type BadInputs, GOOD_FILES } from './bad-input.js';

/** Expressions of JavaScript; most of them are wrong in most places. */
export const VALUES = [
  ...['null', 'undefined', 'true', '0', '-1', '1.5', 'NaN', '1n', "''", "'x'", "'\\0'", "'a/b'", "'..'", "'/dev/null'"],
  ...[
    '[]',
    '[null]',
    "['x']",
    '[[]]',
    '{}',
    '{ a: 1 }',
    '{ a: null }',
    '{ x: { url: 1 } }',
    '() => 1',
    'async () => { throw 1 }',
  ],
  ...[
    '() => { throw null }',
    '() => new Promise((_, no) => no({}))',
    'Symbol("x")',
    '/x/',
    'new Date(NaN)',
    'new Map()',
  ],
  ...['{ get a() { throw 1 } }', 'new Proxy({}, { get() { throw 2 }, ownKeys() { throw 3 } })', 'Object.create(null)'],
  ...[
    'class {}',
    'Promise.resolve(1)',
    "'./models.js'",
    "'./nothing.js'",
    "'package.json'",
    "'models'",
    "'x'.repeat(300)",
  ],
  ...[
    "'postgres://nobody@127.0.0.1:1/x'",
    "'pglite://package.json'",
    '{ host: 1 }',
    "{ port: 'x' }",
    '{ query: 1 }',
    '{ query() {} }',
  ],
  ...[
    "{ connectionString: 'postgres://127.0.0.1:1' }",
    '{ query() { throw new Error("no") } }',
    "'UTC'",
    "'%(nothing)s'",
    "'%(rev)d'",
  ],
  ...[
    "[{ type: 'exec' }]",
    "[{ type: 'exec', executable: 'nothing-of-this-name' }]",
    "[{ type: 'module', module: 'x' }]",
    '[() => { throw undefined }]',
  ],
  ...["[{ type: 'exec', executable: '/', cwd: '/nothing' }]", 'cyclic', 'process.env', 'globalThis'],
];

const keys = [...new Set([...Object.keys(SETTING_CHECKS.settings), 'nothing', '__proto__', 'toString', ''])];

const entry = fc
  .record({ key: fc.constantFrom(...keys), value: fc.constantFrom(...VALUES), isGetter: fc.nat({ max: 30 }) })
  .map(({ key, value, isGetter }) =>
    isGetter === 0 ? `get ${JSON.stringify(key)}() { throw ${value}; }` : `${JSON.stringify(key)}: ${value}`,
  );

const CYCLIC = 'const cyclic = {};\ncyclic.self = cyclic;\n';
const URL = 'url: process.env.DATABASE_URL, ';

const settings = fc
  .record({ entries: fc.array(entry, { minLength: 1, maxLength: 3 }), within: fc.nat({ max: 5 }) })
  .map(({ entries, within }) => {
    const list = entries.join(', ');
    if (within === 0) return `{ ${URL}environments: { prod: { ${list} } } }`;
    if (within === 1) return `{ databases: { app: { ${list} }, other: { ${URL} } } }`;
    return `{ ${URL}target: './models.js', ${list} }`;
  });

const defaultExport = fc
  .record({ value: fc.oneof(settings, settings, fc.constantFrom(...VALUES)), way: fc.nat({ max: 9 }) })
  .map(({ value, way }) => {
    if (way === 0) return `${CYCLIC}export default () => (${value});`;
    if (way === 1) return `${CYCLIC}export default async () => { throw ${value}; };`;
    if (way === 2) return `${CYCLIC}module.exports = ${value};`;
    if (way === 3) return `${CYCLIC}throw ${value};\nexport default {};`;
    if (way === 4) return `${CYCLIC}export const config = ${value};`;
    return `${CYCLIC}export default ${value};`;
  });

const brokenSource = fc.constantFrom<BadFile>(
  '',
  '\uFEFFexport default {};',
  'export default {',
  'export default { url: ',
  "import './nothing.js';\nexport default {};",
  "import nothing from 'nothing';\nexport default {};",
  "import { nothing } from 'limbeck';\nexport default nothing();",
  'const x: number = 1;\nexport default x;',
  '@decorated class A {}\nexport default {};',
  `${'// long\n'.repeat(20_000)}export default {};`,
  'await Promise.reject();\nexport default {};',
  null,
  { kind: 'binary' },
  { kind: 'link', to: 'nothing.js' },
  { kind: 'link', to: 'migrate.config.js' },
);

const COMMANDS = [
  ...[
    ['heads'],
    ['history', '-i'],
    ['current'],
    ['upgrade', 'cccc'],
    ['check'],
    ['revision', '-m', 'x', '--head', 'dddd'],
  ],
  ...[
    ['upgrade', 'cccc', '--sql'],
    ['stamp', 'cccc'],
    ['ensure-version'],
    ['heads', '--env', 'prod'],
    ['current', '-n', 'app'],
  ],
  ...[['revision', '--autogenerate', '-m', 'x', '--head', 'dddd'], ['diff'], ['current', '--env', 'prod']],
];

/** A config with wrong values or exports, or one that can't be read as a file. */
export const configFiles: BadInputs = fc
  .record({
    config: fc.oneof({ weight: 8, arbitrary: defaultExport }, brokenSource),
    name: fc.constantFrom('migrate.config.js', 'migrate.config.ts', 'migrate.config.mjs'),
    command: fc.constantFrom(...COMMANDS),
    json: fc.boolean(),
  })
  .map(({ config, name, command, json }) => {
    const { 'migrate.config.js': _, ...files } = GOOD_FILES;
    return { files: { ...files, [name]: config }, args: [...command, ...(json ? ['--json'] : [])], env: {} };
  });
