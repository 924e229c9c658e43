import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createHistory, type HistoryProject } from '../support/history-project.js';

const CHAIN = ['aaaa', 'aaaa>bbbb', 'bbbb>cccc'];

describe('show', () => {
  test.each([
    ['head', ['cccc']],
    ['-1', ['bbbb']],
    ['head-2', ['aaaa']],
    ['base', []],
    ['aa:bb', ['bbbb', 'aaaa']],
    ['bbbb:', ['cccc', 'bbbb']],
  ])('%s tells of %j', async (selector, expected) => {
    expect(await shown(createHistory(CHAIN), selector)).toEqual(expected);
  });

  test('heads tells of every head', async () => {
    expect(await shown(createHistory(['aaaa', 'aaaa>bbbb', 'aaaa>cccc']), 'heads')).toEqual(['bbbb', 'cccc']);
  });

  test('current tells of what the database is at', async ({ databaseUrl }) => {
    const project = createHistory(CHAIN, databaseUrl);
    await project.run('stamp bbbb');

    expect([await shown(project, 'current'), await shown(project, 'current:')]).toEqual([['bbbb'], ['cccc', 'bbbb']]);
  });

  async function shown(project: HistoryProject, selector: string): Promise<string[]> {
    const { revisions } = JSON.parse(await project.run(`show ${selector} --json`));
    return revisions.map(({ id }: { id: string }) => id);
  }
});

/** Puts its own arguments at the end of the file that it opens. */
const EDITOR_SOURCE = `import { appendFileSync } from 'node:fs';
const words = process.argv.slice(2);
appendFileSync(words.at(-1), '// ' + words.slice(0, -1).join('|'));
`;

describe('edit', () => {
  const EDITOR = `'${process.execPath}' editor.js`;

  test('opens each revision in the editor that EDITOR names, with its arguments, and waits', async () => {
    const project = createEditable(['aaaa', 'aaaa>bbbb', 'aaaa>cccc']);

    await project.run('edit heads', { env: { EDITOR: `${EDITOR} --by 'a b'` } });

    expect(edited(project, '// --by|a b')).toEqual(['bbbb.js', 'cccc.js']);
  });

  test('asks VISUAL where EDITOR is empty', async () => {
    const project = createEditable(CHAIN);

    await project.run('edit aa bb', { env: { EDITOR: '', VISUAL: EDITOR } });

    expect(edited(project, '// ')).toEqual(['aaaa.js', 'bbbb.js']);
  });

  test('finds the revision that the database is at', async ({ databaseUrl }) => {
    const project = createEditable(CHAIN, databaseUrl);
    await project.run('stamp bbbb');

    await project.run('edit current', { env: { EDITOR } });

    expect(edited(project, '// ')).toEqual(['bbbb.js']);
  });

  test.each([
    ['an editor that is not there', 'no-such-editor', 'EDITOR_NOT_FOUND'],
    ['an editor that fails', `'${process.execPath}' --no-such-option`, 'EDITOR_FAILED'],
  ])('exits 2 for %s', async (_, editor, code) => {
    const { status, stderr } = await createEditable(CHAIN).migrate(['edit', 'head'], { env: { EDITOR: editor } });

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(`[${code}]`) });
  });

  test('exits 2 for base, which has no file', async () => {
    const { status, stderr } = await createEditable(CHAIN).migrate(['edit', 'base'], { env: { EDITOR } });

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('[NO_FILE_TO_EDIT]') });
  });

  function createEditable(revisions: readonly string[], url?: string): HistoryProject {
    const project = createHistory(revisions, url);
    project.write('editor.js', EDITOR_SOURCE);
    return project;
  }

  function edited(project: HistoryProject, mark: string): string[] {
    const names = project.list('migrations/versions');
    return names.filter((name) => project.read(`migrations/versions/${name}`).endsWith(mark));
  }
});

describe('ensure-version', () => {
  test('creates the version table once, and leaves it empty', async ({ databaseUrl, db }) => {
    const project = createHistory(CHAIN, databaseUrl);

    const first = await project.run('ensure-version --json');
    const second = await project.run('ensure-version --json');

    expect([JSON.parse(first).created, JSON.parse(second).created]).toEqual([true, false]);
    expect((await db.query('SELECT * FROM limbeck_version')).rows).toEqual([]);
  });
});
