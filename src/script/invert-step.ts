import type { RevisionStep, VersionChange } from './step.js';

/** The downgrade that takes exactly this upgrade back. */
export function invertStep({ revision, from, to, versionChanges }: RevisionStep): RevisionStep {
  const changes = versionChanges.toReversed().map(invertChange);
  return { direction: 'downgrade', revision, from: to, to: from, versionChanges: changes };
}

function invertChange(change: VersionChange): VersionChange {
  if ('insert' in change) return { delete: change.insert };
  if ('delete' in change) return { insert: change.delete };
  if ('update' in change) return { update: [change.update[1], change.update[0]] };
  // Only a stamp empties the table.
  return change;
}
