/** Values that columns of a type may take, as text. PostgreSQL decides which of them it takes. */
export function candidatesOf(type: string, row: number): readonly string[] {
  const family = FAMILIES.find(([names]) => names.test(type));
  return type.endsWith('[]') ? ['{}'] : (family?.[1](row) ?? OTHERS(row));
}

/** A cast cuts a longer text, but PostgreSQL refuses to store it. */
export function isTooLong(value: string, type: string): boolean {
  const length = /^character.*\((\d+)\)$/.exec(type)?.[1];
  return length !== undefined && value.length > Number(length);
}

type Values = (row: number) => readonly string[];

const OTHERS: Values = (row) => [`${row}`, 'a', '{}', '()', '(1,1)', 'empty', '0', ''];

/** By the names that format_type() prints. */
const FAMILIES: readonly (readonly [RegExp, Values])[] = [
  [/^(smallint|integer|bigint|numeric|real|double|money|oid)/, (row) => [`${row}`, '0', '100', '1000', '-1', '0.5']],
  [/^(text|character|name|citext|"char")/, texts],
  [/^boolean/, () => ['true', 'false']],
  [/^uuid/, (row) => [`00000000-0000-4000-8000-00000000000${row}`]],
  [/^date/, (row) => [`2024-01-0${row}`]],
  [/^timestamp/, (row) => [`2024-01-0${row} 12:00:00+00`]],
  [/^time/, (row) => [`12:00:0${row}+00`]],
  [/^interval/, (row) => [`${row} days`]],
  [/^jsonb?/, (row) => [`{"row": ${row}}`, '[]', '{}', '"a"', '1']],
  [/^bytea/, (row) => [`\\x0${row}`, '']],
  [/^(inet|cidr)/, (row) => [`10.0.0.${row}`]],
  [/^macaddr8/, (row) => [`08:00:2b:01:02:03:04:0${row}`]],
  [/^macaddr/, (row) => [`08:00:2b:01:02:0${row}`]],
  [/^bit/, (row) => [row.toString(2), '10101010', '1']],
  [/^xml/, (row) => [`<row>${row}</row>`]],
  [/^(int[48]|num)range/, (row) => [`[${row}, ${row + 1})`]],
  [/^daterange/, (row) => [`[2024-01-0${row}, 2024-01-0${row + 1})`]],
  [/^ts(tz)?range/, (row) => [`[2024-01-0${row}, 2024-01-0${row + 1})`]],
];

/** In a type with a length, only the short ones fit. */
function texts(row: number): readonly string[] {
  const forms = [`row ${row}`, `r${row}`, `${row}`, `user${row}@example.com`, `https://example.com/${row}`];
  return [...forms, `ROW${row}`, 'row', `0000${row}`, `+4930123456${row}`, 'en', 'EUR', '#00000a', '/', ''];
}

/** The constants that PostgreSQL prints in a definition: likely values of the columns that it is about. */
export function constantsIn(definition: string): readonly string[] {
  const texts = [...definition.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) => text.replaceAll("''", "'"));
  const numbers = [...definition.replaceAll(/'(?:[^']|'')*'/g, '').matchAll(/(?<![\w.])-?\d+(?:\.\d+)?/g)];
  const near = numbers.flatMap(([number]) => [Number(number), Number(number) + 1, Number(number) - 1].map(String));
  return [...texts, ...near];
}
