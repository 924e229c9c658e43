import { SEQUENCE_TYPES, type SequenceOptions, type SequenceType, sequenceDefaults } from '../schema/sequence.js';
import { keyword, wholeNumber } from './checked-words.js';

/**
 * The options as CREATE SEQUENCE and ALTER SEQUENCE take them, in the order of the manual: those that are given and
 * differ from the usual ones.
 */
export function sequenceOptions(
  options: Partial<SequenceOptions>,
  usual: Partial<SequenceOptions> = {},
): readonly string[] {
  const option = (word: string, name: Exclude<keyof SequenceOptions, 'cycle'>) => {
    const value = options[name];
    return value === undefined || value === usual[name] ? [] : [`${word} ${wholeNumber(name, value)}`];
  };
  const cycle = options.cycle === usual.cycle ? undefined : options.cycle;
  return [
    ...option('INCREMENT BY', 'increment'),
    ...option('MINVALUE', 'minValue'),
    ...option('MAXVALUE', 'maxValue'),
    ...option('START WITH', 'start'),
    ...option('CACHE', 'cache'),
    ...(cycle === undefined ? [] : [cycle ? 'CYCLE' : 'NO CYCLE']),
  ];
}

/** Only the options that differ from what a sequence of this type gets by itself. */
export function ownSequenceOptions(options: SequenceOptions, type: SequenceType): readonly string[] {
  return sequenceOptions(options, {
    ...sequenceDefaults(type, options.increment),
    increment: '1',
    start: usualStart(options),
  });
}

// Without START a sequence begins at its own lowest value, or at the highest if it descends.
function usualStart({ increment, minValue, maxValue }: SequenceOptions): string {
  return isDescending(increment) ? maxValue : minValue;
}

export function isDescending(increment: string): boolean {
  return increment.startsWith('-');
}

/** `AS integer` of a sequence. */
export function sequenceTypeClause(type: SequenceType): string {
  return `AS ${keyword('type', type, SEQUENCE_TYPES).toLowerCase()}`;
}

/** The type of the sequence behind an identity or serial column: that of the column. */
export function sequenceTypeOf(typeSql: string): SequenceType {
  return typeSql === 'smallint' || typeSql === 'integer' ? typeSql : 'bigint';
}
