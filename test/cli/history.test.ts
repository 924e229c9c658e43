import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createHistory } from '../support/history-project.js';

// cccc depends on bbbb, which therefore is a head only in name.
const DEPENDING = ['aaaa', 'aaaa>bbbb', 'aaaa>cccc (bbbb)', 'bbbb,cccc>dddd', 'bbbb>eeee'];

describe('heads', () => {
  test('says of a head that another revision depends on that it is an effective one', async () => {
    expect(await createHistory(['aaaa', 'bbbb (aaaa)']).run('heads')).toBe('aaaa (effective head)\nbbbb (head)\n');
  });

  test('does not say of a merge that it is one', async () => {
    expect(await createHistory(DEPENDING).run('heads')).toBe('dddd (head)\neeee (head)\n');
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
