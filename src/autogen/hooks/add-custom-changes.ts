import type { CustomChange } from '../../operations/comparator.js';
import type { Execute } from '../../operations/execute-operation.js';
import type { Comparison } from '../compare.js';

/** Adds changes of the user's own kinds of objects before and after those of tables. */
export function addCustomChanges(comparison: Comparison, changes: readonly CustomChange[]): Comparison {
  const before = changes.filter((change) => change.before === true);
  const after = changes.filter((change) => change.before !== true);
  return {
    ...comparison,
    operations: [...before.map(forward), ...comparison.operations, ...after.map(forward)],
    downgrade: [...after.toReversed().map(back), ...comparison.downgrade, ...before.toReversed().map(back)],
  };
}

function forward({ description, upgrade, downgrade }: CustomChange): Execute {
  return { kind: 'execute', sql: upgrade, reverse: downgrade, description };
}

function back({ description, upgrade, downgrade }: CustomChange): Execute {
  return { kind: 'execute', sql: downgrade, reverse: upgrade, description: `undo: ${description}` };
}
