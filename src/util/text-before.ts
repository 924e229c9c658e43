/**
 * The text before the character that PostgreSQL points to. `position` counts characters from 1, whereas JavaScript counts
 * UTF-16 units (manual: "Error and Notice Message Fields").
 */
export function textBefore(statement: string, position: number): string {
  return [...statement].slice(0, position - 1).join('');
}
