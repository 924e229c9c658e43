import type { Operation } from '../../operations/operation.js';
import { formatObject } from '../../schema/defined-object.js';
import { nameKey } from '../../schema/names.js';
import { isCheckedAgain, isUnchecked } from '../order/unchecked-bodies.js';

/**
 * The operations between the drop of something and its creation, and between two settings of the session. Nothing may be
 * committed there: others would miss what was dropped, and the setting would end.
 */
export function heldTogether(operations: readonly Operation[]): ReadonlySet<Operation> {
  const held = new Set<Operation>();
  for (const [start, operation] of operations.entries()) {
    const ending = endingOf(operation);
    const end = ending === null ? -1 : operations.findIndex((later, place) => place > start && ending(later));
    for (const between of operations.slice(start + 1, Math.max(start + 1, end))) held.add(between);
    const last = operations[end];
    if (last !== undefined && isKey(last)) held.add(last);
  }
  return held;
}

/** The index of a key would be built in another transaction, after which rows could violate it. */
function isKey(operation: Operation): boolean {
  return operation.kind === 'addConstraint' && ['primaryKey', 'unique'].includes(operation.constraint.kind);
}

type IsEnd = (later: Operation) => boolean;

/** Null if nothing has to follow. */
function endingOf(operation: Operation): IsEnd | null {
  switch (operation.kind) {
    case 'execute':
      return isUnchecked(operation) ? isCheckedAgain : null;
    case 'dropObject': {
      const name = `${operation.object.kind}\0${formatObject(operation.object)}`;
      return (later) => later.kind === 'createObject' && `${later.object.kind}\0${formatObject(later.object)}` === name;
    }
    case 'dropConstraint': {
      const name = `${nameKey(operation.table)}\0${operation.name}`;
      return (later) => later.kind === 'addConstraint' && `${nameKey(later.table)}\0${later.constraint.name}` === name;
    }
    default:
      return null;
  }
}
