import type { NameCandidate } from './comparison-hooks.js';

/** Why the settings leave an object with this name out, as a reason of an {@link UnmanagedObject}; null if they don't. */
export type NameRule = (candidate: NameCandidate) => string | null;

/** The reason if the setting `includeName` refuses a name. */
export const REFUSED_BY_INCLUDE_NAME = '`includeName` returns false for it';

/** The reason if a pattern of the setting `ignore` matches a name. */
export function ignoredBy(pattern: string): string {
  return `the pattern "${pattern}" of \`ignore\` matches it`;
}
