import fc from 'fast-check';

/** What a reader of some language may take for the end of what it is in, alone. */
const PIECES = [
  '\n',
  '\r',
  '\r\n',
  '\u2028',
  '\u2029',
  '\u0085',
  '\v',
  '\f',
  '\t',
  '*/',
  '/*',
  '`',
  '${',
  '}',
  "'",
  '"',
  '\\',
  '\\\\',
  '\u0001',
  '\u007f',
  '\u009b2J',
  '\u001b[2J',
  '\u202e',
  '\u2066',
  '\u200f',
  '\ufeff',
  '\u00a0',
  '\\.',
  '\\!',
  ':',
  '::',
  ';',
  '--',
  '//',
  '$$',
  '$body$',
  '$function$',
  '$',
  '.',
  ',',
  '(',
  ')',
  '[',
  ']',
  ' ',
  '%',
  '%I',
  'é',
  '𝒳',
  '{{id}}',
  '$1',
  '$&',
  'E',
  'U&',
  '=',
  '<',
  '#',
  '@',
  '"."',
  '\n-- migrate: downgrade\n',
  '\nRevises: base\n',
  'SELECT',
  'END',
  ' ON ',
  ' AS ',
];

const DOLLAR = '$';

/** Whole attempts, for each place that a text can be written into. */
const PAYLOADS = [
  '\n; globalThis.__pwned = 1; //',
  '\r; globalThis.__pwned = 1; //',
  '\u2028; globalThis.__pwned = 1; //',
  '\u2029; globalThis.__pwned = 1; //',
  '*/ globalThis.__pwned = 1 /*',
  "'+(globalThis.__pwned=1)+'",
  '"+(globalThis.__pwned=1)+"',
  '`+(globalThis.__pwned=1)+`',
  `${DOLLAR}{globalThis.__pwned=1}`,
  `\\${DOLLAR}{globalThis.__pwned=1}`,
  "\\'+(globalThis.__pwned=1)//",
  "'; CREATE TABLE pwned(); --",
  '"; CREATE TABLE pwned(); --',
  "\\'; CREATE TABLE pwned(); --",
  "'); CREATE TABLE pwned(); --",
  '"); CREATE TABLE pwned(); --',
  '); CREATE TABLE pwned(); --',
  '*/; CREATE TABLE pwned(); --',
  '$$; CREATE TABLE pwned(); --',
  '$body$; CREATE TABLE pwned(); --',
  '$function$; CREATE TABLE pwned(); --',
  '\nCREATE TABLE pwned();\n--',
  '\rCREATE TABLE pwned();\r--',
  '\n-- migrate: downgrade\nCREATE TABLE pwned();',
  '\n-- migrate: upgrade\nCREATE TABLE pwned();',
  '\nexport const revision = 1;\n',
  '\n\\! touch pwned\n',
  '\n\\.\n\\! touch pwned\n',
  '\\! touch pwned',
  ':\'USER\' :"USER" :USER :{?USER}',
  ',\n  SSPACE = globalThis.__pwned=1',
  ') USING (CREATE TABLE pwned()',
  '\n LANGUAGE sql\nAS CREATE TABLE pwned()',
  "$1'; CREATE TABLE pwned(); --",
  '%I%L%s',
];

/** Text that tries to leave the place that it is written into. */
export const hostileTexts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...PAYLOADS) },
      fc.constantFrom(...PIECES),
      fc.constantFrom('a', 'x1', 'Z'),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''));

/** As much of the text as a name of PostgreSQL holds, and a number that makes it unique. */
export function toName(text: string, number: number, bytes = 58): string {
  let name = '';
  for (const character of text) {
    if (Buffer.byteLength(name + character) > bytes) break;
    name += character;
  }
  return name + number.toString(36);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function constant(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
