/** A list that PostgreSQL has sent as JSON. */
export function parseList(json: string): readonly unknown[] {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed : [];
}

/** A list of texts and nulls that PostgreSQL has sent as JSON. */
export function parseTexts(json: string): readonly (string | null)[] {
  return parseList(json).map((value) => (value === null ? null : String(value)));
}
