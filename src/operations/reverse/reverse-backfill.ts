import { irreversibleOperation } from '../../errors/operation-errors.js';
import { formatName } from '../../schema/names.js';
import type { BackfillColumns } from '../backfill-operation.js';

/** The values that existed before are not known. */
export function reverseBackfill({ table }: BackfillColumns): never {
  throw irreversibleOperation(`change rows of ${formatName(table)}`);
}
