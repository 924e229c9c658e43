import { dataLoss } from '../../operations/data-loss.js';
import type { Operation } from '../../operations/operation.js';
import { partKey } from '../../schema/keys.js';
import type { Note } from './note.js';

export function destroyedData(operations: readonly Operation[]): readonly Note[] {
  const isPlainAgain = columnsAddedAsPlain(operations);
  return operations.flatMap((operation): readonly Note[] => {
    const loss = dataLoss(isPlainAgain(operation) ? withoutExpression(operation) : operation);
    return loss === null ? [] : [{ kind: 'destroysData', operation, lines: [loss] }];
  });
}

/** Computed values can be restored only if the new column is computed too. */
function columnsAddedAsPlain(operations: readonly Operation[]): (operation: Operation) => boolean {
  const plain = new Set(
    operations.flatMap((operation) =>
      operation.kind === 'addColumn' && operation.column.generated === null
        ? [partKey('column', operation.table, operation.column.name)]
        : [],
    ),
  );
  return (operation) =>
    operation.kind === 'dropColumn' && plain.has(partKey('column', operation.table, operation.column));
}

function withoutExpression(operation: Operation): Operation {
  return operation.kind === 'dropColumn' && operation.was !== undefined
    ? { ...operation, was: { ...operation.was, generated: null } }
    : operation;
}
