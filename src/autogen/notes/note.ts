import type { Operation } from '../../operations/operation.js';

/**
 * - destroysData: rows lose something that the way back cannot restore
 * - failsOnRows: PostgreSQL refuses if rows stand against it
 * - likelyRename: what is dropped here looks like what is created elsewhere
 * - warning: the declaration is likely to have a mistake
 * - review: a choice that was made for the reader
 */
export type NoteKind = 'destroysData' | 'failsOnRows' | 'likelyRename' | 'warning' | 'review';

/** Information about an operation for the reviewer. */
export interface Note {
  readonly kind: NoteKind;
  readonly operation: Operation;
  /** Full sentences, for a comment above the directive. */
  readonly lines: readonly string[];
  /** SQL that finds the rows that PostgreSQL refuses, without semicolons. */
  readonly queries?: readonly string[];
  /** The operation that could replace this one and another: for the line that renames. */
  readonly instead?: Operation;
  /** The replacement would do only a part, so the lines explain how to generate the revision again. */
  readonly isPartial?: true;
}
