import { type IndexChange, isIndexChange } from '../../online/forms/change-index.js';
import type { OnlineStep } from '../../online/step.js';
import type { DropIndex } from '../../operations/index-operations.js';
import type { DropObject } from '../../operations/object-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { DefinedKind } from '../../schema/defined-kinds.js';
import type { FailureOrigin } from '../run/failure-origin.js';

interface Postponed {
  readonly origin: FailureOrigin;
  /** Its place among the directives of the revision. */
  readonly number: number;
}

export interface PostponedIndex extends Postponed {
  readonly drop: DropIndex;
  readonly steps: readonly OnlineStep[];
  readonly because: string;
}

export interface PostponedObject extends Postponed {
  readonly drop: DropObject;
}

/** What queries and their privileges need, and a revision drops because it is in the way of a change. */
const IN_THE_WAY: ReadonlySet<DefinedKind> = new Set([
  'view',
  'materializedView',
  'function',
  'procedure',
  'policy',
  'rule',
]);

/** Whether the drop of an object may wait for the directive that creates it again. */
export function mayWait(operation: Operation): operation is DropObject {
  return operation.kind === 'dropObject' && IN_THE_WAY.has(operation.object.kind) && operation.cascade !== true;
}

/**
 * Drops that a revision begins with, and that wait: indexes of large tables until they were created again in another way,
 * and views and what else is in the way of a change until the change needs it. So others have them while the revision does
 * what takes long.
 */
export class PostponedDrops {
  #indexes: readonly PostponedIndex[] = [];
  #objects: readonly PostponedObject[] = [];

  addIndex(drop: PostponedIndex): void {
    this.#indexes = [...this.#indexes, drop];
  }

  addObject(drop: PostponedObject): void {
    this.#objects = [...this.#objects, drop];
  }

  get hasObjects(): boolean {
    return this.#objects.length > 0;
  }

  /** In the order in which they must be dropped. */
  get objects(): readonly PostponedObject[] {
    return this.#objects;
  }

  /** The change of an index that the operation completes. */
  findChange(operation: Operation): { readonly postponed: PostponedIndex; readonly change: IndexChange } | null {
    if (operation.kind !== 'createIndex') return null;
    for (const postponed of this.#indexes) {
      const change = { drop: postponed.drop, create: operation };
      if (isIndexChange(change)) return { postponed, change };
    }
    return null;
  }

  /** Whether the operation ends in the same way while all of it still exists. */
  isIndifferentTo(operation: Operation): boolean {
    const isFree = (name: string) => !this.#indexes.some(({ drop }) => drop.name === name);
    switch (operation.kind) {
      case 'dropIndex':
      case 'validateConstraint':
        return true;
      case 'dropObject':
        return mayWait(operation);
      case 'createIndex':
        return isFree(operation.index.name);
      // Columns of a new definition are added between the two directives of an index.
      case 'addColumn':
        return (operation.constraints ?? []).every(({ name }) => isFree(name));
      case 'addConstraint':
        return isFree(operation.constraint.name);
      default:
        return false;
    }
  }

  take(one: PostponedIndex): void {
    this.#indexes = this.#indexes.filter((drop) => drop !== one);
  }

  takeIndex(): PostponedIndex | null {
    const [first = null] = this.#indexes;
    this.#indexes = this.#indexes.slice(1);
    return first;
  }

  takeObjects(): readonly PostponedObject[] {
    const objects = this.#objects;
    this.#objects = [];
    return objects;
  }
}
