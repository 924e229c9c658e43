import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from '../support/database.js';
import { createHistory, type HistoryProject } from '../support/history-project.js';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/branches.md'), 'utf8');

/** The commands of the page that configure Git. */
const RECIPE = /^echo 'migrations\/heads\.txt[\s\S]*?(?=\n```)/m.exec(DOCUMENT)?.[0] ?? '';

const IDENTITY = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];

test.skipIf(process.platform === 'win32')(
  'two branches with numbered revisions conflict in Git, and a rebase resolves it',
  async () => {
    const project = createHistory(['0001']);
    project.write('migrate.config.ts', "export default { revisionIds: 'sequential' };\n");
    const git = (...args: readonly string[]) =>
      execFileSync('git', [...IDENTITY, ...args], { cwd: project.folder, encoding: 'utf8', stdio: 'pipe' });
    git('init', '-q', '-b', 'main');
    project.write('.gitignore', 'node_modules\n');
    execFileSync('sh', ['-ec', RECIPE], { cwd: project.folder });
    await commitHead(project, git, 'start');

    git('checkout', '-q', '-b', 'mine');
    const mine = await addRevision(project, git, 'mine');
    git('checkout', '-q', 'main');
    const theirs = await addRevision(project, git, 'theirs');

    expect(() => git('merge', 'mine')).toThrow(/Two branches wrote revisions: npx migrate rebase/);
    expect(project.read('migrations/heads.txt')).toBe(`${theirs} (head)\n${mine} (head)\n`);
    expect([mine, theirs]).toEqual([expect.stringMatching(/^0002_\w{4}$/), expect.stringMatching(/^0002_\w{4}$/)]);
    await project.run(`rebase ${mine}`);
    await commitHead(project, git, 'merge');

    expect(git('status', '--porcelain')).toBe('');
    expect(project.read('migrations/heads.txt')).toBe(`${mine} (head)\n`);
    expect(await addRevision(project, git, 'next')).toMatch(/^0003_\w{4}$/);
  },
);

type Git = (...args: readonly string[]) => string;

async function commitHead(project: HistoryProject, git: Git, message: string): Promise<string> {
  const heads = await project.run('heads');
  project.write('migrations/heads.txt', heads);
  git('add', '-A');
  git('commit', '-q', '-m', message);
  return heads.split(' ')[0] ?? '';
}

async function addRevision(project: HistoryProject, git: Git, message: string): Promise<string> {
  await project.run(`revision -m ${message}`);
  return commitHead(project, git, message);
}
