import { directiveArgumentInvalid, optionUnknown } from '../../errors/operation-errors.js';
import { columnState } from '../../models/column-builder.js';
import { isSqlPrintable } from '../../models/sql.js';
import { DURATION_EXAMPLES, isDuration } from '../../util/duration.js';

/** Throws if the value of an option is invalid. An option that is undefined counts as missing. */
export type OptionCheck = (option: string, value: unknown) => void;

/** A check for every option: the compiler keeps the list complete. */
export type OptionChecks<Options> = { readonly [Key in keyof Options]-?: OptionCheck };

/** Refuses an unknown option, and an invalid value. The message names the option. */
export function checkOptions<Options extends object>(options: Options, checks: OptionChecks<Options>): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw directiveArgumentInvalid('options', 'an object', options);
  }
  const given = Object.entries(options);
  if (given.length === 0) return;
  const known = new Map<string, OptionCheck>(Object.entries(checks));
  for (const [option, value] of given) {
    const check = known.get(option);
    if (check === undefined) throw optionUnknown(option, [...known.keys()]);
    if (value !== undefined) check(option, value);
  }
}

function must(expected: string, isFine: (value: unknown) => boolean): OptionCheck {
  return (option, value) => {
    if (!isFine(value)) throw directiveArgumentInvalid(option, expected, value);
  };
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isName = (value: unknown) => isString(value) && value !== '';
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

export const flagCheck = must('true or false', (value) => typeof value === 'boolean');
export const nameCheck = must('a name', isName);
export const namesCheck = must('a list of names', (value) => Array.isArray(value) && value.every(isName));
export const textCheck = must('a string', isString);
export const sqlCheck = must(
  'SQL: a string or a fragment of `sql`',
  (value) => isString(value) || isSqlPrintable(value),
);
export const integerCheck = must(
  'a whole number',
  (value) => typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value)),
);
export const countCheck = must(
  'a whole number above 0',
  (value) => typeof value === 'number' && Number.isInteger(value) && value > 0,
);
export const durationCheck = must(`a duration such as ${DURATION_EXAMPLES}`, isDuration);
export const recordCheck = must('an object', isObject);
export const listCheck = must('a list', Array.isArray);
export const columnCheck = must(
  'a column such as text().nullable()',
  (value) => typeof value === 'object' && value !== null && columnState in value,
);
/** A server default can be any value. */
export const noCheck: OptionCheck = () => undefined;

export function oneOf(...words: readonly string[]): OptionCheck {
  const listed = words.map((word) => `"${word}"`);
  return must(
    `${listed.slice(0, -1).join(', ')} or ${listed.at(-1)}`,
    (value) => isString(value) && words.includes(value),
  );
}

export function nullOr(check: OptionCheck): OptionCheck {
  return (option, value) => {
    if (value !== null) check(option, value);
  };
}

export function either(first: OptionCheck, second: OptionCheck): OptionCheck {
  return (option, value) => {
    try {
      first(option, value);
    } catch {
      second(option, value);
    }
  };
}
