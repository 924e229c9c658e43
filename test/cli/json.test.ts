import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { test } from '../support/database.js';
import { createHistory } from '../support/history-project.js';
import { createProject } from '../support/project.js';

/** `runCli` compares all that tests print with `--json` and `--events` with json-schema.json. */
describe('json-schema.json', () => {
  test('describes the output of every command', () => {
    const file = join(import.meta.dirname, '../../json-schema.json');
    const { $defs }: { $defs: Record<string, object> } = JSON.parse(readFileSync(file, 'utf8'));
    const commands = createProgram(async () => undefined).commands.map((command) => command.name());

    // Types begin with a capital.
    expect(
      Object.keys($defs)
        .filter((name) => /^[a-z]/.test(name))
        .sort(),
    ).toEqual([...commands.filter((name) => name !== 'completion'), 'error', 'event'].sort());
  });

  test('describes what commands print that no other test reads as JSON', async ({ databaseUrl }) => {
    const project = createHistory(['aaaa', 'aaaa>bbbb', 'aaaa>cccc'], databaseUrl);
    const printed = async (command: string) => JSON.parse(await project.run(`${command} --json`));

    expect(await printed('list-templates')).toMatchObject({ templates: [{ name: 'default' }, {}, {}, {}] });
    expect(await printed('init other')).toMatchObject({ kept: ['migrate.config.ts'] });
    expect(await printed('merge heads --rev-id dddd')).toMatchObject({ revision: 'dddd' });
    expect(await printed('stamp cccc')).toMatchObject({ after: ['cccc'] });
    expect(await printed('downgrade base')).toMatchObject({ before: ['cccc'], after: [] });
    expect(await printed('history')).toMatchObject({ revisions: [{ id: 'dddd' }, {}, {}, {}] });
    expect(JSON.parse(await project.run('edit aaaa --json', { env: { EDITOR: 'true' } }))).toMatchObject({
      revisions: [{ id: 'aaaa' }],
    });
  });

  test('describes imports', async () => {
    const project = createProject({
      'migrate.config.ts': 'export default {};',
      'sql/V1__pets.sql': 'CREATE TABLE pets (id int);',
      'alembic/a1.py': '"""pets"""\nrevision = "a1"\ndown_revision = None\n',
    });
    const imported = async (...args: readonly string[]) => {
      const { stdout } = await project.migrate([...args, '--json']);
      return JSON.parse(stdout);
    };

    expect(await imported('import-flyway', 'sql')).toMatchObject({ tool: 'Flyway', database: null });
    expect(await imported('import-alembic', 'alembic', '--no-alembic')).toMatchObject({
      revisions: [{ revision: 'a1' }],
    });
  });
});

describe('--events', () => {
  const lines = (stdout: string): readonly { readonly event: string; readonly data: unknown }[] =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  test('prints what happens as lines of JSON, the result last, and no status', async ({ databaseUrl }) => {
    const project = createHistory(['aaaa', 'aaaa>bbbb'], databaseUrl);

    const { stdout, stderr } = await project.migrate(['upgrade', '--events']);

    expect(lines(stdout).map(({ event }) => event)).toEqual(['database', 'planned', 'step', 'step', 'result']);
    expect(lines(stdout).at(2)).toMatchObject({ data: { direction: 'upgrade', revision: 'aaaa' } });
    expect(lines(stdout).at(-1)).toMatchObject({ data: { after: ['bbbb'] } });
    expect(stderr).toBe('');
  });

  test('prints an error as the last line', async ({ databaseUrl }) => {
    const project = createHistory(['aaaa'], databaseUrl);
    project.write('migrations/versions/bbbb.sql', BROKEN);

    const failed = await project.migrate(['upgrade', '--events']);
    const misspelled = await project.migrate(['upgrade', '--nothing', '--events']);

    expect(lines(failed.stdout).at(-1)).toMatchObject({ event: 'error', data: { code: 'REVISION_FAILED' } });
    expect(lines(misspelled.stdout)).toMatchObject([{ event: 'error', data: { code: 'COMMAND_LINE_INVALID' } }]);
  });
});

const BROKEN = `-- broken
-- Revision ID: bbbb
-- Revises: aaaa

-- migrate: upgrade
SELECT 1 / 0;
`;
