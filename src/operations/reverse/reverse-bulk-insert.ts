import { irreversibleOperation } from '../../errors/operation-errors.js';
import { formatName } from '../../schema/names.js';
import type { BulkInsert } from '../bulk-insert-operation.js';

/** Which rows were there before, nobody knows. */
export function reverseBulkInsert({ table }: BulkInsert): never {
  throw irreversibleOperation(`insert rows into ${formatName(table)}`);
}
