import { type CsvFault, type CsvRecord, parseCsv } from './parse-csv.js';

/** Quotes decide whether a line break ends a record. */
const MARKS = /["\n]/g;

/**
 * Reads CSV in pieces, and gives lists of records. If the file has line breaks (`\n`), only one piece is in memory. A fault is
 * the last item.
 */
export async function* csvRecords(pieces: AsyncIterable<string>): AsyncGenerator<readonly CsvRecord[] | CsvFault> {
  let rest = '';
  let linesBefore = 0;
  for await (const piece of pieces) {
    const text = rest + piece;
    const end = endOfRecords(text);
    rest = text.slice(end);
    const records = parseCsv(text.slice(0, end));
    if ('why' in records) return yield { ...records, line: linesBefore + records.line };
    if (records.length > 0) yield records;
    linesBefore += countLines(text, end);
  }
  const records = parseCsv(rest);
  if ('why' in records) yield { ...records, line: linesBefore + records.line };
  else if (records.length > 0) yield records;
}

function endOfRecords(text: string): number {
  let isQuoted = false;
  let end = 0;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (mark === '"') isQuoted = !isQuoted;
    else if (!isQuoted) end = index + 1;
  }
  return end;
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
