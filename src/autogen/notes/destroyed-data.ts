import { dataLoss } from '../../operations/data-loss.js';
import type { Operation } from '../../operations/operation.js';
import type { Note } from './note.js';

export function destroyedData(operations: readonly Operation[]): readonly Note[] {
  return operations.flatMap((operation): readonly Note[] => {
    const loss = dataLoss(operation);
    return loss === null ? [] : [{ kind: 'destroysData', operation, lines: [loss] }];
  });
}
