/** The databases of several reports in one word; each once. */
export function namesOf(reports: readonly { readonly database: string }[]): string {
  return [...new Set(reports.map(({ database }) => database))].join(', ');
}

/** What stands in any of the lists, once and in order. */
export function union(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())].sort();
}
