import { describe, expect, test } from 'vitest';
import { createProject } from '../support/project.js';

describe('init', () => {
  test('makes from the default template what revision can work with', async () => {
    const project = createProject();

    expect((await project.migrate(['init', '-t', 'default'])).stdout).toBe(
      'created migrations/versions\ncreated migrations/script.ts.template\ncreated migrate.config.ts\n',
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

  test('answers an unknown template with the one that was meant, and writes nothing', async () => {
    const project = createProject();

    const { status, stderr } = await project.migrate(['init', '--template', 'defualt']);

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('Did you mean "default"?') });
    expect(project.list()).toEqual(['package.json']);
  });

  test('keeps an existing config, and reports that', async () => {
    const project = createProject({ 'migrate.config.ts': '// mine' });

    const { stderr } = await project.migrate(['init', 'db']);

    expect(stderr).toContain('kept migrate.config.ts, which was there');
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
