import type { ColumnOptionChanges } from '../operations/column-operations.js';
import type { Column } from '../schema/column.js';
import type { QualifiedName } from '../schema/names.js';
import { quoteIdentifier, quoteName } from './quote.js';
import { parameterSubcommands } from './storage-parameters.js';

/** What follows ALTER COLUMN of a column that is there. */
export function columnOptionSubcommands({
  storage,
  compression,
  statistics,
  with: parameters,
}: ColumnOptionChanges): readonly string[] {
  return [
    ...(storage === undefined ? [] : [`SET STORAGE ${storage.toUpperCase()}`]),
    ...(compression === undefined ? [] : [`SET COMPRESSION ${compression ?? 'default'}`]),
    // -1 is the usual one, on every version.
    ...(statistics === undefined ? [] : [`SET STATISTICS ${statistics ?? -1}`]),
    ...parameterSubcommands(parameters),
  ];
}

/** The options of columns that were just created. */
export function columnOptions(table: QualifiedName, columns: readonly Column[]): readonly string[] {
  const subcommands = columns.flatMap(({ name, options = {} }) =>
    columnOptionSubcommands(options).map((subcommand) => `ALTER COLUMN ${quoteIdentifier(name)} ${subcommand}`),
  );
  return subcommands.length === 0 ? [] : [`ALTER TABLE ${quoteName(table)} ${subcommands.join(', ')}`];
}
