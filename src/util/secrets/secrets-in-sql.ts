import { codeTokens, type SqlToken } from '../sql-tokens.js';
import { learnSecret } from './known-secrets.js';
import { learnSecretsOfText } from './secrets-in-text.js';

/** Where a string that is secret is in a statement. */
export interface SecretRange {
  readonly start: number;
  readonly end: number;
}

const WORTH_READING = /pass(?:word|wd|phrase)|secret|:\/\/[^/\s]*@/i;

/** Tables have keys too. Such a name makes a secret only of an option, of a setting and in a connection string. */
const KEY = /token|key/i;
const USE_OF_KEY = /\boptions\s*(?:\(|--|\/\*)|set_config(?!\('(?:(?!token|key)[\w.])+',)|token[\s\\]*=|@/i;

/** The first character of every string constant is one of these, or has one behind it. */
const HAS_STRING = /['$]/;

/** Learns the passwords that a statement gives to PostgreSQL. To be called before it is sent. */
export function learnSecretsOfSql(sql: string): void {
  for (const { start, end } of secretRanges(sql)) learnSecret(unquote(sql.slice(start, end)));
}

/**
 * The string constants that are secret: after PASSWORD, and as the value of an option or a setting with such a name.
 * Strings that contain SQL, such as the body of DO, are searched too.
 */
export function secretRanges(sql: string, depth = 0): readonly SecretRange[] {
  if (!isWorthReading(sql)) return [];
  const tokens = [...codeTokens(sql)];
  const strings = tokens.flatMap((token, place) => (isString(token) ? [{ token, place }] : []));
  const passwords = strings
    .filter(({ token }) => SQL_BEFORE_PASSWORD.test(unquote(token.text)))
    .map(({ place }) => place);
  const isBroken = tokens.some(isOpenQuote);
  return strings.flatMap(({ token, place }) => {
    if (!isSecret({ tokens, passwords }, place)) return rangesInside(token, depth);
    // Nobody can tell where a secret ends that has a quote in it.
    return [{ start: token.start, end: isBroken ? sql.length : token.start + token.text.length }];
  });
}

/** To cut a statement up takes longer than PostgreSQL needs to run it. */
function isWorthReading(sql: string): boolean {
  return HAS_STRING.test(sql) && (WORTH_READING.test(sql) || (KEY.test(sql) && USE_OF_KEY.test(sql)));
}

/** Strings in strings in strings. */
const DEEPEST = 4;

function rangesInside({ text, start }: SqlToken, depth: number): readonly SecretRange[] {
  const inner = unquote(text);
  learnSecretsOfText(inner);
  const found = depth < DEEPEST ? secretRanges(inner, depth + 1) : [];
  for (const range of found) learnSecret(unquote(inner.slice(range.start, range.end)));
  const shift = start + text.indexOf(inner);
  // If something in the string is escaped, positions inside are not those of the source.
  if (!text.includes(inner)) return found.length === 0 ? [] : [{ start, end: start + text.length }];
  return found.map((range) => ({ start: range.start + shift, end: range.end + shift }));
}

const NAME = /pass(?:word|wd|phrase)|secret/i;
const NAME_OF_OPTION = /pass(?:word|wd|phrase)|secret|token|key/i;

/** `password = 'x'`, `password => 'x'`, `SET app.secret TO 'x'`, `PASSWORD U&'x'`, `password text := 'x'`. */
const BETWEEN = /^(?:[:=>&u]|to)$/i;

interface Statement {
  readonly tokens: readonly SqlToken[];
  /** Where strings are that a password is to be put into, or behind. */
  readonly passwords: readonly number[];
}

function isSecret(statement: Statement, place: number): boolean {
  const { tokens } = statement;
  let before = place - 1;
  // A constant may go on in the next line.
  while (isPassedBy(tokens[before])) before -= 1;
  const name = tokens[before];
  if (name === undefined) return false;
  if (/^[(,|]$/.test(name.text)) return isArgument(statement, before);
  // The type of a variable is between its name and its value.
  const names = tokens[before + 1]?.text === ':' ? [name, tokens[before - 1]] : [name];
  const pattern = isOption(tokens, before) ? NAME_OF_OPTION : NAME;
  return names.some((one) => one !== undefined && pattern.test(one.text));
}

function isPassedBy(token: SqlToken | undefined): boolean {
  return token !== undefined && (isString(token) || BETWEEN.test(token.text));
}

/** `format('… PASSWORD %L', 'x')`, `'… PASSWORD ' || quote_literal('x')`. */
const SQL_BEFORE_PASSWORD = /[\s?&]password\s*=?\s*'?(?:%|'?$)/i;

function isArgument({ tokens, passwords }: Statement, comma: number): boolean {
  const isSetConfig = /^set_config$/i.test(tokens[comma - 3]?.text ?? '') && tokens[comma]?.text === ',';
  // A statement may have thousands of arguments, and each would look through all before it.
  if (!isSetConfig && !passwords.some((place) => place < comma)) return false;
  // A message may have many statements, of which the last one counts.
  const start = lastBefore(tokens, comma, ';') + 1;
  if (passwords.some((place) => place >= start && place < comma)) return true;
  // set_config('app.secret', 'x', false)
  const setting = tokens.slice(start, comma).findLast(isString);
  return isSetConfig && setting !== undefined && NAME_OF_OPTION.test(setting.text);
}

/** Between the parentheses of OPTIONS. */
function isOption(tokens: readonly SqlToken[], place: number): boolean {
  const open = lastBefore(tokens, place, '(');
  const isClosed = tokens.slice(open, place).some(({ text }) => text === ')');
  return open > 0 && !isClosed && /^options$/i.test(tokens[open - 1]?.text ?? '');
}

function lastBefore(tokens: readonly SqlToken[], place: number, text: string): number {
  let at = place - 1;
  while (at >= 0 && tokens[at]?.text !== text) at -= 1;
  return at;
}

function isString(token: SqlToken): boolean {
  return (token.kind === 'quoted' && !token.text.startsWith('"')) || isOpenQuote(token);
}

function isOpenQuote({ kind, text }: SqlToken): boolean {
  return kind === 'other' && text === "'";
}

/** The text that a constant stands for. */
function unquote(text: string): string {
  const [dollar] = /^\$[^$]*\$/.exec(text) ?? [];
  if (dollar !== undefined) return text.slice(dollar.length, -dollar.length);
  const inner = text
    .replace(/^[eE]?'/, '')
    .replace(/'$/, '')
    .replaceAll("''", "'");
  return /^[eE]'/.test(text) ? inner.replace(/\\(.)/g, '$1') : inner;
}
