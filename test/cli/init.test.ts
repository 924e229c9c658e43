import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createProject } from '../support/project.js';

describe('init', () => {
  test('makes from the default template what revision can work with', async () => {
    const project = createProject();

    expect((await project.migrate(['init', '-t', 'default'])).stdout).toBe(
      'created migrations/versions\ncreated migrations/script.ts.template\ncreated migrate.config.ts\ncreated models.ts\n',
    );
    expect((await project.migrate(['revision', '--rev-id', 'aaaa'])).status).toBe(0);
  });

  test('makes from the template sql a project whose revisions are SQL', async () => {
    const project = createProject();

    await project.migrate(['init', '-t', 'sql']);
    await project.migrate(['revision', '--rev-id', 'aaaa']);
    await project.migrate(['revision', '--rev-id', 'bbbb', '--format', 'ts']);

    expect(project.list('migrations')).toEqual(['script.sql.template', 'versions/aaaa.sql', 'versions/bbbb.ts']);
  });

  test('ends with an example that a first upgrade creates', async ({ databaseUrl }) => {
    const project = createProject();
    const migrate = (...args: readonly string[]) => project.migrate(args, { env: { SHOP_URL: databaseUrl } });

    await migrate('init', '--models', 'sql', '--database', 'SHOP_URL');
    await migrate('revision', '--autogenerate', '-m', 'add users');

    expect((await migrate('upgrade', 'head')).stderr).toContain('add users');
    expect(await migrate('check')).toMatchObject({ status: 0, stderr: expect.stringContaining('agree') });
  });

  test('takes its answers from a file, and writes a URL to .env', async () => {
    const project = createProject({
      'answers.json': '{ "models": "reflect", "database": "postgres://me:secret@db/shop", "folder": "db" }',
    });

    const { stdout, stderr } = await project.migrate(['init', '--answers', 'answers.json']);

    expect(stdout).toContain('created db/versions\n');
    expect(stderr).toContain('npx migrate reflect --stamp');
    expect(project.read('.env')).toBe("DATABASE_URL='postgres://me:secret@db/shop'\n");
    expect(project.read('.gitignore')).toContain('.env\n');
    expect(`${stdout}${stderr}${project.read('migrate.config.ts')}`).not.toContain('secret');
  });

  test.for<[string, string]>([
    ['{ "models": "cobol" }', '`models`'],
    ['{ "model": "sql" }', '"model"'],
    ['[', 'answers.json'],
  ])('refuses the answers %s, and writes nothing', async ([answers, named]) => {
    const project = createProject({ 'answers.json': answers });

    const { status, stderr } = await project.migrate(['init', '--answers', 'answers.json']);

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(named) });
    expect(project.list()).toEqual(['answers.json', 'package.json']);
  });

  test('answers an unknown template with the one that was meant, and writes nothing', async () => {
    const project = createProject();

    const { status, stderr } = await project.migrate(['init', '--template', 'defualt']);

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('Did you mean "default"?') });
    expect(project.list()).toEqual(['package.json']);
  });

  test('keeps an existing config, and reports that', async () => {
    const project = createProject({ 'migrate.config.ts': '// mine' });

    const { stderr } = await project.migrate(['init', 'db']);

    expect(stderr).toContain('kept migrate.config.ts, which already exists');
    expect(project.read('migrate.config.ts')).toBe('// mine');
  });
});

test('list-templates prints a line for each template', async () => {
  const { status, stdout } = await createProject().migrate(['list_templates']);

  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^default - .+\nenv - .+\nmultidb - .+\nsql - .+\n/),
  });
});
