import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createHistory } from '../support/history-project.js';

const BRANCHED = ['aaaa', 'aaaa>bbbb [shop]', 'aaaa>cccc'];

describe('branches', () => {
  test('lists each branch point with an arrow to each child', async () => {
    expect(await createHistory(BRANCHED).run('branches')).toBe(
      'aaaa (branchpoint)\n     -> bbbb (shop) (head)\n     -> cccc (head)\n\n',
    );
  });

  test('-v describes the branch point in full, and shows the messages of the children', async () => {
    const stdout = await createHistory(BRANCHED).run('branches -v');

    expect(stdout).toMatch(/^Rev: aaaa \(branchpoint\)\nParent: <base>\nBranches into: bbbb, cccc\n/);
    expect(stdout).toMatch(
      /\n {5}-> bbbb \(shop\) \(head\), message of bbbb\n {5}-> cccc \(head\), message of cccc\n\n$/,
    );
  });

  test('--json gives the children as data', async () => {
    expect(JSON.parse(await createHistory(BRANCHED).run('branches --json'))).toMatchObject({
      revisions: [{ id: 'aaaa', isBranchPoint: true, children: [{ id: 'bbbb' }, { id: 'cccc' }] }],
    });
  });

  test('prints nothing where there is one line', async () => {
    expect(await createHistory(['aaaa', 'aaaa>bbbb']).run('branches')).toBe('');
  });
});

describe('merge', () => {
  test('joins all heads, after which a new revision finds its head again', async () => {
    const project = createHistory(BRANCHED);
    expect((await project.migrate(['revision'])).stderr).toContain('[MULTIPLE_HEADS]');

    await project.run('merge heads -m both --rev-id dddd');
    await project.run('revision -m next --rev-id eeee');

    expect(await project.run('history -r dddd:')).toBe(
      'dddd -> eeee (shop) (head), next\nbbbb, cccc -> dddd (shop) (mergepoint), both\n',
    );
  });

  test('prints the path of the file, which joins what was named and does nothing', async () => {
    const project = createHistory(BRANCHED);

    const path = (await project.run('merge cc shop')).trim();

    expect(project.read(path.slice(project.folder.length + 1))).toMatch(
      /downRevision = \['cccc', 'bbbb'\];\n.*\n.*\n\nexport async function upgrade\(.*\{\n {2}\/\/ Nothing to do\.\n\}/,
    );
  });

  test('joins the rows of the version table on the way up, and parts them on the way down', async ({
    databaseUrl,
    db,
  }) => {
    const project = createHistory([...BRANCHED, 'bbbb,cccc>dddd'], databaseUrl);
    const rows = async () =>
      (await db.query('SELECT version_num FROM limbeck_version ORDER BY 1')).rows.map((row) => row.version_num);

    await project.run('upgrade head');
    const joined = await rows();
    await project.run('downgrade bbbb');

    expect([joined, await rows()]).toEqual([['dddd'], ['bbbb', 'cccc']]);
  });

  test.each([
    ['a revision that is no head', 'aaaa bbbb', 'NOT_A_HEAD'],
    ['a revision with one that comes after it, even with --splice', 'aaaa bbbb --splice', 'MERGE_OF_ANCESTOR'],
    ['a revision with itself', 'bbbb shop', 'DUPLICATE_HEADS'],
    ['a single revision', 'bbbb', 'NOTHING_TO_MERGE'],
    ['a revision that is nowhere', 'bbbb ffff', 'UNKNOWN_REVISION'],
    ['anything under a label that is taken', 'heads --branch-label shop', 'BRANCH_LABEL_TAKEN'],
    ['anything under an id with a sign of selectors', 'heads --rev-id no-dashes', 'REVISION_ID_INVALID'],
  ])('does not join %s, and writes nothing', async (_, args, code) => {
    const project = createHistory(BRANCHED);

    const { status, stderr } = await project.migrate(['merge', ...args.split(' ')]);

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(`[${code}]`) });
    expect(project.list('migrations/versions')).toHaveLength(3);
  });

  test('joins revisions that are not heads with --splice', async () => {
    const project = createHistory([...BRANCHED, 'bbbb>dddd']);

    await project.run('merge bbbb cccc --splice --rev-id eeee --branch-label joined');

    expect(await project.run('heads')).toBe('dddd (shop) (head)\neeee (joined, shop) (head)\n');
  });

  test('writes to the version location that --version-path names', async () => {
    const project = createHistory(BRANCHED);
    project.write('migrate.config.ts', "export default { versionLocations: ['./migrations/versions', './merges'] };\n");

    await project.run('merge heads --rev-id dddd --version-path merges');

    expect(project.list('merges')).toEqual(['dddd.ts']);
  });
});
