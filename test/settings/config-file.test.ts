import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resolveSettings } from '../../src/settings/resolve-settings.js';
import { createProject } from '../support/project.js';
import { resolve } from './resolve.js';

function configNamed(name: string): string {
  return `export default { versionTable: '${name}' };`;
}

beforeEach(() => {
  vi.stubEnv('MIGRATE_CONFIG', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the config file', () => {
  test.each(['migrate.config.ts', 'migrate.config.mts', 'migrate.config.js', 'migrate.config.mjs'])(
    'may be %s, here or in .config',
    async (name) => {
      const here = await resolve({ [name]: configNamed('here') });
      const inside = await resolve({ [`.config/${name}`]: configNamed('inside') });

      expect([here.versionTable, inside.versionTable]).toEqual(['here', 'inside']);
    },
  );

  test.each([
    ['migrate.config.ts', 'migrate.config.js'],
    ['migrate.config.mjs', '.config/migrate.config.ts'],
  ])('is refused if another one exists: %s and %s', async (one, other) => {
    const files = { [one]: configNamed('one'), [other]: configNamed('other') };

    await expect(resolve(files)).rejects.toMatchObject({ code: 'SEVERAL_CONFIGS', exitStatus: 2 });
    expect((await resolve(files, { configPath: other })).versionTable).toBe('other');
  });

  test('that -c names comes before one that MIGRATE_CONFIG names', async () => {
    vi.stubEnv('MIGRATE_CONFIG', 'b.ts');
    const files = { 'a.ts': configNamed('a'), 'b.ts': configNamed('b'), 'migrate.config.ts': configNamed('c') };

    expect((await resolve(files, { configPath: 'a.ts' })).versionTable).toBe('a');
    expect((await resolve(files)).versionTable).toBe('b');
  });

  test('that -c names and that is not there is named', async () => {
    await expect(resolve({}, { configPath: 'a.ts' })).rejects.toMatchObject({
      code: 'CONFIG_NOT_FOUND',
      message: expect.stringMatching(/^The config file ".*a\.ts" of -c does not exist\.$/),
    });
  });

  test('that is nowhere is looked for in places that the error lists', async () => {
    await expect(resolve({})).rejects.toMatchObject({
      code: 'CONFIG_NOT_FOUND',
      message: expect.stringContaining('./migrate.config.{ts,mts,js,mjs}, ./.config/'),
      hint: expect.stringContaining('`migrate init`'),
    });
  });

  test('is optional if ./migrations exists', async () => {
    const { folder } = createProject({ 'migrations/versions/a1_x.js': '' });

    const settings = await resolveSettings({ cwd: folder, command: 'upgrade' });

    expect(settings).toMatchObject({ configPath: null, versionLocations: [join(folder, 'migrations/versions')] });
  });

  test('is not needed where a flag names the revisions', async () => {
    const { folder } = createProject();

    const settings = await resolveSettings({ cwd: folder, command: 'upgrade', overrides: { scriptLocation: 'db' } });

    expect(settings.scriptLocation).toBe(join(folder, 'db'));
  });
});

describe('a config that is a function', () => {
  test('is given the x-arguments, the command and the environment variables', async () => {
    vi.stubEnv('LIMBECK_TEST', 'e');
    const config =
      'export default async ({ x, command, env }) => ({ versionTable: x.a + command + env.LIMBECK_TEST });';

    expect((await resolve(config, { x: ['a=1'] })).versionTable).toBe('1upgradee');
  });

  test('may use `-x env` in its own way', async () => {
    const config = 'export default ({ x }) => ({ versionTable: x.env });';

    expect((await resolve(config, { env: 'prod' })).versionTable).toBe('prod');
  });

  test('that throws is named with its line', async () => {
    await expect(resolve("export default () => {\n  throw new Error('no');\n};")).rejects.toMatchObject({
      code: 'MODULE_FAILED',
      place: { line: 2 },
    });
  });

  test('that returns nothing is refused', async () => {
    await expect(resolve('export default () => {};')).rejects.toMatchObject({
      code: 'CONFIG_HAS_NO_DEFAULT_EXPORT',
      message: expect.stringContaining('found a function that returns undefined.'),
    });
  });
});

test.each([
  ['export const url = 1;', 'found the exports url.'],
  ['', 'found no export.'],
  ["export default 'postgres://h/d';", 'found a string.'],
])('the config %j is refused', async (config, found) => {
  await expect(resolve(config)).rejects.toMatchObject({
    code: 'CONFIG_HAS_NO_DEFAULT_EXPORT',
    message: expect.stringContaining(found),
  });
});

describe('a setting in another spelling', () => {
  test('is named with its line and the setting that is meant', async () => {
    await expect(resolve("export default {\n  urll: 'x',\n};")).rejects.toMatchObject({
      code: 'UNKNOWN_SETTING',
      message: 'There is no setting "urll".',
      hint: 'Did you mean "url"?',
      place: { line: 2, column: 3, source: "  urll: 'x'," },
    });
  });

  test('is found in an environment too', async () => {
    const config = "export default {\n  environments: {\n    prod: {\n      'script_location': 'x',\n    },\n  },\n};";

    await expect(resolve(config)).rejects.toMatchObject({
      message: 'There is no setting "environments.prod.script_location".',
      hint: 'Did you mean "scriptLocation"?',
      place: { line: 4 },
    });
  });
});

test.each([
  ['versionTable: 5', 'a string', 'a number'],
  ["runWait: '5'", 'a duration such as "500ms", "30s", "2min", or "1h"', 'a string'],
  ['onlineThreshold: 64', 'a size such as "512kB", "64MB", or "2GB"', 'a number'],
  [
    'lockRetries: 0',
    'a number of attempts, at least 1, or an object with attempts, pause, and longestPause',
    'a number',
  ],
  ["versionLocations: 'a'", 'a list of strings', 'a string'],
  ["loader: 'swc'", 'one of "auto", "native", "jiti", "tsx"', 'a string'],
  ["timezone: 'Mars'", 'the name of a time zone, such as "UTC" or "Europe/Berlin"', 'a string'],
  ['includeSchemas: null', 'true or false, or a list of strings', 'null'],
  ['url: 5', 'a URL, the options of pg.Client or a connected client', 'a number'],
  ['environments: []', 'an object of settings by name', 'a list'],
])('the setting %s is refused', async (setting, expected, found) => {
  const name = setting.split(':')[0];

  await expect(resolve(`export default {\n  ${setting},\n};`)).rejects.toMatchObject({
    code: 'INVALID_SETTING',
    message: `The setting "${name}" must be ${expected}; found ${found}.`,
    place: { line: 2 },
  });
});
