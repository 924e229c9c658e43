import type { Dependence } from '../schema/defined-object.js';
import { bareRoutineName, type Key } from '../schema/keys.js';
import { groupBy } from '../util/group-by.js';
import type { Sides } from './filters.js';

/**
 * What calls another function by the same text: the one that it called goes, or a new one suits its arguments better.
 * Only what is read anew means the other one.
 */
export function usersOfOtherOverloads({ declared, reflected }: Sides): readonly Key[] {
  const wanted = groupBy(declared.dependences.filter(isOnRoutine), ({ dependent }) => dependent);
  const isLeft = ({ dependent, on }: Dependence) => {
    const used = wanted.get(dependent)?.map((dependence) => dependence.on) ?? [];
    return !used.includes(on) && used.some((other) => bareRoutineName(other) === bareRoutineName(on));
  };
  return reflected.dependences
    .filter(isOnRoutine)
    .filter(isLeft)
    .map(({ dependent }) => dependent);
}

function isOnRoutine({ on }: Dependence): boolean {
  return bareRoutineName(on) !== null;
}
