/** The sidebar is the list in docs/README.md: a heading is a group, and a link is a page. */
export function readSidebar(overview) {
  const [, ...sections] = overview.split(/^## /m);
  return sections.map((section) => {
    const [text] = section.split('\n');
    const links = [...section.matchAll(/^(?:- |\|[^|]*\| )\[([^\]]+)\]\(([^)]+)\)/gm)];
    const items = links.map(([, title, target]) => ({ text: title, link: toLink(target) }));
    return { text: text.trim(), items: items.filter(({ link }) => link !== null), collapsed: false };
  });
}

function toLink(target) {
  const [, page, anchor = ''] = /^(?:\.\.\/)?([\w-]+)\.md(#.*)?$/.exec(target) ?? [];
  if (page === undefined) return null;
  return page === 'README' ? `/${anchor}` : `/${page}${anchor}`;
}
