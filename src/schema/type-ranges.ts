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
  if (parameters.length === 0) return null;
  const ranges = rangesOf(builder);
  let position = 0;
  for (const given of parameters) {
    if (typeof given === 'number') {
      const range = ranges[position++];
      if (range !== undefined && !isInside(given, range)) {
        return `a ${range.what} of ${given}; it may be ${range.from} to ${range.to}`;
      }
    } else if (builder !== 'interval' || !isFields(given)) {
      return `a parameter of ${JSON.stringify(given)}, which is not a number`;
    }
  }
  return null;
}

function rangesOf(builder: BuiltinTypeName): readonly Range[] {
  return builder === 'bit' || builder === 'varbit' ? BITS : RANGES[BUILTIN_TYPES[builder].parameters];
}

function isInside(given: number, { from, to }: Range): boolean {
  return Number.isInteger(given) && given >= from && given <= to;
}

/** Of an interval: `day to second`. */
function isFields(given: unknown): boolean {
  return typeof given === 'string' && parseBuiltinType(`interval ${given}`) !== null;
}
