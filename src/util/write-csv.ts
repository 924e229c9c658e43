/** CSV as PostgreSQL's COPY reads it: null is an empty field, and an empty text is an empty field in quotes. */
export function writeCsv(records: readonly (readonly (string | null)[])[]): string {
  return records.map((record) => `${record.map(field).join(',')}\n`).join('');
}

function field(value: string | null): string {
  if (value === null) return '';
  return value === '' || value !== value.trim() || /[",\r\n\\\uFEFF]/.test(value)
    ? `"${value.replaceAll('"', '""')}"`
    : value;
}
