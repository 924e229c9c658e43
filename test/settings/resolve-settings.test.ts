import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { missingDatabase } from '../../src/errors/settings-errors.js';
import { resolveSettings } from '../../src/settings/resolve-settings.js';
import { createProject } from '../support/project.js';
import { resolve } from './resolve.js';

const TWO_ENVIRONMENTS = `
export default {
  environments: {
    dev: { url: 'pglite://memory' },
    prod: { url: process.env.LIMBECK_TEST_PROD_URL, versionTable: 'v' },
  },
  url: process.env.LIMBECK_TEST_URL,
  versionTableSchema: 'meta',
};`;

beforeEach(() => {
  for (const name of ['MIGRATE_CONFIG', 'DATABASE_URL', 'PGHOST', 'PGDATABASE']) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('an environment', () => {
  test('is laid over the base', async () => {
    vi.stubEnv('LIMBECK_TEST_PROD_URL', 'postgres://p/d');

    expect(await resolve(TWO_ENVIRONMENTS, { x: ['env=prod'] })).toMatchObject({
      environment: 'prod',
      connection: { target: 'postgres://p/d', origin: 'environments.prod.url' },
      versionTable: 'v',
      versionTableSchema: 'meta',
    });
  });

  test.each(['prdo', ''])('called %j is unknown, and the known ones are listed', async (env) => {
    await expect(resolve(TWO_ENVIRONMENTS, { env })).rejects.toMatchObject({
      code: 'UNKNOWN_ENVIRONMENT',
      message: `There is no environment "${env}"; the config file has "dev", "prod".`,
    });
  });

  test('in another spelling is suggested', async () => {
    await expect(resolve(TWO_ENVIRONMENTS, { env: 'prdo' })).rejects.toMatchObject({ hint: 'Did you mean "prod"?' });
  });

  test('is refused where the config has none', async () => {
    await expect(resolve("export default { url: 'pglite://memory' };", { env: 'prod' })).rejects.toMatchObject({
      code: 'UNKNOWN_ENVIRONMENT',
    });
  });

  test('is refused where there is no config', async () => {
    await expect(resolve({ 'migrations/x': '' }, { env: 'prod' })).rejects.toMatchObject({
      message: 'There is no environment "prod", because there is no config file.',
    });
  });
});

/** The message of the error that a command that needs the database gives. */
async function whyMissing(...parameters: Parameters<typeof resolve>) {
  const { connection } = await resolve(...parameters);
  return connection.kind === 'missing' ? missingDatabase(connection.why) : null;
}

describe('an empty URL', () => {
  test.each([
    [{}, '"url" is empty, because the environment variable LIMBECK_TEST_URL is.', 7],
    [
      { env: 'prod' },
      '"environments.prod.url" is empty, because the environment variable LIMBECK_TEST_PROD_URL is.',
      5,
    ],
  ])('of %j names its variable and its line', async (input, message, line) => {
    const error = await whyMissing(TWO_ENVIRONMENTS, input);

    expect(error).toMatchObject({ code: 'DATABASE_URL_EMPTY', place: { line } });
    expect(error?.message).toContain(message);
  });

  test('that a helper reads names its variable', async () => {
    const config = "const read = (name) => process.env[name];\nexport default { url: read('LIMBECK_TEST_URL') };";

    expect((await whyMissing(config))?.message).toContain('because the environment variable LIMBECK_TEST_URL is');
  });

  test('that another file reads names its variable', async () => {
    const files = {
      'migrate.config.ts': "import { url } from './env.js';\nexport default { url };",
      'env.ts': 'export const url = process.env.LIMBECK_TEST_OTHER_URL;',
    };

    expect((await whyMissing(files))?.message).toContain('LIMBECK_TEST_OTHER_URL');
  });

  test('that a function reads from its `env` names its variable', async () => {
    const config = 'export default ({ env }) => ({ url: env.LIMBECK_TEST_URL });';

    expect((await whyMissing(config))?.message).toContain('because the environment variable LIMBECK_TEST_URL is');
  });
});

test('no URL at all is an error that says how to choose an environment', async () => {
  expect(await whyMissing("export default { environments: { dev: { url: 'pglite://memory' } } };")).toMatchObject({
    code: 'DATABASE_URL_MISSING',
    hint: expect.stringContaining('the config file has "dev"'),
  });
});

test('what the input says wins over the environment and the config', async () => {
  const settings = await resolve(TWO_ENVIRONMENTS, { env: 'dev', overrides: { url: 'postgres://o/d' } });

  expect(settings.connection).toMatchObject({ target: 'postgres://o/d' });
});

test('relative paths start from the folder of the config file', async () => {
  const { folder } = createProject({
    'db/migrate.config.ts':
      "export default { scriptLocation: './m', versionLocations: ['./v', '/w'], target: ['./a.ts', {}], env: 'env.ts' };",
  });

  const settings = await resolveSettings({ cwd: folder, command: 'upgrade', configPath: 'db/migrate.config.ts' });

  expect(settings).toMatchObject({
    baseFolder: join(folder, 'db'),
    scriptLocation: join(folder, 'db/m'),
    versionLocations: [join(folder, 'db/v'), '/w'],
    target: [join(folder, 'db/a.ts'), {}],
    env: join(folder, 'db/env.ts'),
  });
});

test('relative paths of the command line start from the working folder', async () => {
  const { folder } = createProject({ 'db/migrate.config.ts': 'export default {};' });

  const settings = await resolveSettings({
    cwd: folder,
    command: 'upgrade',
    configPath: 'db/migrate.config.ts',
    overrides: { scriptLocation: 'm', url: 'pglite://data' },
  });

  expect([settings.scriptLocation, settings.connection]).toMatchObject([
    join(folder, 'm'),
    { target: `pglite://${join(folder, 'data')}` },
  ]);
});

describe('env files', () => {
  const config = 'export default { versionTable: process.env.LIMBECK_TEST_A, timezone: process.env.LIMBECK_TEST_B };';

  beforeEach(() => {
    vi.stubEnv('LIMBECK_TEST_A', undefined);
    vi.stubEnv('LIMBECK_TEST_B', undefined);
  });

  test('are read before the config, and a later one wins', async () => {
    const files = {
      'migrate.config.ts': config,
      '.env': "LIMBECK_TEST_A=first\nexport LIMBECK_TEST_B='UTC' # quoted\n",
      '.env.local': 'LIMBECK_TEST_A=second\n',
    };

    const settings = await resolve(files, { envFiles: ['.env', '.env.local'] });

    expect([settings.versionTable, settings.timezone]).toEqual(['second', 'UTC']);
  });

  test('do not win over the environment', async () => {
    vi.stubEnv('LIMBECK_TEST_A', 'real');

    const settings = await resolve(
      { 'migrate.config.ts': config, '.env': 'LIMBECK_TEST_A=file' },
      { envFiles: ['.env'] },
    );

    expect(settings.versionTable).toBe('real');
  });

  test('are not read without being asked for', async () => {
    const settings = await resolve({ 'migrate.config.ts': config, '.env': 'LIMBECK_TEST_A=file' });

    expect(settings.versionTable).toBe('limbeck_version');
  });

  test('that are not there are named', async () => {
    await expect(resolve('export default {};', { envFiles: ['.env'] })).rejects.toMatchObject({
      code: 'ENV_FILE_UNREADABLE',
      message: expect.stringMatching(/^The \.env file ".*\.env" can't be read: it does not exist\.$/),
    });
  });
});
