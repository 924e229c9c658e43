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
  }
  return held;
}

type IsEnd = (later: Operation) => boolean;

/** Null if nothing has to follow. */
function endingOf(operation: Operation): IsEnd | null {
  switch (operation.kind) {
    case 'execute':
      return isUnchecked(operation) ? isCheckedAgain : null;
    case 'dropObject':
    case 'dropConstraint':
    case 'dropIndex': {
      const name = droppedName(operation);
      return (later) => createdName(later) === name;
    }
    default:
      return null;
  }
}

type Dropping = Extract<Operation, { readonly kind: 'dropObject' | 'dropConstraint' | 'dropIndex' }>;

function droppedName(operation: Dropping): string {
  return operation.kind === 'dropObject'
    ? `${operation.object.kind}\0${formatObject(operation.object)}`
    : `${nameKey(operation.table)}\0${operation.name}`;
}

function createdName(operation: Operation): string | null {
  switch (operation.kind) {
    case 'createObject':
      return `${operation.object.kind}\0${formatObject(operation.object)}`;
    case 'createIndex':
      return `${nameKey(operation.table)}\0${operation.index.name}`;
    case 'addConstraint':
      return `${nameKey(operation.table)}\0${operation.constraint.name}`;
    default:
      return null;
  }
}
