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
  /** The name that the owner's table has before it moves to another schema, if the sequence remains. Only comparisons set it. */
  readonly remainsWithout?: QualifiedName;
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

type Limits = Pick<SequenceOptions, 'minValue' | 'maxValue'>;

/**
 * The limits to set first if the old and the new limits have no number in common, because PostgreSQL refuses limits
 * that exclude the current position of the sequence. Null if they have a number in common.
 */
export function limitsInBetween(from: Limits, to: Limits): Partial<Limits> | null {
  if (BigInt(to.minValue) > BigInt(from.maxValue)) {
    return { maxValue: to.maxValue };
  }
  return BigInt(to.maxValue) < BigInt(from.minValue) ? { minValue: to.minValue } : null;
}

/**
 * What PostgreSQL makes of the options when the type of the sequence changes: limits that were the old type's become the
 * new one's (manual: ALTER SEQUENCE, AS).
 */
export function optionsOfType(options: SequenceOptions, from: SequenceType, to: SequenceType): SequenceOptions {
  const [was, is] = [MAXIMA[from], MAXIMA[to]];
  const { minValue, maxValue } = options;
  return {
    ...options,
    minValue: minValue === String(-was - 1n) ? String(-is - 1n) : minValue,
    maxValue: maxValue === String(was) ? String(is) : maxValue,
  };
}

/** Whether a sequence of the type may have these limits. */
export function fitsType({ minValue, maxValue }: Limits, type: SequenceType): boolean {
  return BigInt(maxValue) <= MAXIMA[type] && BigInt(minValue) >= -MAXIMA[type] - 1n;
}

/** The largest number that a sequence of the type holds; the smallest is one further away from zero. */
export function sequenceMaximum(type: SequenceType): bigint {
  return MAXIMA[type];
}
