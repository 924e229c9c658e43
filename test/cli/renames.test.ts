import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished } from 'vitest';
import { check } from '../../src/commands/check.js';
import type { RenameQuestion } from '../../src/commands/difference/renames/choose-renames.js';
import { revision } from '../../src/commands/revision.js';
import { MetaData } from '../../src/models/index.js';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

const MODELS = `import { MetaData } from 'limbeck/schema';

export const metadata = new MetaData();
const { table, t } = metadata;

const mood = metadata.enum('mood', ['fine', 'bad']);
const email = metadata.domain('email', t.text());
table('people', { fullName: t.text(), mood: mood(), mail: email() });
table('log', { at: t.date() }, { schema: 'audit' });
`;

const DATABASE = `CREATE SCHEMA audit; CREATE TYPE mood AS ENUM ('good', 'bad'); CREATE DOMAIN address AS text;
  CREATE TABLE users (name text NOT NULL, mood mood NOT NULL, mail address NOT NULL);
  CREATE TABLE logs (at date NOT NULL)`;

const RENAMES = [
  ...['--rename-table', 'users:people', '--rename', 'users.name:full_name', '--rename', 'mood.good:fine'],
  ...['--rename-type', 'address:email', '--rename-table', 'logs:audit.log'],
];

function project(databaseUrl: string) {
  const made = createProject({
    'models.ts': MODELS,
    'migrate.config.ts': `import { defineConfig } from 'limbeck';

export default defineConfig({ target: './models.ts', url: process.env.DATABASE_URL, scriptLocation: './migrations' });
`,
  });
  const migrate = (...args: readonly string[]) => made.migrate(args, { env: { DATABASE_URL: databaseUrl } });
  return { ...made, migrate };
}

describe('renames on the command line', () => {
  test('take the place of drops and additions, and lead to no difference', async ({ databaseUrl, db }) => {
    await db.query(DATABASE);
    const { migrate, read, list } = project(databaseUrl);
    await migrate('init', 'migrations');

    const written = await migrate('revision', '--autogenerate', '-m', 'names', ...RENAMES);

    const file = list('migrations/versions')[0] ?? '';
    expect(written).toMatchObject({ status: 0 });
    expect(
      read(`migrations/versions/${file}`),
    ).toContain(`export async function upgrade(op: Operations): Promise<void> {
  await op.renameEnumValue('mood', 'good', 'fine');
  await op.renameType('address', 'email');
  await op.renameTable('users', 'people');
  await op.setTableSchema('logs', 'audit');
  await op.renameTable('logs', 'log', { schema: 'audit' });
  await op.renameColumn('people', 'name', 'full_name');
}`);
    expect(await migrate('upgrade', 'head')).toMatchObject({ status: 0 });
    expect(await migrate('check')).toMatchObject({ status: 0 });
  });

  test('are taken by check and diff', async ({ databaseUrl, db }) => {
    await db.query(DATABASE);
    const { migrate } = project(databaseUrl);

    expect((await migrate('check', ...RENAMES)).stdout.split('\n')).toContain('rename table users to people');
    expect((await migrate('diff', '--sql', ...RENAMES)).stdout).toContain('ALTER TABLE users RENAME TO people;');
  });

  test.for([
    ['--rename', 'log.at:on', 'the models have no table or enum "log"', 'audit.log'],
    ['--rename-table', 'user:people', 'the database has no table "user"', 'Did you mean users?'],
    ['--rename-table', 'users:peple', 'the models have no table "peple"', 'Did you mean people?'],
    ['--rename-type', 'address:mail', 'the models have no type "mail"', 'Did you mean email?'],
    ['--rename', 'name:full_name', 'its form must be', 'users.name:full_name'],
    ['--rename', 'moods.good:fine', 'the models have no table or enum "moods"', 'Did you mean mood?'],
    ['--rename', 'mood.god:fine', 'in the database mood has no value "god"', 'Did you mean good?'],
    ['--rename', 'mood.bad:fine', 'the models still have "bad"', '--rename-type'],
  ] as const)('%s %s is refused with what may be meant', async ([option, text, why, hint], { databaseUrl, db }) => {
    await db.query(DATABASE);
    const { migrate } = project(databaseUrl);

    const { status, stderr } = await migrate('check', option, text);

    expect(status).toBe(2);
    expect(stderr).toContain(why);
    expect(stderr).toContain(hint);
  });
});

