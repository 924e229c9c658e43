import { irreversibleOperation } from '../../errors/operation-errors.js';
import { formatName } from '../../schema/names.js';
import type { PutRowsBack, SetRowsAside } from '../row-operations.js';

/** Only the comparison the other way round knows which columns come back. */
export function reverseSetRowsAside({ table }: SetRowsAside): never {
  throw irreversibleOperation(`set rows of ${formatName(table)} aside`);
}

export function reversePutRowsBack({ table }: PutRowsBack): readonly [SetRowsAside] {
  return [{ kind: 'setRowsAside', table }];
}
