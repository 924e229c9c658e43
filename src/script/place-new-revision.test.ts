import { describe, expect, test } from 'vitest';
import { graph } from '../../test/support/graph.js';
import { type NewRevisionRequest, placeNewRevision } from './place-new-revision.js';
import { RevisionMap } from './revision-map.js';

const LINE = graph('abcdef', 'abcdef>b [lib]', 'b>c');
const FORK = graph('a', 'a>b', 'a>c [lib]');

describe('a new revision', () => {
  test('gets an id of twelve hexadecimal digits', () => {
    expect(place(LINE).id).toMatch(/^[0-9a-f]{12}$/);
  });

  test.each([
    ['comes after the head', LINE, {}, ['c']],
    ['is the first where there is none', graph(), {}, []],
    ['begins a separate line at base', LINE, { heads: ['base'] }, []],
    ['comes after the head that is named', FORK, { heads: ['c'] }, ['c']],
    ['comes after the head of a branch', FORK, { heads: ['lib@head'] }, ['c']],
    ['joins all heads', FORK, { heads: ['heads'] }, ['b', 'c']],
    ['joins the heads that are named', FORK, { heads: ['c', 'b'] }, ['c', 'b']],
    ['begins a branch if that is asked for', LINE, { heads: ['b'], splice: true }, ['b']],
  ])('%s', (...[, map, request, expected]) => {
    expect(place(map, request).downRevisions).toEqual(expected);
  });

  test('needs to know which of several heads it comes after', () => {
    expect(() => place(FORK)).toThrow(
      expect.objectContaining({ code: 'MULTIPLE_HEADS', hint: expect.stringContaining('--head') }),
    );
  });

  test('does not begin a branch by mistake', () => {
    expect(() => place(LINE, { heads: ['b'] })).toThrow(expect.objectContaining({ code: 'NOT_A_HEAD' }));
  });

  test('does not come after a revision twice', () => {
    expect(() => place(FORK, { heads: ['c', 'lib'] })).toThrow(expect.objectContaining({ code: 'DUPLICATE_HEADS' }));
  });
});

describe('the id of a new revision', () => {
  test.each([
    ['no-dashes', '"-"'],
    ['no@atsigns', '"@"'],
    ['no-dashes@no+plus', '"+", "-", "@"'],
  ])('%j is refused, naming the characters', (id, characters) => {
    expect(() => place(LINE, { id })).toThrow(
      expect.objectContaining({ code: 'REVISION_ID_INVALID', message: expect.stringContaining(`holds ${characters}`) }),
    );
  });

  test('is refused where the version table has no room for it', () => {
    expect(() => place(LINE, { id: 'x'.repeat(33) })).toThrow(expect.objectContaining({ code: 'REVISION_ID_INVALID' }));
  });

  test.each(['b', 'lib'])('is refused where it means something already: %s', (id) => {
    expect(() => place(LINE, { id })).toThrow(expect.objectContaining({ code: 'REVISION_ID_TAKEN' }));
  });
});

describe('the dependencies of a new revision', () => {
  test('may be the beginning of an id, and become the whole', () => {
    expect(place(LINE, { dependsOn: ['abc'] }).dependsOn).toEqual(['abcdef']);
  });

  test('may be labels, and stay labels', () => {
    expect(place(LINE, { dependsOn: ['lib', 'b'] }).dependsOn).toEqual(['lib', 'b']);
  });

  test('must be there', () => {
    expect(() => place(LINE, { dependsOn: ['nowhere'] })).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_REVISION' }),
    );
  });

  test('cannot be base', () => {
    expect(() => place(LINE, { dependsOn: ['base'] })).toThrow(expect.objectContaining({ code: 'SELECTOR_NOT_HERE' }));
  });

  test('are single revisions', () => {
    expect(() => place(FORK, { dependsOn: ['heads'] })).toThrow(expect.objectContaining({ code: 'MULTIPLE_HEADS' }));
  });
});

test.each(['lib', 'c'])('a new label that means something already is refused: %s', (label) => {
  expect(() => place(LINE, { branchLabels: [label] })).toThrow(expect.objectContaining({ code: 'BRANCH_LABEL_TAKEN' }));
});

describe('the folder of a new revision', () => {
  const versionLocations = ['/app/versions', '/lib/versions'];
  const first = graph('a').nodes.map(({ revision }) => ({ ...revision, path: '/lib/versions/2026/a.ts' }));

  test('is the one there is', () => {
    expect(place(LINE).folder).toBe('/app/versions');
  });

  test('is that of the revision it comes after', () => {
    const map = new RevisionMap(first);

    expect(place(map, { versionLocations }).folder).toBe('/lib/versions');
  });

  test('must be named for the first revision of a line', () => {
    expect(() => place(graph(), { versionLocations })).toThrow(
      expect.objectContaining({ code: 'VERSION_LOCATION_NEEDED' }),
    );
  });

  test('may be named', () => {
    expect(place(graph(), { versionLocations, versionPath: '/lib/versions/' }).folder).toBe('/lib/versions');
  });

  test('must be one that is searched', () => {
    expect(() => place(graph(), { versionLocations, versionPath: '/elsewhere' })).toThrow(
      expect.objectContaining({ code: 'VERSION_LOCATION_UNKNOWN' }),
    );
  });
});

function place(map: RevisionMap, request: Partial<NewRevisionRequest> = {}) {
  return placeNewRevision(map, { versionLocations: ['/app/versions'], ...request });
}
