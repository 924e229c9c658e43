import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProject, type UserProject } from '../support/project.js';

/** Tells its arguments, the path of the revision as FILE, and whether its folder holds the config; fails if it is told to. */
const TELL = `import { existsSync } from 'node:fs';
const words = process.argv.slice(2).map((word) => word.replace(/[^=]*versions.([\\w.]+)/, 'FILE($1)'));
console.log('told', JSON.stringify(existsSync('migrate.config.ts') ? words : ['elsewhere', ...words]));
process.exitCode = words.includes('fail') ? 3 : 0;
`;

const NODE = process.execPath;

describe('post-write hooks', () => {
  test('run in their order after revision and after merge, and print to standard error', async () => {
    const project = createHooked(`[
      { type: 'module', name: 'first', module: './tell.js', options: 'one' },
      { type: 'module', name: 'second', module: './tell.js', options: 'two' },
    ]`);

    const revision = await project.migrate(['revision', '--rev-id', 'aaaa']);
    await project.migrate(['-q', 'revision', '--rev-id', 'bbbb', '--head', 'base']);
    const merge = await project.migrate(['merge', 'heads', '--rev-id', 'cccc']);

    expect(revision.stdout).toBe(`${join(project.folder, 'migrations/versions/aaaa.ts')}\n`);
    expect([toldBy(revision.stderr), toldBy(merge.stderr)]).toEqual([
      [
        ['FILE(aaaa.ts)', 'one'],
        ['FILE(aaaa.ts)', 'two'],
      ],
      [
        ['FILE(cccc.ts)', 'one'],
        ['FILE(cccc.ts)', 'two'],
      ],
    ]);
  });

  test.each([
    ['come after the path', "['a b']", ['FILE(aaaa.ts)', 'a b']],
    ['are split as a shell splits them', `"'a b' c"`, ['FILE(aaaa.ts)', 'a b', 'c']],
    ['may say where the path goes', "'--in=REVISION_SCRIPT_FILENAME --quiet'", ['--in=FILE(aaaa.ts)', '--quiet']],
    ['may be a list', "['a b', 'REVISION_SCRIPT_FILENAME']", ['a b', 'FILE(aaaa.ts)']],
    ['may be left out', 'undefined', ['FILE(aaaa.ts)']],
  ])('have options that %s', async (_, options, told) => {
    const project = createHooked(`[{ type: 'module', module: './tell.js', options: ${options} }]`);

    expect(toldBy((await project.migrate(['revision', '--rev-id', 'aaaa'])).stderr)).toEqual([told]);
  });

  test('run in the folder of the config file, or in that of cwd', async () => {
    const project = createHooked(`[
      { type: 'exec', executable: ${JSON.stringify(NODE)}, options: ['tell.js', 'here', 'REVISION_SCRIPT_FILENAME'] },
      { type: 'exec', executable: ${JSON.stringify(NODE)}, options: ['../tell.js', 'there', 'REVISION_SCRIPT_FILENAME'], cwd: 'migrations' },
    ]`);

    const { stderr } = await project.migrate(['revision', '--rev-id', 'aaaa']);

    expect(toldBy(stderr)).toEqual([
      ['here', 'FILE(aaaa.ts)'],
      ['elsewhere', 'there', 'FILE(aaaa.ts)'],
    ]);
  });

  test('find a program of the packages of the project, or of the workspace above it', async () => {
    const project = createHooked("[{ type: 'consoleScript', entrypoint: 'tell', options: 'x' }]", 'packages/app');
    addPackageProgram(project, 'tell');

    const { status, stderr } = await project.migrate([
      '-c',
      'packages/app/migrate.config.ts',
      'revision',
      '--rev-id',
      'aaaa',
    ]);

    expect({ status, told: toldBy(stderr) }).toEqual({ status: 0, told: [['FILE(aaaa.ts)', 'x']] });
  });

  test('may be functions, which are given the path', async () => {
    const project = createHooked('[async (path) => appendFileSync(path, "// seen")]');

    await project.migrate(['revision', '--rev-id', 'aaaa']);

    expect(project.read('migrations/versions/aaaa.ts')).toMatch(/\/\/ seen$/);
  });

  test.each([
    [
      'a program that fails',
      "{ type: 'module', name: 'tell', module: './tell.js', options: 'fail' }",
      /"tell" ended with exit status 3.*FAILED/,
    ],
    ['a function that throws', 'function tell() { throw new Error("no") }', /"tell" threw no.*FAILED/],
    ['an executable that is not there', "{ type: 'exec', executable: 'no-such' }", /"no-such" can't run.*NOT_FOUND/],
    [
      'an entrypoint that is not there',
      "{ type: 'consoleScript', name: 'p', entrypoint: 'no-such' }",
      /"p" can't run: its entrypoint "no-such".*NOT_FOUND/,
    ],
    [
      'a module that is not there',
      "{ type: 'module', module: './no-such.js' }",
      /"\.\/no-such\.js" can't run.*NOT_FOUND/,
    ],
  ])('fail the command with %s; the file stays and the next hook does not run', async (_, hook, message) => {
    const project = createHooked(`[${hook}, { type: 'module', module: './tell.js' }]`);

    const { status, stderr } = await project.migrate(['revision', '--rev-id', 'aaaa']);

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(message) });
    expect(toldBy(stderr)).not.toContainEqual(['FILE(aaaa.ts)']);
    expect(project.list('migrations/versions')).toEqual(['aaaa.ts']);
  });

  test.each([
    ['no type', '{ executable: "x" }', 'postWriteHooks.0.type'],
    ['an unknown type', '{ name: "black", type: "console_scripts" }', 'postWriteHooks.black.type'],
    ['nothing to run', '{ name: "black", type: "consoleScript" }', 'postWriteHooks.black.entrypoint'],
    ['an option that there is not', '{ type: "exec", executable: "x", dir: "." }', 'postWriteHooks.0.dir'],
    ['an open quote', `{ type: "exec", executable: "x", options: "'" }`, 'postWriteHooks.0.options'],
  ])('are refused before anything is written where there is %s', async (_, hook, setting) => {
    const project = createHooked(`[${hook}]`);

    const { status, stderr } = await project.migrate(['revision', '--rev-id', 'aaaa']);

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(`"${setting}"`) });
    expect(project.list('migrations')).toEqual(['.keep']);
  });

  function createHooked(hooks: string, folder = '.'): UserProject {
    const config = `import { appendFileSync } from 'node:fs';\nexport default { postWriteHooks: ${hooks} };\nvoid appendFileSync;\n`;
    const project = createProject({ [`${folder}/migrate.config.ts`]: config, 'tell.js': TELL, 'migrations/.keep': '' });
    return project;
  }

  /** As npm does: a link to the file on POSIX, a batch file on Windows. */
  function addPackageProgram(project: UserProject, name: string): void {
    project.write(`node_modules/.bin/${name}`, `#!/bin/sh\nexec '${NODE}' '${join(project.folder, 'tell.js')}' "$@"\n`);
    project.write(`node_modules/.bin/${name}.cmd`, `@"${NODE}" "${join(project.folder, 'tell.js')}" %*\r\n`);
    chmodSync(join(project.folder, 'node_modules/.bin', name), 0o755);
  }

  /** The words that each hook told. */
  function toldBy(stderr: string): string[][] {
    return stderr.split('\n').flatMap((line) => (line.startsWith('  told ') ? [JSON.parse(line.slice(7))] : []));
  }
});
