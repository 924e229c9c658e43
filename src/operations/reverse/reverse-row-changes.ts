import { irreversibleOperation } from '../../errors/operation-errors.js';
import { formatName } from '../../schema/names.js';
import type { BulkInsert } from '../bulk-insert-operation.js';
import type { DeleteRows, UpdateRows } from '../row-change-operations.js';

/** The rows that existed before are not known. */
export function reverseBulkInsert({ table }: BulkInsert): never {
  throw irreversibleOperation(`insert rows into ${formatName(table)}`);
}

/** The values that existed before are not known. */
export function reverseRowChange({ table }: UpdateRows | DeleteRows): never {
  throw irreversibleOperation(`change rows of ${formatName(table)}`);
}
