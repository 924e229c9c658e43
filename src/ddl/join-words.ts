/** Joins clauses by a space and leaves out those that are empty or false. */
export function joinWords(...words: readonly (string | false)[]): string {
  return words.filter((word) => word !== false && word !== '').join(' ');
}
