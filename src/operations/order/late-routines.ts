import type { Effects } from './effects.js';
import type { Needs } from './find-needs.js';
import { phaseNumber } from './phases.js';

/**
 * The routines that come after a table or a view, since they need it. All others come before these: PostgreSQL reads the
 * body of a function when it makes an index with it, and keeps no account of the functions that are called there.
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
