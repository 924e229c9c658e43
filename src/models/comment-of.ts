/** The comment that is there: PostgreSQL takes an empty one for none. */
export function commentOf(text: string | null | undefined): string | null {
  return text === '' ? null : (text ?? null);
}
