import type { QualifiedName } from '../schema/names.js';
import type { SequenceOptions } from '../schema/sequence.js';
import { wholeNumber } from './checked-words.js';
import { quoteLiteral, quoteName } from './quote.js';

/** PostgreSQL refuses limits that exclude the position of a sequence, so the position moves to the limit first. */
export function moveIntoLimits(
  sequence: QualifiedName,
  { minValue, maxValue }: Partial<Pick<SequenceOptions, 'minValue' | 'maxValue'>>,
): readonly string[] {
  const name = quoteName(sequence);
  const move = (value: string | undefined, outside: '<' | '>') => {
    if (value === undefined) return [];
    const limit = wholeNumber('limit', value);
    return [
      `SELECT pg_catalog.setval(${quoteLiteral(name)}, '${limit}', false) FROM ${name} WHERE last_value OPERATOR(pg_catalog.${outside}) ${limit}`,
    ];
  };
  return [...move(minValue, '<'), ...move(maxValue, '>')];
}
