import { invalidSequence } from '../../errors/model-errors.js';
import { type SequenceOptions, type SequenceType, sequenceDefaults, sequenceMaximum } from '../../schema/sequence.js';
import type { SequenceOptionsInput } from '../sequence-options.js';

/** The options of a sequence with PostgreSQL's defaults for what is not said; `what` names it in messages. */
export function toSequenceOptions(input: SequenceOptionsInput, type: SequenceType, what: string): SequenceOptions {
  if (Object.keys(input).length === 0) return sequenceDefaults(type, '1');
  const increment = integer(input.increment ?? 1, `${what}: increment`);
  const defaults = sequenceDefaults(type, String(increment));
  const minValue = integer(input.minValue ?? BigInt(defaults.minValue), `${what}: minValue`);
  const maxValue = integer(input.maxValue ?? BigInt(defaults.maxValue), `${what}: maxValue`);
  const start = integer(input.start ?? (increment < 0n ? maxValue : minValue), `${what}: start`);
  const cache = integer(input.cache ?? 1, `${what}: cache`);
  refuseUnless(increment !== 0n, what, 'has an increment of 0');
  refuseUnless(cache >= 1n, what, `has a cache of ${cache}, which must be 1 or more`);
  refuseUnless(
    minValue < maxValue,
    what,
    `has a minValue of ${minValue}, which is not below its maxValue of ${maxValue}`,
  );
  refuseUnless(
    start >= minValue && start <= maxValue,
    what,
    `starts at ${start}, outside of ${minValue} to ${maxValue}`,
  );
  const limit = sequenceMaximum(type);
  refuseUnless(maxValue <= limit && minValue >= -limit - 1n, what, `has limits that ${type} does not hold`);
  return {
    start: String(start),
    increment: String(increment),
    minValue: String(minValue),
    maxValue: String(maxValue),
    cache: String(cache),
    cycle: input.cycle ?? false,
  };
}

function integer(value: number | bigint, what: string): bigint {
  refuseUnless(
    typeof value === 'bigint' || Number.isSafeInteger(value),
    what,
    'is not a whole number; use a bigint for a large one',
  );
  return BigInt(value);
}

function refuseUnless(isFine: boolean, what: string, why: string): void {
  if (!isFine) {
    throw invalidSequence(what, why);
  }
}
