import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const PROJECT = join(import.meta.dirname, '..');
const DOCUMENTS = documentsUnder('.');

describe('the documents', () => {
  test.each(DOCUMENTS)('%s links to what is there', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link]) => link ?? '');

    expect(links.filter((link) => !existsSync(join(PROJECT, dirname(document), link)))).toEqual([]);
  });

  test.each(DOCUMENTS)('%s names scripts that npm can run', (document) => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const named = [...read(document).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('docs/errors.md explains every code, and no other', async () => {
    const sections = [...read('docs/errors.md').matchAll(/^## ([A-Z][A-Z0-9_]+)$/gm)].map(([, code]) => code);

    expect(sections.sort()).toEqual((await errorCodes()).sort());
  });
});

/** Each family of errors exports the list of its codes. */
async function errorCodes(): Promise<string[]> {
  const files = readdirSync(join(PROJECT, 'src/errors')).filter((name) => name.endsWith('-errors.ts'));
  const families: Record<string, unknown>[] = await Promise.all(files.map((file) => import(`../src/errors/${file}`)));
  return families
    .flatMap(Object.entries)
    .flatMap(([name, value]) => (name.endsWith('_ERROR_CODES') && Array.isArray(value) ? value : []));
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

function read(path: string): string {
  return readFileSync(join(PROJECT, path), 'utf8');
}
