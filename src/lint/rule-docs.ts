/** The page of all rules. */
export const LINT_DOCS = new URL('../../docs/lint.md', import.meta.url).href;

/** The section of a rule in the documentation. */
export function ruleDocs(rule: string): string {
  return `${LINT_DOCS}#${rule}`;
}
