import { createReadStream } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quoteLiteral } from '../../ddl/quote.js';
import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { copiedFileInvalid } from '../../errors/row-errors.js';
import { type BulkInsert, type InsertedRow, ValueExpression } from '../../operations/bulk-insert-operation.js';
import { csvRecords } from '../../util/csv-records.js';
import { type CsvRecord, csvHeader } from '../../util/parse-csv.js';
import type { BulkInsertOptions, RowSource } from '../operation-options.js';
import type { Operations } from '../operations.js';
import { given, qualified } from './arguments.js';
import { checkOptions } from './check-options.js';
import type { DirectiveExecutor } from './directive-executor.js';
import { DIRECTIVE_OPTIONS } from './directive-options.js';
import { toRow } from './to-row.js';

/** So many rows are in memory at once. */
const PART = 5000;

/** The directive that reads its rows while it runs. */
export function copyDirective(executor: DirectiveExecutor): Pick<Operations, 'copyRows'> {
  return {
    copyRows: (tableName, source, options: BulkInsertOptions = {}) =>
      executor.runParts('op.copyRows', () => {
        checkOptions(options, DIRECTIVE_OPTIONS.copyRows);
        const { jsonColumns, overridingSystemValue, advanceSequences, onConflict } = options;
        const table = qualified('table', tableName, options);
        const others = given({ jsonColumns, overridingSystemValue, advanceSequences, onConflict });
        return inserts(rowsOf(source, executor.file), (rows) => ({ kind: 'bulkInsert', table, rows, ...others }));
      }),
  };
}

async function* inserts(
  rows: AsyncIterable<InsertedRow>,
  toInsert: (rows: readonly InsertedRow[]) => BulkInsert,
): AsyncGenerator<BulkInsert> {
  let part: InsertedRow[] = [];
  for await (const row of rows) {
    part.push(row);
    if (part.length < PART) continue;
    yield toInsert(part);
    part = [];
  }
  if (part.length > 0) yield toInsert(part);
}

const EXPECTED = 'the path of a CSV file, or something to iterate over that gives objects';

function rowsOf(source: RowSource, revisionFile: string): AsyncIterable<InsertedRow> {
  if (source instanceof URL) return rowsOfFile(fileURLToPath(source));
  if (typeof source === 'string') return rowsOfFile(resolve(dirname(revisionFile), source));
  if (typeof source !== 'object' || source === null || !isIterable(source)) {
    throw directiveArgumentInvalid('source', EXPECTED, source);
  }
  return rowsOfObjects(source);
}

function isIterable(source: object): boolean {
  return Symbol.iterator in source || Symbol.asyncIterator in source;
}

async function* rowsOfObjects(source: Iterable<object> | AsyncIterable<object>): AsyncGenerator<InsertedRow> {
  for await (const row of source) yield toRow(row, 'source', EXPECTED);
}

/** The fields are texts that PostgreSQL reads by the types of the columns. */
async function* rowsOfFile(file: string): AsyncGenerator<InsertedRow> {
  let header: readonly string[] | null = null;
  let number = 0;
  for await (const records of csvRecords(textOf(file))) {
    if ('why' in records) throw copiedFileInvalid(file, records.why, { line: records.line });
    for (const record of records) {
      if (header === null) {
        header = headerOf(file, record);
        continue;
      }
      number++;
      if (record.length !== header.length) {
        throw copiedFileInvalid(file, `has ${record.length} instead of ${header.length} fields in row ${number}`);
      }
      yield Object.fromEntries(header.map((name, at) => [name, fieldOf(record[at] ?? null)]));
    }
  }
  if (header === null) throw copiedFileInvalid(file, 'is empty');
}

function headerOf(file: string, record: CsvRecord): readonly string[] {
  const names = csvHeader(record);
  if ('why' in names) throw copiedFileInvalid(file, names.why, { line: names.line });
  return names;
}

/** A text is never made JSON, as a string in an object would be. */
function fieldOf(field: string | null): ValueExpression | null {
  return field === null ? null : new ValueExpression(quoteLiteral(field));
}

async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of createReadStream(file)) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    const why = cause instanceof Error && cause.name === 'TypeError' ? "isn't UTF-8" : "can't be read";
    throw copiedFileInvalid(file, why, { cause });
  }
}
