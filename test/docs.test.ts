import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../src/errors/codes.js';

const PROJECT = join(import.meta.dirname, '..');
const DOCUMENTS = documentsUnder('.');

describe('the documents', () => {
  test.each(DOCUMENTS)('%s links only to existing targets', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link]) => link ?? '');

    expect(links.filter((link) => !existsSync(join(PROJECT, dirname(document), link)))).toEqual([]);
  });

  test.each(DOCUMENTS)('%s links to headings that exist', (document) => {
    const links = [...withoutCode(document).matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)];
    const broken = links.filter(([, path = '', anchor = '']) => {
      const target = path === '' ? document : join(dirname(document), path);
      return !anchorsOf(target).includes(anchor);
    });

    expect(broken.map(([link]) => link)).toEqual([]);
  });

  test.each(DOCUMENTS)('%s refers only to existing files', (document) => {
    const named = [...read(document).matchAll(/`((?:src|test|scripts|bin|bench|docs)\/[\w./-]+)`/g)];
    const paths = named.map(([, path]) => path ?? '');

    expect(paths.filter((path) => !existsSync(join(PROJECT, path)))).toEqual([]);
  });

  test.each(DOCUMENTS)('%s names scripts that npm can run', (document) => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const named = [...read(document).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('docs/errors.md explains every code, and no other', () => {
    const sections = [...read('docs/errors.md').matchAll(/^### ([A-Z][A-Z0-9_]+)$/gm)].map(([, code]) => code);

    expect(sections.sort()).toEqual(Object.values(ERROR_CODES).flat().sort());
  });
});

describe('alembic-compat.md', () => {
  const rows = [...read('alembic-compat.md').matchAll(/^\| ([A-Z]+)-(\d+) \|(?:.*) \| (.*?) \| (.*?) ?\|$/gm)].map(
    ([, chapter = '', number, verdict = '', shownBy = '']) => ({
      chapter,
      id: `${chapter}-${number}`,
      verdict: /^(same|differs|left out|later)\b/.exec(verdict)?.[1],
      tests: shownBy.split('; ').filter(Boolean),
    }),
  );

  test('says of every row what it is, and of what is the same by which test that shows', () => {
    const shown = rows.filter(
      ({ verdict, tests }) => verdict !== undefined && (verdict !== 'same' || tests.length > 0),
    );

    expect(rows.filter((row) => !shown.includes(row))).toEqual([]);
  });

  test('leaves no number of a chapter out', () => {
    const counts = new Map<string, number>();
    const expected = rows.map(({ chapter }) => {
      const number = (counts.get(chapter) ?? 0) + 1;
      counts.set(chapter, number);
      return `${chapter}-${number}`;
    });

    expect(rows.map(({ id }) => id)).toEqual(expected);
  });

  test('refers only to existing tests', () => {
    expect(
      rows.flatMap(({ id, tests }) => tests.filter((named) => !isTest(named)).map((named) => [id, named])),
    ).toEqual([]);
  });
});

/** `cli/history: title` or `cli/history`, by the beginning of a title or of the name of a case. */
function isTest(named: string): boolean {
  const [file = '', title = ''] = named.split(/: (.*)/s);
  // Cases that a test runs are no test: the reference is to the test that runs them.
  const path = [`test/${file}.test.ts`, `src/${file}.test.ts`].find((each) => existsSync(join(PROJECT, each)));
  const words = read(path ?? 'package.json').replaceAll("\\'", "'");
  const beginnings = [`'${title}`, `"${title}`, `\`${title}`, `\n  ${title}: `];
  return path !== undefined && (title === '' || beginnings.some((beginning) => words.includes(beginning)));
}

function documentsUnder(folder: string): string[] {
  return readdirSync(join(PROJECT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return /^(node_modules|dist|\..*)$/.test(entry.name) ? [] : documentsUnder(path);
    }
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

function withoutCode(document: string): string {
  return read(document).replace(/```[\s\S]*?```/g, '');
}

/** The anchors that GitHub gives to the headings of a document. */
function anchorsOf(document: string): readonly string[] {
  return [...withoutCode(document).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

function read(path: string): string {
  return readFileSync(join(PROJECT, path), 'utf8');
}
