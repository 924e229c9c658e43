/** As PostgreSQL prints a timestamp, in UTC: `2026-03-02 09:14:55.12`. */
export function isoTimestamp(date: Date): string {
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.?0*Z$/, '');
}

/** The day in UTC: `2026-03-02`. */
export function isoDate(date: Date): string {
  return date.toISOString().slice(0, '2026-03-02'.length);
}
