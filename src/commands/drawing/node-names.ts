import type { DrawnGraph } from './drawn-graph.js';

/** Names of nodes for languages in which an id of a revision may be a word with a meaning. */
export interface NodeNames {
  of(id: string): string;
  /** The ids of revisions that lines lead to, and that aren't drawn. */
  readonly outside: readonly string[];
}

export function nodeNames({ revisions, lines }: DrawnGraph): NodeNames {
  const shown = new Set(revisions.map(({ id }) => id));
  const outside = [...new Set(lines.map(({ to }) => to).filter((id) => !shown.has(id)))];
  const names = new Map([...shown, ...outside].map((id, index) => [id, `r${index}`]));
  return { of: (id) => names.get(id) ?? 'r', outside };
}
