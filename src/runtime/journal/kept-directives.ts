import { approximateBytes } from '../../util/approximate-bytes.js';
import type { QueryResult } from '../../util/queryable.js';
import type { Directive } from './committed-directive.js';

/** A place in a revision before which everything is committed. */
export interface KeptPlace {
  readonly directives: readonly Directive[];
  /** The numbers of those that no entry of the journal has yet. */
  readonly plain: readonly number[];
}

/** An answer costs as much as it has rows, and one more. */
const MOST_REMEMBERED = 10_000;
const MOST_BYTES = 16_000_000;

/**
 * What a run has committed of a revision that it may have to begin again, without an entry in the journal. It lasts as long
 * as the run: a process that is killed does not know how far the statements outside a transaction came.
 */
export class KeptDirectives {
  place: KeptPlace | null = null;
  /** By the number of the directive, which asks for rows of the same type in each attempt. */
  readonly #answers = new Map();
  #left = MOST_REMEMBERED;
  #bytesLeft = MOST_BYTES;

  remember(number: number, answer: QueryResult<unknown>): void {
    this.#left -= answer.rows.length + 1;
    if (this.#left < 0) return;
    this.#bytesLeft -= approximateBytes(answer.rows, this.#bytesLeft);
    if (this.#bytesLeft > 0) this.#answers.set(number, answer);
  }

  /** What the directive returned when it ran; null if that is forgotten. */
  answerOf<R>(number: number): QueryResult<R> | null {
    const answer: QueryResult<R> | undefined = this.#answers.get(number);
    return answer ?? null;
  }
}
