import type { ColumnOptionChanges } from '../operations/column-operations.js';
import type { Column } from '../schema/column.js';
import type { QualifiedName } from '../schema/names.js';
import { keyword, wholeNumber } from './checked-words.js';
import { quoteRelation } from './names/default-schema.js';
import { quoteIdentifier } from './quote.js';
import { parameterSubcommands } from './storage-parameters.js';

const STORAGES = ['plain', 'external', 'extended', 'main', 'default'];
const COMPRESSIONS = ['pglz', 'lz4', 'default'];

// PostgreSQL takes a name here, and keeps its case.
function compressionWord(compression: string | null): string {
  return keyword('compression', compression ?? 'default', COMPRESSIONS).toLowerCase();
}

/** The words after ALTER COLUMN for a column that already exists. */
export function columnOptionSubcommands({
  storage,
  compression,
  statistics,
  with: parameters,
}: ColumnOptionChanges): readonly string[] {
  return [
    ...(storage === undefined ? [] : [`SET STORAGE ${keyword('storage', storage, STORAGES)}`]),
    ...(compression === undefined ? [] : [`SET COMPRESSION ${compressionWord(compression)}`]),
    // -1 is the usual one, on every version.
    ...(statistics === undefined ? [] : [`SET STATISTICS ${wholeNumber('statistics', statistics ?? -1)}`]),
    ...parameterSubcommands(parameters),
  ];
}

/** The options of columns that were just created. */
export function columnOptions(table: QualifiedName, columns: readonly Column[]): readonly string[] {
  const subcommands = columns.flatMap(({ name, options = {} }) =>
    columnOptionSubcommands(options).map((subcommand) => `ALTER COLUMN ${quoteIdentifier(name)} ${subcommand}`),
  );
  return subcommands.length === 0 ? [] : [`ALTER TABLE ${quoteRelation(table)} ${subcommands.join(', ')}`];
}
