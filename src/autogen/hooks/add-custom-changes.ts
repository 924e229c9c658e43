import type { CustomChange } from '../../operations/comparator.js';
import type { Execute } from '../../operations/execute-operation.js';
import type { Comparison } from '../compare.js';
import type { Stage } from '../expand/stages.js';

/** Adds changes of the user's own kinds of objects before and after those of tables. */
export function addCustomChanges(comparison: Comparison, changes: readonly CustomChange[]): Comparison {
  const before = changes.filter((change) => change.before === true);
  const after = changes.filter((change) => change.before !== true);
  const around = <T extends Stage>(stage: T): T => ({
    ...stage,
    operations: [...before.map(forward), ...stage.operations, ...after.map(forward)],
    downgrade: [...after.toReversed().map(back), ...stage.downgrade, ...before.toReversed().map(back)],
  });
  const { stages } = comparison;
  return {
    ...around(comparison),
    ...(stages && { stages: { ...stages, expand: around(stages.expand) } }),
  };
}

function forward({ description, upgrade, downgrade }: CustomChange): Execute {
  return { kind: 'execute', sql: upgrade, reverse: downgrade, description };
}

function back({ description, upgrade, downgrade }: CustomChange): Execute {
  return { kind: 'execute', sql: downgrade, reverse: upgrade, description: `undo: ${description}` };
}
