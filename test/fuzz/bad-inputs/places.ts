import fc from 'fast-check';
import { type BadFile, type BadInput, type BadInputs, GOOD_FILES } from './bad-input.js';

const URLS = [
  ...[
    '',
    ' ',
    'nonsense',
    'postgres://',
    'postgres://nobody@127.0.0.1:1/x',
    'postgres://127.0.0.1:0/x',
    'postgres://127.0.0.1:99999/x',
  ],
  ...['postgres://%zz@localhost/x', 'postgres://a b@localhost', 'postgresql://[::1]:1/x'],
  ...[
    'SERVER/no_such_database',
    'SERVER/%00',
    'SERVER/postgres?sslmode=nonsense',
    'SERVER/postgres?sslrootcert=/nothing&sslmode=verify-ca',
  ],
  ...[
    'SERVER/postgres?options=-cnonsense',
    'SERVER/postgres?options=-csearch_path%3Dnowhere',
    'SERVER/postgres?connect_timeout=x',
  ],
  ...[
    'SERVER/postgres?options=-cdefault_transaction_read_only%3Don',
    'SERVER/postgres?options=-cstatement_timeout%3D1',
  ],
  ...[
    'SERVER/postgres?sslmode=require',
    'SERVER/postgres?sslcert=/dev/null',
    'pglite://package.json',
    'pglite://package.json/x',
  ],
  ...['pglite://', 'pglite:///dev/null', 'pglite:///proc/nothing', 'mysql://root@localhost/x', 'file:///etc/passwd'],
  ...[
    'SERVER/postgres?query_timeout=1',
    'SERVER/postgres?application_name=%00',
    'SERVER/postgres?client_encoding=nonsense',
  ],
];

const ENV_FILES: readonly (BadFile | undefined)[] = [
  'A=1\n',
  '=\n',
  '\u0000',
  null,
  undefined,
  { kind: 'binary' },
  { kind: 'link', to: '.env' },
];

const urls: fc.Arbitrary<BadInput> = fc
  .record({
    url: fc.constantFrom(...URLS),
    by: fc.constantFrom('DATABASE_URL', '--url'),
    command: fc.constantFrom(
      ['current'],
      ['upgrade', 'cccc'],
      ['check'],
      ['stamp', 'aaaa'],
      ['reflect', 'out'],
      ['history', '-i'],
      ['diff'],
    ),
  })
  .map(({ url, by, command }) => ({
    files: GOOD_FILES,
    args: by === '--url' ? [...command, '--url', url] : command,
    env: by === '--url' ? {} : { DATABASE_URL: url },
  }));

const envFiles: fc.Arbitrary<BadInput> = fc
  .record({
    file: fc.constantFrom(...ENV_FILES),
    path: fc.constantFrom('.env', 'nothing/.env', 'package.json/.env', ''),
  })
  .map(({ file, path }) => ({
    files: { ...GOOD_FILES, ...(file === undefined || path !== '.env' ? {} : { '.env': file }) },
    args: ['heads', '--env-file', path],
    env: {},
  }));

const PLACES: readonly BadInput['files'][] = [
  { 'migrations/versions': 'a file' },
  { 'migrations/versions': { kind: 'link', to: 'versions' } },
  { migrations: 'a file' },
  { 'migrate.config.js': null },
  { 'models.js': null },
  { 'models.js': { kind: 'link', to: 'nothing' } },
  { 'migrations/revision.ts.template': null },
  { 'migrations/revision.ts.template': 'no template <%= x %>' },
  { 'migrations/script.ts': { kind: 'binary' } },
  { '.config/migrate.config.js': 'export default 1;' },
  { 'migrate.config.ts': 'export default 1;' },
  { 'package.json': '{' },
  { 'tsconfig.json': '{' },
  { 'tsconfig.json': '{ "extends": "nothing" }' },
  { 'migrations/env.js': 'export default 1;', 'migrate.config.js': 'export default { env: "./migrations/env.js" };' },
  {
    'migrations/env.js': 'export default () => {};',
    'migrate.config.js': 'export default { env: "./migrations/env.js" };',
  },
  {
    'migrations/env.js': 'export default async (context) => { context.configure({ url: 1 }); };',
    'migrate.config.js': 'export default { env: "./migrations/env.js" };',
  },
  {
    'migrations/env.js': 'export default async (context) => { await context.execute("BOOM"); };',
    'migrate.config.js': 'export default { env: "./migrations/env.js", url: process.env.DATABASE_URL };',
  },
  {
    'models.sql': 'BOOM;',
    'migrate.config.js': 'export default { target: "./models.sql", url: process.env.DATABASE_URL };',
  },
  {
    'models.sql': "SELECT 'open",
    'migrate.config.js': 'export default { target: "./models.sql", url: process.env.DATABASE_URL };',
  },
  {
    'models.sql': null,
    'migrate.config.js': 'export default { target: "./models.sql", url: process.env.DATABASE_URL };',
  },
];

const places: fc.Arbitrary<BadInput> = fc
  .record({
    place: fc.constantFrom(...PLACES),
    command: fc.constantFrom(
      ...[
        ['heads'],
        ['upgrade', 'cccc'],
        ['check'],
        ['revision', '-m', 'x', '--head', 'dddd'],
        ['init'],
        ['init', 'package.json'],
        ['merge', 'heads'],
      ],
      ...[
        ['reflect'],
        ['reflect', 'models.js'],
        ['reflect', 'package.json/x'],
        ['current'],
        ['diff'],
        ['init', 'migrations'],
        ['import-alembic', 'migrations'],
      ],
      ...[
        ['heads', '-c', 'nothing.js'],
        ['heads', '-c', 'migrations'],
        ['heads', '--script-location', 'package.json'],
        ['edit', 'aaaa'],
      ],
    ),
  })
  .map(({ place, command }) => ({ files: withPlace(place), args: command, env: {} }));

/** The files of a good project that the bad ones leave room for. */
function withPlace(place: BadInput['files']): BadInput['files'] {
  const taken = Object.keys(place);
  const kept = Object.entries(GOOD_FILES).filter(([path]) => !taken.some((other) => path.startsWith(`${other}/`)));
  return { ...Object.fromEntries(kept), ...place };
}

/** A database, an env file, a folder or a file that is not as it should be. */
export const badPlaces: BadInputs = fc
  .record({ input: fc.oneof(urls, envFiles, places), json: fc.boolean() })
  .map(({ input, json }) => ({ ...input, args: [...input.args, ...(json ? ['--json'] : [])] }));
