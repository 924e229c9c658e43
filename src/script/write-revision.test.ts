import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadRevisions } from './load-revisions.js';
import { DEFAULT_TEMPLATE, REVISION_FORMATS, TEMPLATE_FILE_NAME } from './revision-template.js';
import { type NewRevision, type WriteOptions, writeRevision } from './write-revision.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'limbeck-write-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the file of a new revision', () => {
  test('says what it is and does', () => {
    const path = write({
      upgrade: ["  await op.addColumn('users', 'bio', text().nullable());"],
      downgrade: ["  await op.dropColumn('users', 'bio');"],
      imports: ['sql', 'text'],
    });

    expect(readFileSync(path, 'utf8')).toBe(`/**
 * add bio to users
 *
 * Revision ID: 4e1f0b7c92ad
 * Revises: 91c5d2aa03fe
 * Create Date: 2026-03-02 09:14:55.120394+00:00
 */
import type { Operations } from 'limbeck';
import { sql, text } from 'limbeck/schema';

export const revision = '4e1f0b7c92ad';
export const downRevision = '91c5d2aa03fe';
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Operations): Promise<void> {
  await op.addColumn('users', 'bio', text().nullable());
}

export async function downgrade(op: Operations): Promise<void> {
  await op.dropColumn('users', 'bio');
}
`);
  });

  test('in JavaScript has no types, and without need no imports', () => {
    expect(readFileSync(write({ downRevisions: [] }, { format: 'mjs' }), 'utf8')).toBe(`/**
 * add bio to users
 *
 * Revision ID: 4e1f0b7c92ad
 * Revises: base
 * Create Date: 2026-03-02 09:14:55.120394+00:00
 */

export const revision = '4e1f0b7c92ad';
export const downRevision = null;
export const branchLabels = null;
export const dependsOn = null;

/** @param {import('limbeck').Operations} op */
export async function upgrade(op) {
  // Nothing to do.
}

/** @param {import('limbeck').Operations} op */
export async function downgrade(op) {
  // Nothing to do.
}
`);
  });

  test('in SQL has its facts in comments', () => {
    const path = write(
      { dependsOn: ['lib', 'ab12'], upgrade: ['CREATE TABLE x ();'], downgrade: ['DROP TABLE x;'] },
      { format: 'sql' },
    );

    expect(readFileSync(path, 'utf8')).toBe(`-- add bio to users
--
-- Revision ID: 4e1f0b7c92ad
-- Revises: 91c5d2aa03fe
-- Depends on: lib, ab12
-- Create Date: 2026-03-02 09:14:55.120394+00:00

-- migrate: upgrade
CREATE TABLE x ();

-- migrate: downgrade
DROP TABLE x;
`);
  });

  test.each(REVISION_FORMATS)('as .%s is read back as it was meant', async (format) => {
    const facts = { downRevisions: ['a', 'b'], branchLabels: ['one', 'two'], dependsOn: ['c'] };
    write({ ...facts, message: 'end */ the comment\nand -- go on' }, { format });

    expect(await load()).toMatchObject([{ id: '4e1f0b7c92ad', ...facts }]);
  });

  test('keeps a message of several lines in the comment', () => {
    expect(readFileSync(write({ message: 'add bio\n\nfor all users' }), 'utf8')).toMatch(
      /^\/\*\*\n \* add bio\n \*\n \* for all users\n \*\n \* Revision ID/,
    );
  });

  test('says so where there is no message', () => {
    expect(readFileSync(write({ message: '' }), 'utf8')).toContain(' * empty message\n');
  });

  test('breaks an import that is too long for a line', () => {
    const imports = Array.from({ length: 12 }, (_, index) => `somethingLong${index}`);

    expect(readFileSync(write({ imports }), 'utf8')).toContain('import {\n  somethingLong0,\n  somethingLong1,\n');
  });

  test('is put into folders that are created for it', () => {
    const path = write({}, { fileTemplate: '%(year)d/%(month).2d/%(rev)s', recursive: true });

    expect(path).toBe(join(folder, 'versions', '2026/03/4e1f0b7c92ad.ts'));
  });

  test('overwrites nothing', () => {
    const path = write();

    expect(() => write({ message: 'add bio to users' })).toThrow(
      expect.objectContaining({ code: 'REVISION_FILE_EXISTS', place: { file: path } }),
    );
  });
});

describe("a project's own template", () => {
  test('is used', () => {
    template(`// By hand: {{message}}\n{{imports}}\n${DEFAULT_TEMPLATE}`);

    expect(readFileSync(write(), 'utf8')).toMatch(/^\/\/ By hand: add bio to users\n\/\*\*/);
  });

  test('keeps braces that are no placeholder', () => {
    template(`${DEFAULT_TEMPLATE}\nexport const x = {{ a: 1 }};\n`);

    expect(readFileSync(write(), 'utf8')).toContain('{{ a: 1 }}');
  });

  test('is not used for another language', () => {
    template('no template');

    expect(readFileSync(write({}, { format: 'js' }), 'utf8')).toContain('import("limbeck")'.replaceAll('"', "'"));
  });

  test.each([
    ['with a placeholder that stands for nothing', `${DEFAULT_TEMPLATE}{{author}}`, {}],
    ['without the body', DEFAULT_TEMPLATE.replace('{{upgrade}}', ''), { upgrade: ['  await op.x();'] }],
    ['without the labels', DEFAULT_TEMPLATE.replace('{{branchLabels}}', 'null'), { branchLabels: ['one'] }],
    ['without the id', DEFAULT_TEMPLATE.replace('{{revision}}', "'fixed'"), {}],
  ])('%s is refused, and no file is left', (_, text, facts) => {
    template(text);

    expect(() => write(facts)).toThrow(expect.objectContaining({ code: 'REVISION_TEMPLATE_INVALID' }));
    expect(readdirSync(folder)).toEqual([TEMPLATE_FILE_NAME]);
  });
});

function template(text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, TEMPLATE_FILE_NAME), text);
}

function write(revision: Partial<NewRevision> = {}, options: Partial<WriteOptions> = {}): string {
  const plain: NewRevision = {
    id: '4e1f0b7c92ad',
    message: 'add bio to users',
    downRevisions: ['91c5d2aa03fe'],
    branchLabels: [],
    dependsOn: [],
    folder: join(folder, 'versions'),
    imports: [],
    importStatements: [],
    upgrade: [],
    downgrade: [],
  };
  return writeRevision(
    { ...plain, ...revision },
    {
      format: 'ts',
      scriptLocation: folder,
      timezone: 'UTC',
      instantMs: Date.UTC(2026, 2, 2, 9, 14, 55) + 120.394,
      fileTemplate: '%(rev)s_%(slug)s',
      truncateSlugLength: 40,
      recursive: false,
      ...options,
    },
  );
}

function load() {
  const importModule = () => Promise.reject(new Error('imported'));
  return loadRevisions({ locations: [join(folder, 'versions')], importModule });
}
