import { downRevisionNotRewritten } from '../errors/rebase-errors.js';
import { stringSource } from '../util/escape.js';
import { readHeader } from './read-header.js';
import { readPlacedLiteral } from './read-literal.js';
import type { Revision } from './revision.js';

/** Where a module may state its down revision. */
const DECLARATION = /^[ \t]*(?:export[ \t]+)?(?:const|let|var)[ \t]+downRevision[ \t]*(?::[^=;\n]*)?=(?![=>])/gm;

/** The fact in the comment of a module, or in the header of an SQL file. */
const REVISES = /^(?<start>[ \t]*(?:\*|\/\/|--)?[ \t]*Revises:[ \t]*)(?<names>[^\r\n]*?)(?<end>[ \t]*)$/gm;

/**
 * The text of a revision file with other down revisions. Nothing else changes: not the layout, and no line end.
 * @throws LimbeckError if the text doesn't state them in a way that can be replaced.
 */
export function rewriteDownRevisions(text: string, revision: Revision, downRevisions: readonly string[]): string {
  const change = { revision, downRevisions };
  const candidates = revision.language === 'sql' ? [text] : inDeclarations(text, downRevisions);
  const found = candidates
    .map((candidate) => inComment(candidate, change))
    .find((candidate) => says(candidate, change));
  if (found === undefined) throw downRevisionNotRewritten(revision.path, revision.id);
  return found;
}

interface Change {
  readonly revision: Revision;
  readonly downRevisions: readonly string[];
}

/** What looks like the declaration may be in a comment or a string: each place is tried. */
function inDeclarations(text: string, downRevisions: readonly string[]): readonly string[] {
  return [...text.matchAll(DECLARATION)].flatMap(({ 0: declaration, index }) => {
    const literal = readPlacedLiteral(text, index + declaration.length);
    if (literal === null) return [];
    const old = text.slice(literal.start, literal.end);
    return [text.slice(0, literal.start) + toLiteral(downRevisions, old) + text.slice(literal.end)];
  });
}

function toLiteral(ids: readonly string[], old: string): string {
  const [only, ...others] = ids.map((id) => (old.includes('"') ? JSON.stringify(id) : stringSource(id)));
  if (only === undefined) return 'null';
  return others.length === 0 ? only : `[${[only, ...others].join(', ')}]`;
}

/** The first fact that names the old down revisions. */
function inComment(text: string, { revision, downRevisions }: Change): string {
  const old = revision.downRevisions.join();
  for (const match of text.matchAll(REVISES)) {
    const { start = '', names = '', end = '' } = match.groups ?? {};
    if (toNames(names).join() !== old) continue;
    const line = start + (downRevisions.length === 0 ? 'base' : downRevisions.join(', ')) + end;
    return text.slice(0, match.index) + line + text.slice(match.index + match[0].length);
  }
  return text;
}

function toNames(list: string): readonly string[] {
  const names = list.split(',').map((name) => name.trim());
  return names.filter((name) => name !== '' && name !== 'base' && name !== '<base>');
}

/** Whether the header that a run will read is the old one with the new down revisions. */
function says(text: string, { revision, downRevisions }: Change): boolean {
  const header = readHeader({ path: revision.path, text, whole: true });
  if (header === null) return false;
  const facts = ['id', 'branchLabels', 'dependsOn', 'transaction'] as const;
  return (
    header.downRevisions.join() === downRevisions.join() &&
    facts.every((name) => String(header[name]) === String(revision[name]))
  );
}
