/** The line and the reason why a text isn't CSV. */
export interface CsvFault {
  readonly line: number;
  readonly why: string;
}

/** A field without quotes; `"` in a field with quotes is doubled. */
const FIELD = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
const END = /,|\r\n|\n|\r|$/y;

export type CsvRecord = readonly (string | null)[];

/**
 * The records of CSV as PostgreSQL's COPY reads it: an empty field is null, and an empty field in quotes is an empty text.
 * Empty lines are skipped.
 */
export function parseCsv(text: string): readonly CsvRecord[] | CsvFault {
  const records: CsvRecord[] = [];
  let record: (string | null)[] = [];
  let at = 0;
  while (at < text.length || record.length > 0) {
    const { value, length } = fieldAt(text, at);
    END.lastIndex = at + length;
    const end = END.exec(text);
    if (end === null) return { line: lineAt(text, at), why: 'has a quote that is not closed, or text after one' };
    at = END.lastIndex;
    record.push(value);
    if (end[0] === ',') continue;
    if (!isEmptyLine(record)) records.push(record);
    record = [];
  }
  return records;
}

/** The names of the columns, which the first record of a file has. */
export function csvHeader(record: CsvRecord): readonly string[] | CsvFault {
  const names = record.map((name) => name ?? '');
  const twin = names.find((name, at) => names.indexOf(name) !== at);
  if (names.includes('')) return { line: 1, why: 'has no name for a column' };
  return twin === undefined ? names : { line: 1, why: `has the column "${twin}" twice` };
}

function fieldAt(text: string, at: number): { readonly value: string | null; readonly length: number } {
  FIELD.lastIndex = at;
  const [whole = '', quoted, plain = ''] = FIELD.exec(text) ?? [];
  const value = quoted === undefined ? plain || null : quoted.replaceAll('""', '"');
  return { value, length: whole.length };
}

function isEmptyLine(record: CsvRecord): boolean {
  return record.length === 1 && record[0] === null;
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
