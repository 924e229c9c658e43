import type { Effects } from './effects.js';
import type { Needs } from './find-needs.js';
import { phaseNumber } from './phases.js';

/**
 * The routines that are created after a table or a view, because they need it. All other routines are created before
 * these: PostgreSQL reads the body of a function when it creates an index that uses it, and doesn't track the functions
 * that the body calls.
 */
export function lateRoutines(effects: readonly Effects[], needs: Needs): ReadonlySet<number> {
  const known = new Map<number, boolean>();
  const isLate = (position: number): boolean => {
    const answer = known.get(position);
    if (answer !== undefined) {
      return answer;
    }
    known.set(position, false);
    const late = [...(needs[position] ?? [])].some((need) => isOfTables(effects[need]) || isLate(need));
    known.set(position, late);
    return late;
  };
  const routines = effects.flatMap(({ phase }, position) => (phase === 'createRoutine' ? [position] : []));
  return new Set(routines.filter(isLate));
}

function isOfTables(effect: Effects | undefined): boolean {
  return effect !== undefined && phaseNumber(effect.phase) > phaseNumber('createRoutine');
}
