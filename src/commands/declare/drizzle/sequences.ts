import type { SequenceOptionsInput } from '../../../models/sequence-options.js';
import { clipName } from '../../../schema/choose-name.js';
import { type DrizzleContext, optionsOf, schemaOf } from './context.js';
import type { DrizzleSequence, SequenceConfig } from './pg-core.js';

export function declareSequence(sequence: DrizzleSequence, context: DrizzleContext): void {
  const { seqName = '', seqOptions = {} } = sequence;
  const options = { ...sequenceOptions(seqOptions), ...optionsOf({ schema: schemaOf(sequence) }) };
  context.metadata.sequence(clipName(seqName), options);
}

/** @param smallest the smallest number of a sequence that counts down; PostgreSQL's own by default */
export function sequenceOptions(
  { increment, minValue, maxValue, startWith, cache, cycle }: SequenceConfig,
  smallest?: number,
): SequenceOptionsInput {
  const isDescending = increment !== undefined && BigInt(increment) < 0n;
  const least = minValue ?? (isDescending ? smallest : undefined);
  return {
    ...(increment !== undefined && { increment: BigInt(increment) }),
    ...(least !== undefined && { minValue: BigInt(least) }),
    ...(maxValue !== undefined && { maxValue: BigInt(maxValue) }),
    ...(startWith !== undefined && { start: BigInt(startWith) }),
    ...(cache !== undefined && { cache: BigInt(cache) }),
    ...(cycle === true && { cycle }),
  };
}
