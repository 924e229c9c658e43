import { dirname, join, normalize } from 'node:path';

const PAGES = join(import.meta.dirname, 'pages');

/**
 * Documents link to each other by their paths in the repository. On the site, some have another name, and files that
 * aren't documents are not there.
 *
 * @param rewrites the names of pages, by path: those of the config.
 */
export function adaptLinks(markdown, rewrites) {
  markdown.core.ruler.push('adapt-links', ({ tokens, env }) => {
    const folder = dirname(env.realPath ?? env.path).slice(PAGES.length + 1);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      if (token.type === 'link_open') adaptLink(token, folder, rewrites);
    }
    for (const token of tokens) {
      if (token.type === 'html_block')
        token.content = token.content.replaceAll(/(src|srcset)="(?=[\w-]+\.)/g, '$1="./');
    }
  });
}

function adaptLink(token, folder, rewrites) {
  const href = token.attrGet('href');
  if (/^(?:[a-z]+:|#|\/)/.test(href)) return;
  const [path, anchor = ''] = href.split(/(?=#)/);
  const source = normalize(join(folder, decodeURI(path)));
  const page = rewrites[source] ?? source.replace(/^docs\//, '');
  if (page.endsWith('.md')) token.attrSet('href', `/${page.replace(/(?:index)?\.md$/, '')}${anchor}`);
  else token.attrSet('href', `/${page}`);
}
