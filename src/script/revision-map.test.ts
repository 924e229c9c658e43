import { describe, expect, test } from 'vitest';
import { graph } from '../../test/support/graph.js';
import { toIds } from './revision-node.js';

describe('a map of revisions', () => {
  test('is empty where there are no files', () => {
    expect(graph().heads).toEqual([]);
  });

  test('knows the heads in the order of their files', () => {
    expect(toIds(graph('a', 'a>z', 'a>c', 'c>b').heads)).toEqual(['z', 'b']);
  });

  test('knows several bases', () => {
    expect(toIds(graph('a', 'a>b', 'x', 'x>y').bases)).toEqual(['a', 'x']);
  });

  test('counts a head that another revision depends on as a head, but not as a real one', () => {
    const map = graph('a', 'x (a)');

    expect([toIds(map.heads), toIds(map.realHeads)]).toEqual([['a', 'x'], ['x']]);
  });

  test('lets a revision depend on a branch label', () => {
    expect(needs('x', graph('a [lib]', 'x (lib)'))).toEqual(['a']);
  });

  test('forgets a dependency that an ancestor has too', () => {
    expect(needs('z', graph('a', 'x (a)', 'x>y', 'y>z (a)'))).toEqual(['y']);
  });

  test('keeps a dependency that no ancestor has', () => {
    expect(needs('y', graph('a', 'a>b', 'x (a)', 'x>y (b)'))).toEqual(['x', 'b']);
  });

  test('needs a down revision once that is a dependency too', () => {
    expect(needs('b', graph('a', 'a>b (a)'))).toEqual(['a']);
  });
});

describe('branch labels', () => {
  test('apply to all descendants', () => {
    expect(labelled('one', graph('a', 'a>b [one]', 'a>x', 'b>c', 'c>d'))).toEqual(['b', 'c', 'd']);
  });

  test('show below, down to where another branch leaves', () => {
    expect(labelled('one', graph('a', 'a>x', 'a>b', 'b>c [one]'))).toEqual(['b', 'c']);
  });

  test('apply down to the first revision of a separate line', () => {
    expect(labelled('one', graph('a', 'a>b', 'b>c [one]'))).toEqual(['a', 'b', 'c']);
  });

  test('do not show below a merge', () => {
    expect(labelled('one', graph('a', 'b', 'a,b>c', 'c>d [one]'))).toEqual(['d']);
  });

  test('do not follow dependencies', () => {
    expect(labelled('one', graph('a [one]', 'x (a)'))).toEqual(['a']);
  });
});

describe('revisions that do not fit together', () => {
  test('a down revision that no file states is refused, naming the file', () => {
    expect(() => graph('a', 'nowhere>b')).toThrow(
      expect.objectContaining({ code: 'DOWN_REVISION_MISSING', place: { file: 'versions/b.ts', revision: 'b' } }),
    );
  });

  test('a branch label is refused as a down revision', () => {
    expect(() => graph('a [one]', 'one>b')).toThrow(expect.objectContaining({ code: 'DOWN_REVISION_MISSING' }));
  });

  test('a dependency on nothing is refused, naming the file', () => {
    expect(() => graph('a (nowhere)')).toThrow(
      expect.objectContaining({ code: 'DEPENDENCY_MISSING', message: expect.stringContaining('versions/a.ts') }),
    );
  });

  test('two files with one id are refused, naming both', () => {
    expect(() => graph('a', 'b', 'a')).toThrow(expect.objectContaining({ code: 'DUPLICATE_REVISION' }));
  });

  test('a ring of down revisions is refused, naming its revisions', () => {
    expect(() => graph('c>a', 'a>b', 'b>c')).toThrow(
      expect.objectContaining({ code: 'REVISION_CYCLE', data: { revisions: ['a', 'c', 'b'] } }),
    );
  });

  test('a ring between a base and a head is refused, without those', () => {
    expect(() => graph('a', 'a,d>b', 'b>c', 'c>d', 'd>e')).toThrow(
      expect.objectContaining({ code: 'REVISION_CYCLE', data: { revisions: ['b', 'd', 'c'] } }),
    );
  });

  test.each([
    ['base', ['a>a', 'a>b']],
    ['head', ['a', 'a,b>b']],
    ['branch point', ['a', 'a,b>b', 'b>c', 'b>d']],
    ['merge point', ['a', 'b', 'a,b,c>c']],
  ])('a %s that descends from itself is refused', (_, revisions) => {
    expect(() => graph(...revisions)).toThrow(
      expect.objectContaining({ code: 'REVISION_CYCLE', message: expect.stringContaining('comes after itself') }),
    );
  });

  test('a revision that depends on itself is refused', () => {
    expect(() => graph('a', 'a>b (b)')).toThrow(
      expect.objectContaining({ code: 'DEPENDENCY_CYCLE', message: expect.stringContaining('needs itself') }),
    );
  });

  test('a ring of dependencies is refused, naming its revisions', () => {
    expect(() => graph('a (z)', 'x', 'x>y (a)', 'y>z')).toThrow(
      expect.objectContaining({ code: 'DEPENDENCY_CYCLE', data: { revisions: ['a', 'z', 'y'] } }),
    );
  });

  test('ids that are parts of one another are no ring', () => {
    expect(toIds(graph('user', 'user>user_foo', 'user_foo>us').heads)).toEqual(['us']);
  });

  test('a label that two revisions claim is refused, naming both files', () => {
    expect(() => graph('a [one]', 'b [one]')).toThrow(
      expect.objectContaining({ code: 'BRANCH_LABEL_TAKEN', message: expect.stringMatching(/b\.ts.*a\.ts/) }),
    );
  });

  test('a label that is the id of a revision is refused', () => {
    expect(() => graph('a', 'b [a]')).toThrow(expect.objectContaining({ code: 'BRANCH_LABEL_TAKEN' }));
  });

  test.each(['no-dash', 'no@at', 'no+plus', 'no:colon', 'head', 'base'])('the id %j is refused', (id) => {
    expect(() => graph(id)).toThrow(expect.objectContaining({ code: 'REVISION_ID_INVALID' }));
  });

  test('a label with a character of selectors is refused', () => {
    expect(() => graph('a [x@y]')).toThrow(expect.objectContaining({ code: 'BRANCH_LABEL_INVALID' }));
  });
});

function needs(id: string, map: ReturnType<typeof graph>): string[] {
  return toIds(map.find(id)?.needs ?? []);
}

function labelled(label: string, map: ReturnType<typeof graph>): string[] {
  return toIds(map.nodes.filter((node) => node.labels.includes(label)));
}
