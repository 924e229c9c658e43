import { sqlTokens } from '../../util/sql-tokens.js';

/** Parts between commas that stand in no parentheses and no quotes. */
export function splitList(text: string): readonly string[] {
  const ends: number[] = [];
  let depth = 0;
  for (const { kind, text: mark, start } of sqlTokens(text)) {
    depth += kind === 'other' ? Number(mark === '(' || mark === '[') - Number(mark === ')' || mark === ']') : 0;
    if (kind === 'other' && mark === ',' && depth === 0) {
      ends.push(start);
    }
  }
  return [...ends, text.length].map((end, at) => text.slice(at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end).trim());
}
