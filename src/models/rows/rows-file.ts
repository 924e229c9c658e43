import { rowsFileInvalid } from '../../errors/row-errors.js';
import { csvHeader, parseCsv } from '../../util/parse-csv.js';
import { findCaller } from '../../util/stack-frames.js';
import { readFileBeside } from '../sql-file.js';

/** Registered, so that a file read by another copy of this package is known too. */
const rowsFile: unique symbol = Symbol.for('limbeck.rows.file');

/** Rows that a file contains. Made by `rowsFrom()`. */
export interface RowsFile {
  readonly [rowsFile]: true;
  readonly file: string;
  readonly rows: readonly object[];
}

export function isRowsFile(value: unknown): value is RowsFile {
  return typeof value === 'object' && value !== null && rowsFile in value;
}

/**
 * The rows of a CSV file with a header, or of a JSON file with a list of objects. The names are those of properties or of
 * columns. A relative path starts at the folder of the file that contains the call.
 */
export function rowsFrom(path: string | URL): RowsFile {
  const { file, text } = readFileBeside(path, findCaller(rowsFrom), 'rowsFrom()');
  const rows = file.endsWith('.json') ? rowsOfJson(file, text) : rowsOfCsv(file, text);
  return { [rowsFile]: true, file, rows };
}

function rowsOfJson(file: string, text: string): readonly object[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw rowsFileInvalid(file, "isn't JSON", { cause });
  }
  if (!Array.isArray(parsed) || !parsed.every(isObject)) throw rowsFileInvalid(file, 'has no list of objects');
  return parsed;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rowsOfCsv(file: string, text: string): readonly object[] {
  const records = parseCsv(text);
  if ('why' in records) throw rowsFileInvalid(file, records.why, { line: records.line });
  const [header = [null], ...lines] = records;
  const names = csvHeader(header);
  if ('why' in names) throw rowsFileInvalid(file, names.why, { line: names.line });
  return lines.map((line, at) => {
    if (line.length !== names.length) {
      throw rowsFileInvalid(file, `has ${line.length} instead of ${names.length} fields in row ${at + 1}`);
    }
    return Object.fromEntries(names.map((name, place) => [name, new TextValue(line[place] ?? null)]));
  });
}

/** A field of a CSV file: the text that PostgreSQL reads, whatever the type of its column. */
export class TextValue {
  readonly text: string | null;

  constructor(text: string | null) {
    this.text = text;
  }
}
