import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createHistory } from '../support/history-project.js';

// cccc depends on bbbb, which therefore is a head only in name.
const DEPENDING = ['aaaa', 'aaaa>bbbb', 'aaaa>cccc (bbbb)', 'bbbb,cccc>dddd', 'bbbb>eeee'];

describe('heads', () => {
  test('says of a head that another revision depends on that it is an effective one', async () => {
    expect(await createHistory(['aaaa', 'bbbb (aaaa)']).run('heads')).toBe('aaaa (effective head)\nbbbb (head)\n');
  });

  test('does not mark a merge', async () => {
    expect(await createHistory(DEPENDING).run('heads')).toBe('dddd (head)\neeee (head)\n');
  });
});

describe('heads --resolve-dependencies', () => {
  test('leaves out heads that another revision depends on', async () => {
    expect(await createHistory(['aaaa', 'bbbb (aaaa)']).run('heads --resolve-dependencies')).toBe('bbbb (head)\n');
  });
});

describe('current', () => {
  test('prints a line for each revision, without its labels', async ({ databaseUrl }) => {
    const project = createHistory(['aaaa [shop]', 'aaaa>bbbb', 'aaaa>cccc'], databaseUrl);
    await project.run('stamp bbbb cccc');

    expect(await project.run('current')).toBe('bbbb (head)\ncccc (head)\n');
  });

  test('prints nothing for a database at base', async ({ databaseUrl }) => {
    expect(await createHistory(['aaaa'], databaseUrl).run('current')).toBe('');
  });

  test('-v shows the database, without its password, and describes each revision in full', async ({ databaseUrl }) => {
    const project = createHistory(['aaaa', 'aaaa>bbbb [shop] (dddd)', 'bbbb>cccc', 'dddd'], databaseUrl);
    await project.run('stamp bbbb');

    const [first, ...entries] = (await project.run('current -v')).split('\n');

    expect(first).toMatch(/^Current revision\(s\) for \w+@[^:]+:\d+\/limbeck_test_\w+:$/);
    expect(entries.slice(0, 7).join('\n')).toBe(`Rev: bbbb
Parent: aaaa
Also depends on: dddd
Branch names: shop
Path: ${join(project.folder, 'migrations/versions/bbbb.js')}

    message of bbbb`);
  });

  test('--check-heads exits 1 where the database is not at every head, and names the heads', async ({
    databaseUrl,
  }) => {
    const project = createHistory(['aaaa', 'aaaa>bbbb', 'cccc'], databaseUrl);
    await project.run('stamp bbbb');
    const { status, stderr } = await project.migrate(['current', '--check-heads']);
    await project.run('stamp cccc');

    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('bbbb, cccc') });
    expect(await project.run('current --check-heads')).toBe('bbbb (head)\ncccc (head)\n');
  });
});

describe('history -i', () => {
  test('marks what the database is at before it tells of branches', async ({ databaseUrl }) => {
    const project = createHistory(['aaaa', 'aaaa>bbbb', 'aaaa>cccc'], databaseUrl);
    await project.run('stamp aaaa');

    expect(await project.run('history -i -r :aaaa')).toBe('<base> -> aaaa (current) (branchpoint), message of aaaa\n');
  });

  test('marks what `current` lists, also what is applied only as a dependency', async ({ databaseUrl }) => {
    const project = createHistory(DEPENDING, databaseUrl);
    await project.run('stamp cccc');

    const marked = (await project.run('history -i')).match(/\w+(?= \(current\))/g);

    expect(await project.run('current')).toBe('bbbb (branchpoint)\ncccc\n');
    expect(marked?.toSorted()).toEqual(['bbbb', 'cccc']);
  });

  test('-r with `current` refuses where the database is at base, below what is asked for', async ({ databaseUrl }) => {
    const { status, stderr } = await createHistory(['aaaa'], databaseUrl).migrate(['history', '-r', 'aaaa:current']);

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('[NOT_A_LINE]') });
  });
});
