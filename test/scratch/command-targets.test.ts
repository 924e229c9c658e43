import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { CommandTarget } from '../../src/settings/command-target.js';
import type { Target } from '../../src/settings/settings.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const PRINT = `console.log('CREATE TABLE users (id int PRIMARY KEY, ' + process.argv.slice(2).map((word) => JSON.stringify(word) + ' text').join(', ') + ');');`;

async function differences(url: string, target: Target, files: Readonly<Record<string, string>> = {}) {
  const { folder } = createProject({ 'print.mjs': PRINT, ...files });
  const report = await commands.check({ cwd: folder, settings: { url, target } });
  return report.differences;
}

/** The error of a check with a target that can't be used. */
function refusal(url: string, target: object, files: Readonly<Record<string, string>> = {}) {
  return differences(url, target, files).then(
    (found) => expect.fail(`no error, but ${found.join(', ')}`),
    (error: unknown) => error,
  );
}

test('what a command prints is the target', async ({ databaseUrl, db }) => {
  await db.query('CREATE TABLE users (id int PRIMARY KEY)');

  expect(await differences(databaseUrl, { command: `node print.mjs bio 'full name' "a;b" c\\ d` })).toEqual([
    'add column users.bio text',
    'add column users.full name text',
    'add column users.a;b text',
    'add column users.c d text',
  ]);
  const listed: CommandTarget = { command: ['node', '../print.mjs', '$HOME > x'], cwd: './sub' };
  expect(await differences(databaseUrl, listed, { 'sub/x.txt': '' })).toEqual(['add column users.$HOME > x text']);
});

test('a command gets variables, is found in node_modules/.bin, and joins other targets', async ({ databaseUrl }) => {
  const { folder } = createProject({ 'more.sql': 'CREATE TABLE posts (by kind);' });
  const program = join(folder, 'node_modules/kit/print.mjs');
  mkdirSync(join(folder, 'node_modules/kit'));
  mkdirSync(join(folder, 'node_modules/.bin'));
  writeFileSync(
    program,
    '#!/usr/bin/env node\nconsole.log("CREATE TYPE kind AS ENUM (\'" + process.env.KIND + "\')");\n',
    {
      mode: 0o755,
    },
  );
  symlinkSync(program, join(folder, 'node_modules/.bin/print-kit'));
  const target = [{ command: 'print-kit --now', env: { KIND: 'a' } }, './more.sql'];
  const report = await commands.check({ cwd: folder, settings: { url: databaseUrl, target } });

  expect(report.differences).toEqual(['create enum kind (a)', 'create table posts']);
});

test('a command that prints no SQL is an error with what it said', async ({ databaseUrl }) => {
  const fail = "console.error('no \\u001b[31mschema\\u001b[0m'); console.log('CREATE TABLE t ();'); process.exit(3);";

  expect(await refusal(databaseUrl, { command: 'node fail.mjs' }, { 'fail.mjs': fail })).toMatchObject({
    code: 'TARGET_COMMAND_FAILED',
    message: 'The command of the target, `node fail.mjs`, ended with exit status 3.\nno \\u001b[31mschema\\u001b[0m',
  });
  expect(await refusal(databaseUrl, { command: ['node', '-e', ''] })).toMatchObject({
    message: "The command of the target, `node -e ''`, printed nothing.",
  });
  const late = { command: ['node', '-e', 'setTimeout(() => 0, 60000)'], timeout: '300ms' };
  expect(await refusal(databaseUrl, late)).toMatchObject({
    message: expect.stringContaining("didn't end within 300ms"),
  });
  expect(await refusal(databaseUrl, { command: 'no-such-program --script' })).toMatchObject({
    message: expect.stringContaining('there is no program "no-such-program" on the PATH'),
  });
  expect(await refusal(databaseUrl, { command: 'node print.mjs "', cwd: '.' })).toMatchObject({
    code: 'TARGET_COMMAND_INVALID',
  });
});

test('SQL of a command that PostgreSQL refuses is named by the command', async ({ databaseUrl }) => {
  expect(await refusal(databaseUrl, { command: ['node', '-p', '"\\nCREATE TABEL t ();"'] })).toMatchObject({
    code: 'SQL_TARGET_REFUSED',
    message: expect.stringContaining(`"the output of node -p '"\\nCREATE TABEL t ();"'", line 2: PostgreSQL says`),
  });
});

const INVALID: readonly (readonly [target: object, why: string])[] = [
  [{ command: 'node print.mjs > schema.sql' }, '`>` needs one'],
  [{ command: 'node print.mjs $HOME' }, '`$HOME` needs one'],
  [{ command: 'STAGE=dev node print.mjs' }, '`STAGE=` needs one'],
  [{ command: ' ' }, 'it is empty'],
  [{ command: 12 }, '`command` must be a string, or a list of strings'],
  [{ command: 'node', dir: '.' }, '`dir` is unknown'],
  [{ command: 'node', timeout: 5 }, '`timeout` must be a duration'],
];

test.for(INVALID)('%j is not a target', async ([target, why], { databaseUrl }) => {
  const error = await refusal(databaseUrl, target);

  expect(error).toMatchObject({ code: 'TARGET_COMMAND_INVALID', message: expect.stringContaining(why) });
});
