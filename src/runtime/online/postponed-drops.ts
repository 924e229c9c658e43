import { type IndexChange, isIndexChange } from '../../online/forms/change-index.js';
import type { OnlineStep } from '../../online/step.js';
import type { DropIndex } from '../../operations/index-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { FailureOrigin } from '../run/failure-origin.js';

export interface PostponedDrop {
  readonly drop: DropIndex;
  readonly origin: FailureOrigin;
  /** Its place among the directives of the revision. */
  readonly number: number;
  readonly steps: readonly OnlineStep[];
  readonly because: string;
}

/**
 * Indexes that a revision drops from large tables, and may create again in another way: they are dropped after that, so
 * that queries always have one.
 */
export class PostponedDrops {
  #drops: readonly PostponedDrop[] = [];

  get isEmpty(): boolean {
    return this.#drops.length === 0;
  }

  add(drop: PostponedDrop): void {
    this.#drops = [...this.#drops, drop];
  }

  /** The change of an index that the operation completes. */
  findChange(operation: Operation): { readonly postponed: PostponedDrop; readonly change: IndexChange } | null {
    if (operation.kind !== 'createIndex') return null;
    for (const postponed of this.#drops) {
      const change = { drop: postponed.drop, create: operation };
      if (isIndexChange(change)) return { postponed, change };
    }
    return null;
  }

  /** Whether the operation ends in the same way while the indexes still exist. */
  isIndifferentTo(operation: Operation): boolean {
    const isFree = (name: string) => !this.#drops.some(({ drop }) => drop.name === name);
    switch (operation.kind) {
      case 'dropIndex':
        return true;
      case 'createIndex':
        return isFree(operation.index.name);
      // Columns of a new definition are added between the two directives.
      case 'addColumn':
        return (operation.constraints ?? []).every(({ name }) => isFree(name));
      default:
        return false;
    }
  }

  take(one: PostponedDrop): void {
    this.#drops = this.#drops.filter((drop) => drop !== one);
  }

  takeNext(): PostponedDrop | null {
    const [first = null] = this.#drops;
    this.#drops = this.#drops.slice(1);
    return first;
  }
}
