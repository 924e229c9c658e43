import type { QualifiedName } from './names.js';

/** Whole numbers are decimal text: a bigint does not fit into a JavaScript number, nor a BigInt into JSON. */
export interface SequenceOptions {
  readonly start: string;
  readonly increment: string;
  readonly minValue: string;
  readonly maxValue: string;
  readonly cache: string;
  readonly cycle: boolean;
}

export const SEQUENCE_TYPES = ['smallint', 'integer', 'bigint'] as const;
export type SequenceType = (typeof SEQUENCE_TYPES)[number];

export interface Sequence extends QualifiedName {
  readonly type: SequenceType;
  readonly options: SequenceOptions;
  /** PostgreSQL 15. */
  readonly unlogged?: true;
  readonly ownedBy: { readonly table: QualifiedName; readonly column: string } | null;
  readonly comment: string | null;
}

const MAXIMA: Readonly<Record<SequenceType, bigint>> = {
  smallint: 32767n,
  integer: 2147483647n,
  bigint: 9223372036854775807n,
};

/** What CREATE SEQUENCE takes for what is not said (manual: CREATE SEQUENCE, defaults for MINVALUE and MAXVALUE). */
export function sequenceDefaults(type: SequenceType, increment: string): SequenceOptions {
  const ascending = !increment.startsWith('-');
  const maximum = MAXIMA[type];
  return {
    start: ascending ? '1' : '-1',
    increment,
    minValue: ascending ? '1' : String(-maximum - 1n),
    maxValue: ascending ? String(maximum) : '-1',
    cache: '1',
    cycle: false,
  };
}

/** The largest number that a sequence of the type holds; the smallest is one further away from zero. */
export function sequenceMaximum(type: SequenceType): bigint {
  return MAXIMA[type];
}
