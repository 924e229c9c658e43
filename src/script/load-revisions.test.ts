import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadRevisions, type RevisionSource } from './load-revisions.js';
import type { Revision } from './revision.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'limbeck-revisions-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the revisions of a folder', () => {
  test('are read without being run', async () => {
    write(
      'abc_add_bio.ts',
      `/** add bio */\nthrow 1;\nexport const revision = 'abc';\nexport const downRevision = null;`,
    );

    expect(await load()).toMatchObject([
      { id: 'abc', downRevisions: [], branchLabels: [], dependsOn: [], message: 'add bio', transaction: true },
    ]);
  });

  test('come in the order of their names', async () => {
    writeRevision('b.ts', 'one');
    writeRevision('a.mjs', 'two');
    writeRevision('B.ts', 'three');

    expect(ids(await load())).toEqual(['three', 'two', 'one']);
  });

  test('are an empty list if the folder is missing', async () => {
    expect(await load({ locations: [join(folder, 'nowhere')] })).toEqual([]);
  });

  test('come from several folders, one after the other', async () => {
    writeRevision('z/a.ts', 'one');
    writeRevision('a/b.ts', 'two');

    expect(ids(await load({ locations: [join(folder, 'z'), join(folder, 'a')] }))).toEqual(['one', 'two']);
  });

  test('are read once where two folders are the same', async () => {
    writeRevision('a/a.ts', 'one');
    symlinkSync(join(folder, 'a'), join(folder, 'b'), 'junction');

    expect(ids(await load({ locations: [join(folder, 'a'), join(folder, 'b')] }))).toEqual(['one']);
  });

  test('are looked for in folders below only where that is asked for', async () => {
    writeRevision('a.ts', 'one');
    writeRevision('2026/03/b.ts', 'two');

    expect([ids(await load()), ids(await load({ recursive: true }))]).toEqual([['one'], ['one', 'two']]);
  });

  test.each(['.#a.ts', '.a.ts.swp', 'index.ts', 'a.d.ts', 'a.d.mts', 'a.test.ts', 'a.js.map', 'README.md', 'a.ts~'])(
    'do not include %s',
    async (name) => {
      write(name, 'no revision');

      expect(await load()).toEqual([]);
    },
  );

  test('do not include files of packages in a subfolder', async () => {
    write('node_modules/x/a.ts', 'no revision');

    expect(await load({ recursive: true })).toEqual([]);
  });

  test('include a compiled file if its source is missing', async () => {
    writeRevision('a.js', 'one');

    expect(ids(await load())).toEqual(['one']);
  });

  test('are read from the source if a compiled file is next to it', async () => {
    writeRevision('a.js', 'old');
    writeRevision('a.ts', 'one');

    expect(ids(await load())).toEqual(['one']);
  });

  test('include SQL', async () => {
    write('a.sql', '-- add x\n--\n-- Revision ID: abc\n-- Revises: base\n\n-- migrate: upgrade\n');

    expect(await load()).toMatchObject([{ id: 'abc', message: 'add x', language: 'sql' }]);
  });

  test('may have their facts far behind the beginning', async () => {
    const long = `/* ${'x'.repeat(20_000)} */\n`;
    write('a.ts', `${long}export const revision = 'abc';\n${long}export const downRevision = 'x';`);

    expect(await load()).toMatchObject([{ id: 'abc', downRevisions: ['x'] }]);
  });

  test('may leave the transaction at the end of a long file', async () => {
    const body = `export async function upgrade(op) {\n${"  await op.execute('x');\n".repeat(1000)}}`;
    write(
      'a.ts',
      `export const revision = 'abc';\nexport const downRevision = null;\n${body}\nexport const transaction = false;`,
    );

    expect(await load()).toMatchObject([{ id: 'abc', transaction: false }]);
  });

  test('have the message of their file where a compiler dropped the comment', async () => {
    writeRevision('abc_add_bio.js', 'abc');

    expect(await load()).toMatchObject([{ message: 'add bio' }]);
  });
});

describe('a revision whose header is not written out', () => {
  test('is imported', async () => {
    write('a.ts', `/** add x */\nexport const revision = id();\nexport const downRevision = null;`);

    expect(await load({ importModule: async () => ({ revision: 'abc', downRevision: ['x', 'y'] }) })).toMatchObject([
      { id: 'abc', downRevisions: ['x', 'y'], message: 'add x' },
    ]);
  });

  test('may be a module for require()', async () => {
    write('a.js', `exports.revision = 'abc';`);

    expect(
      ids(await load({ importModule: async () => ({ default: { revision: 'abc', downRevision: null } }) })),
    ).toEqual(['abc']);
  });
});

describe('a file that is not a revision', () => {
  test('is refused by its name', async () => {
    write('helpers.ts', 'export const answer = 42;');

    await expect(load()).rejects.toThrow(
      expect.objectContaining({ code: 'NOT_A_REVISION', place: { file: join(folder, 'helpers.ts') } }),
    );
  });

  test.each([
    ['a number as its id', 'export const revision = 7;', { revision: 7, downRevision: null }],
    ['an object as a down revision', 'export const revision = f();', { revision: 'a', downRevision: {} }],
    [
      'a list of numbers as labels',
      'export const revision = f();',
      { revision: 'a', downRevision: null, branchLabels: [1] },
    ],
    [
      'a string as transaction',
      'export const revision = f();',
      { revision: 'a', downRevision: null, transaction: 'no' },
    ],
  ])('is refused with %s', async (...[, source, exports]) => {
    write('a.ts', source);

    await expect(load({ importModule: async () => exports })).rejects.toThrow(
      expect.objectContaining({ code: 'REVISION_HEADER_INVALID', place: { file: join(folder, 'a.ts') } }),
    );
  });

  test('is refused without a down revision', async () => {
    write('a.ts', `export const revision = 'abc';`);

    await expect(load()).rejects.toThrow(expect.objectContaining({ code: 'REVISION_HEADER_INVALID' }));
  });

  test('is refused where it is a folder', async () => {
    mkdirSync(join(folder, 'a.ts'));

    await expect(load()).rejects.toThrow(expect.objectContaining({ code: 'VERSION_LOCATION_UNREADABLE' }));
  });

  test('is refused where a folder of revisions was named', async () => {
    write('versions', '');

    await expect(load({ locations: [join(folder, 'versions')] })).rejects.toThrow(
      expect.objectContaining({ code: 'VERSION_LOCATION_UNREADABLE' }),
    );
  });
});

function write(name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function writeRevision(name: string, id: string): void {
  write(name, `export const revision = '${id}';\nexport const downRevision = null;\n`);
}

/** Importing is refused unless a test is about it. */
function load(source: Partial<RevisionSource> = {}): Promise<readonly Revision[]> {
  const importModule = async (path: string) => {
    throw new Error(`${basename(path)} was imported`);
  };
  return loadRevisions({ locations: [folder], importModule, ...source });
}

function ids(revisions: readonly Revision[]): string[] {
  return revisions.map(({ id }) => id);
}