describe('--answers', () => {
  const OLD = 'CREATE TABLE people (name text NOT NULL, mood text NOT NULL, mail text NOT NULL)';

  async function answered(databaseUrl: string, answers: string) {
    const made = project(databaseUrl);
    made.write('models.ts', MODELS.replace('mood: mood(), mail: email()', 'mood: t.text(), mail: t.text()'));
    made.write('answers.json', answers);
    await made.migrate('init', 'migrations');
    return made.migrate('revision', '--autogenerate', '--no-try', '--json', '--answers', 'answers.json');
  }

  test('takes the place of the questions, and the result has both', async ({ databaseUrl, db }) => {
    await db.query(OLD);
    const rename = 'rename column people.name to full_name';

    const { stdout } = await answered(databaseUrl, JSON.stringify({ 'drop column people.name': rename }));

    expect(JSON.parse(stdout)).toMatchObject({
      differences: expect.arrayContaining([rename]),
      questions: [{ drop: 'drop column people.name', renames: [rename], answer: rename }],
    });
  });

  test.for([
    ['has no answer', '{}', /has no answer for "drop column people.name"/],
    ['has another answer', '{ "drop column people.name": "yes" }', /with "yes", which is not one of/],
    ['has an answer of another type', '{ "drop column people.name": 1 }', /must be a string or null/],
    ['is no JSON', 'name: full_name', /has no answers: .*JSON/],
  ] as const)('is refused if the file %s', async ([, answers, message], { databaseUrl, db }) => {
    await db.query(OLD);

    const { status, stdout, stderr } = await answered(databaseUrl, answers);

    expect({ status, text: stdout + stderr }).toEqual({ status: 2, text: expect.stringMatching(message) });
  });
});

const PSEUDO_TERMINAL = 'script';
const noTerminal = spawnSync(PSEUDO_TERMINAL, ['--version']).error !== undefined;

describe('on a terminal', () => {
  test.skipIf(noTerminal).for([
    ['Enter takes the rename', '\r', 'rename column people.name to full_name'],
    ['the arrow and Enter drop', '\u001b[B\r', 'drop column people.name'],
  ] as const)('%s', async ([, keys, difference], { databaseUrl, db }) => {
    await db.query('CREATE TABLE people (name text NOT NULL, age integer NOT NULL)');
    const made = createProject({
      'models.mjs': `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
metadata.table('people', (t) => ({ fullName: t.text(), age: t.integer() }));
`,
      'migrate.config.mjs': `export default { target: './models.mjs', url: '${databaseUrl}', scriptLocation: './migrations' };\n`,
    });
    await made.migrate(['init', 'migrations']);

    const shown = await typeInto(`${process.execPath} ${MIGRATE} revision --autogenerate --no-try`, made.folder, keys);

    expect(shown).toContain('Rename, or drop column people.name?');
    expect(shown).toContain(difference);
    expect(made.list('migrations/versions')).toHaveLength(1);
  });
});

const MIGRATE = join(import.meta.dirname, '../../bin/migrate.js');

/** What the program shows on a terminal, where somebody presses keys as soon as there is a question. */
function typeInto(command: string, cwd: string, keys: string): Promise<string> {
  const { CI: _, ...env } = process.env;
  const child = spawn(PSEUDO_TERMINAL, ['-qec', `stty cols 100; ${command}`, '/dev/null'], {
    cwd,
    env: { ...env, TERM: 'xterm' },
  });
  return new Promise((settle, fail) => {
    let shown = '';
    let isAsked = false;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      shown += chunk;
      if (!isAsked && shown.includes('people.name?')) child.stdin.write(keys);
      isAsked ||= shown.includes('people.name?');
    });
    child.once('error', fail);
    child.once('close', () => settle(shown));
  });
}

describe('a drop that may be a rename', () => {
  test('is asked about where there is somebody to ask, each once', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE people (name text NOT NULL, nick text NOT NULL, age integer NOT NULL)');
    const { input } = models(databaseUrl);
    const questions: RenameQuestion[] = [];

    const { differences } = await revision(input, {
      autogenerate: true,
      chooseRename: (question) => {
        questions.push(question);
        return Promise.resolve(question.drop.endsWith('nick') ? 0 : null);
      },
    });

    expect(questions).toEqual([
      { drop: 'drop column people.name', renames: ['rename column people.name to full_name'] },
      { drop: 'drop column people.nick', renames: ['rename column people.nick to full_name'] },
    ]);
    expect(differences).toEqual(['rename column people.nick to full_name', 'drop column people.name']);
  });

  test('is renamed by what a program gives', async ({ databaseUrl, db }) => {
    await db.query('CREATE TABLE people (name text NOT NULL, age integer NOT NULL)');
    const { input } = models(databaseUrl);

    expect(await check(input, { rename: ['people.name:full_name'] })).toMatchObject({
      differences: ['rename column people.name to full_name'],
    });
  });
});

function models(databaseUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), 'limbeck-renames-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const metadata = new MetaData();
  metadata.table('people', (t) => ({ fullName: t.text(), age: t.integer() }));
  return { input: { cwd: folder, settings: { url: databaseUrl, scriptLocation: folder, target: metadata } } };
}
