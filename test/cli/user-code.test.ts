import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

const revision = (upgrade: string) => `/** first */
export const revision = 'aaaa';
export const downRevision = null;
export async function upgrade(op) {
  await op.execute('CREATE TABLE first ()');
  ${upgrade}
}
`;

function createRun(upgrade: string, url: string): UserProject {
  return createProject({
    'migrate.config.js': `export default { url: ${JSON.stringify(url)} };`,
    'migrations/versions/aaaa.js': revision(upgrade),
  });
}

describe('code of the user in the config', () => {
  test.each([
    ['a default export that never settles', 'export default new Promise(() => {});', 'NEVER_SETTLED'],
    ['a top level that never settles', 'await new Promise(() => {});\nexport default {};', 'NEVER_SETTLED'],
    ['process.exit()', 'process.exit(0);\nexport default {};', 'EXIT_CALLED'],
    ['a rejected default export', "export default Promise.reject(new Error('no'));", 'MODULE_FAILED'],
    ['null that is thrown', 'throw null;\nexport default {};', 'MODULE_FAILED'],
    [
      'an object that cannot be read',
      'throw { get message() { throw 1 }, toString() { throw 2 } };\nexport default {};',
      'MODULE_FAILED',
    ],
    [
      'a Proxy that throws',
      "throw new Proxy(new Error('a'), { get() { throw 1 }, getPrototypeOf() { throw 2 } });\nexport default {};",
      'MODULE_FAILED',
    ],
    [
      'an error that is its own cause',
      "const error = new Error('no');\nerror.cause = error;\nthrow Object.freeze(error);\nexport default {};",
      'MODULE_FAILED',
    ],
    [
      'a rejection that nothing awaits',
      "Promise.reject(new Error('no'));\nawait new Promise((resolve) => setTimeout(resolve, 50));\nexport default {};",
      'UNAWAITED_FAILURE',
    ],
    [
      'an error in a timer',
      "setTimeout(() => { throw new Error('no') });\nawait new Promise((resolve) => setTimeout(resolve, 50));\nexport default {};",
      'UNAWAITED_FAILURE',
    ],
  ])('is named with exit status 2: %s', async (_, config, code) => {
    const project = createProject({ 'migrate.config.js': config });

    const { status, stdout, stderr } = await project.migrate(['heads', '--json', '--trace']);

    expect(JSON.parse(stdout)).toMatchObject({ error: { code, exitStatus: 2 } });
    expect(stderr).toContain('migrate.config.js');
    expect(status).toBe(2);
  });

  test('cannot change the output, the exit status or the end of the program', async () => {
    const project = createProject({
      'migrate.config.js':
        "console.log('hello');\nprocess.stdout.write('there');\nprocess.exitCode = 3;\nprocess.on('exit', () => { process.exitCode = 4; });\nsetInterval(() => {}, 1000);\nexport default {};",
      'migrations/versions/aaaa.js': revision(''),
    });

    const { status, stdout, stderr } = await project.migrate(['heads', '--json']);

    expect(JSON.parse(stdout)).toMatchObject({ revisions: [{ id: 'aaaa' }] });
    expect([status, stderr]).toEqual([0, 'hello\nthere']);
  });
});

describe('code of the user in a revision', () => {
  for (const { what, upgrade, code, exitStatus } of [
    {
      what: 'a promise that never settles',
      upgrade: 'await new Promise(() => {});',
      code: 'NEVER_SETTLED',
      exitStatus: 2,
    },
    { what: 'process.exit()', upgrade: 'process.exit(0);', code: 'EXIT_CALLED', exitStatus: 2 },
    {
      what: 'an error in a timer',
      upgrade:
        "setTimeout(() => { throw new Error('no') });\n await new Promise((resolve) => setTimeout(resolve, 500));",
      code: 'UNAWAITED_FAILURE',
      exitStatus: 2,
    },
    {
      what: 'an error that is its own cause',
      upgrade: "const e = new Error('no'); e.cause = e; throw e;",
      code: 'REVISION_FAILED',
      exitStatus: 3,
    },
    { what: 'undefined that is thrown', upgrade: 'throw undefined;', code: 'REVISION_FAILED', exitStatus: 3 },
  ]) {
    test(`is named and rolled back: ${what}`, async ({ databaseUrl, db }) => {
      const project = createRun(upgrade, databaseUrl);

      const { status, stdout } = await project.migrate(['upgrade', '--json']);

      const { error } = JSON.parse(stdout);
      expect(error).toMatchObject({ code, exitStatus, place: { file: expect.stringContaining('aaaa.js') } });
      expect(error.message).toContain('Everything was rolled back');
      expect(status).toBe(exitStatus);
      expect((await db.query("SELECT to_regclass('first') AS found")).rows).toEqual([{ found: null }]);
    });
  }
});

describe('a limit of the server', () => {
  for (const { what, setup, args, config, expected } of [
    {
      what: 'statement_timeout in check',
      setup: '',
      args: ['check'],
      config: "target: new MetaData(), url: { connectionString: URL, options: '-c statement_timeout=1' }",
      expected: { code: 'DATABASE_REFUSED', status: 3 },
    },
    {
      what: 'a query_timeout that ends in current, while another session holds the version table',
      setup: 'CREATE TABLE limbeck_version (version_num varchar(32) PRIMARY KEY); COMMIT; BEGIN; LOCK limbeck_version',
      args: ['current'],
      config: 'url: { connectionString: URL, query_timeout: 500 }',
      expected: { code: 'CONNECTION_LOST', status: 4 },
    },
  ]) {
    test(`is no defect: ${what}`, async ({ databaseUrl, db }) => {
      if (setup !== '') await db.query(setup);
      const project = createProject({
        'migrate.config.js': `import { MetaData } from 'limbeck/schema';
const URL = ${JSON.stringify(databaseUrl)};
export default { ${config} };`,
      });

      const { status, stdout } = await project.migrate([...args, '--json']);

      expect({ code: JSON.parse(stdout).error.code, status }).toEqual(expected);
    });
  }
});
