/** The comment to store: PostgreSQL treats an empty comment as none. */
export function commentOf(text: string | null | undefined): string | null {
  return text === '' ? null : (text ?? null);
}
