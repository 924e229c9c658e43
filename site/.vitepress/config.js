import { cpSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vitepress';
import { adaptLinks } from './adapt-links.js';
import { readSidebar } from './read-sidebar.js';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = join(ROOT, 'site/.vitepress/pages');

/** Documents outside docs. The README is the start page, as it is on GitHub and npm. */
const OTHER_PAGES = {
  'README.md': 'index.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'alembic-compat.md': 'alembic-compat.md',
  'architecture.md': 'architecture.md',
  'bench/README.md': 'bench.md',
};

/** By path from the top of the repository: what each page is called on the site. */
const REWRITES = { ...OTHER_PAGES, 'docs/README.md': 'documentation.md', 'docs/:page.md': ':page.md' };

// Copied, because Vite looks for Vue next to the pages.
rmSync(PAGES, { recursive: true, force: true });
for (const path of ['docs', ...Object.keys(OTHER_PAGES)])
  cpSync(join(ROOT, path), join(PAGES, path), { recursive: true });

// biome-ignore lint/style/noDefaultExport: VitePress imports the default.
export default defineConfig({
  title: 'Limbeck',
  description: 'Schema migrations for TypeScript on PostgreSQL',
  lang: 'en-US',
  srcDir: PAGES,
  rewrites: REWRITES,
  outDir: join(ROOT, 'site/dist'),
  cacheDir: join(ROOT, 'site/.vitepress/cache'),
  cleanUrls: true,
  lastUpdated: false,
  // Pages link to them as files.
  buildEnd: ({ outDir }) => {
    for (const path of ['llms.txt', 'json-schema.json', 'docs/report-light.png']) {
      cpSync(join(ROOT, path), join(outDir, basename(path)));
    }
  },
  markdown: {
    // As GitHub names headings, so that a link works in both places.
    anchor: { slugify: githubAnchor },
    theme: { light: 'github-light', dark: 'github-dark' },
    config: (markdown) => adaptLinks(markdown, REWRITES),
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Documentation', link: '/documentation' },
      { text: 'Commands', link: '/commands' },
      { text: 'Models', link: '/models' },
      { text: 'Changelog', link: '/changelog' },
    ],
    sidebar: readSidebar(readFileSync(join(ROOT, 'docs/README.md'), 'utf8')),
    docFooter: { prev: 'Previous', next: 'Next' },
  },
});

function githubAnchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}
