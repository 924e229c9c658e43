import { diffLines } from 'diff';

/** A line of two texts. */
export interface ComparedLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** The lines of both texts in one list. */
export function compareLines(before: string, after: string): readonly ComparedLine[] {
  return diffLines(before, after).flatMap(({ value, added, removed }) => {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): ComparedLine => ({ kind, text }));
  });
}

/** Two lines next to each other. Null if one side has no line there. */
export interface SideBySide {
  readonly before: ComparedLine | null;
  readonly after: ComparedLine | null;
}

/** The lines side by side: what replaces a line is next to it. */
export function pairLines(lines: readonly ComparedLine[]): readonly SideBySide[] {
  const pairs: SideBySide[] = [];
  let removed: ComparedLine[] = [];
  let added: ComparedLine[] = [];
  const flush = () => {
    const count = Math.max(removed.length, added.length);
    for (let at = 0; at < count; at += 1) pairs.push({ before: removed[at] ?? null, after: added[at] ?? null });
    [removed, added] = [[], []];
  };
  for (const line of lines) {
    if (line.kind === 'removed') removed.push(line);
    else if (line.kind === 'added') added.push(line);
    else {
      flush();
      pairs.push({ before: line, after: line });
    }
  }
  flush();
  return pairs;
}
