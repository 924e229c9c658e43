import {
  BUILTIN_TYPES,
  type BuiltinType,
  type BuiltinTypeName,
  parseBuiltinType,
  type TypeArguments,
} from './builtin-types.js';

/** What a parameter may be, ends included. */
interface Range {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

const PRECISION: Range = { what: 'precision', from: 0, to: 6 };

// Manual: Character Types, Bit String Types, Date/Time Types, Numeric Types. The server takes more than six digits of a
// second with a warning and keeps six; what scales it takes depends on its version.
const RANGES: Readonly<Record<BuiltinType['parameters'], readonly Range[]>> = {
  none: [],
  length: [{ what: 'length', from: 1, to: 10485760 }],
  precision: [PRECISION],
  numeric: [
    { what: 'precision', from: 1, to: 1000 },
    { what: 'scale', from: -1000, to: 1000 },
  ],
  interval: [PRECISION],
};

const BITS: readonly Range[] = [{ what: 'length', from: 1, to: 83886080 }];

/** The parameter that PostgreSQL would not take or not keep, in words; null if it takes them all. */
export function findOutOfRange(builder: BuiltinTypeName, parameters: TypeArguments): string | null {
  const ranges = builder === 'bit' || builder === 'varbit' ? BITS : RANGES[BUILTIN_TYPES[builder].parameters];
  const isFields = (parameter: unknown) =>
    builder === 'interval' && typeof parameter === 'string' && parseBuiltinType(`interval ${parameter}`) !== null;
  const word = parameters.find((parameter) => typeof parameter !== 'number' && !isFields(parameter));
  if (word !== undefined) {
    return `a parameter of ${JSON.stringify(word)}, which is not a number`;
  }
  const numbers = parameters.filter((parameter) => typeof parameter === 'number');
  for (const [position, { what, from, to }] of ranges.entries()) {
    const given = numbers[position];
    if (given !== undefined && !(Number.isInteger(given) && given >= from && given <= to)) {
      return `a ${what} of ${given}; it may be ${from} to ${to}`;
    }
  }
  return null;
}
