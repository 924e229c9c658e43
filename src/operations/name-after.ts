import type { QualifiedName } from '../schema/names.js';
import type { RenameTable, SetTableSchema } from './table-operations.js';

/** What a table is called after it was renamed or moved. */
export function nameAfter(operation: RenameTable | SetTableSchema): QualifiedName {
  const { table } = operation;
  return operation.kind === 'renameTable'
    ? { ...table, name: operation.newName }
    : { ...table, schema: operation.newSchema };
}
