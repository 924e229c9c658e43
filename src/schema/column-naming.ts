import { snakeCase } from '../util/snake-case.js';

/** How the name of a property becomes the name of a column. */
export type ColumnNaming = 'snake_case' | 'same';

export function columnName(property: string, naming: ColumnNaming): string {
  return naming === 'same' ? property : snakeCase(property);
}

/** What snakeCase does, for the compiler: in as few steps as may be, for every column of a project takes them. */
export type SnakeCase<Text extends string> = Rest<Text, ''>;

type Rest<Text extends string, Done extends string> =
  Text extends Lowercase<Text> ? `${Done}${Text}` : Seek<Text, Done>;

// There is a capital ahead. Two letters are taken at a time; the last one alone can only be that capital.
type Seek<Text extends string, Done extends string> = Text extends `${infer A}${infer B}${infer Tail}`
  ? A extends keyof Capitals
    ? AtCapital<A, `${B}${Tail}`, BeforeWord<Done>>
    : B extends keyof Capitals
      ? AtCapital<B, Tail, BeforeWord<`${Done}${A}`>>
      : Seek<Tail, `${Done}${A}${B}`>
  : Text extends keyof Capitals
    ? `${BeforeWord<Done>}${Capitals[Text]}`
    : Done;

type BeforeWord<Done extends string> = Done extends '' | `${string}_` ? Done : `${Done}_`;

// Of several capitals the last begins a word, if a small letter follows it.
type AtCapital<
  Capital extends keyof Capitals,
  Text extends string,
  Done extends string,
> = Text extends `${infer Second extends keyof Capitals}${infer Tail}`
  ? AtCapital<Second, Tail, `${Done}${Capitals[Capital]}${Tail extends `${Small}${string}` ? '_' : ''}`>
  : Rest<Text, `${Done}${Capitals[Capital]}`>;

type Small = Capitals[keyof Capitals];

interface Capitals {
  A: 'a';
  B: 'b';
  C: 'c';
  D: 'd';
  E: 'e';
  F: 'f';
  G: 'g';
  H: 'h';
  I: 'i';
  J: 'j';
  K: 'k';
  L: 'l';
  M: 'm';
  N: 'n';
  O: 'o';
  P: 'p';
  Q: 'q';
  R: 'r';
  S: 's';
  T: 't';
  U: 'u';
  V: 'v';
  W: 'w';
  X: 'x';
  Y: 'y';
  Z: 'z';
}

/** The name that Kysely's CamelCasePlugin turns into this one: `order_items` → `orderItems`, `line_2` → `line_2`. */
export type CamelCase<Text extends string> = Text extends `${infer Head}_${infer Letter}${infer Tail}`
  ? Head extends '' | `${string}_` | `${string}.`
    ? `${Head}_${CamelCase<`${Letter}${Tail}`>}`
    : Letter extends Small
      ? `${Head}${Uppercase<Letter>}${CamelCase<Tail>}`
      : `${Head}_${CamelCase<`${Letter}${Tail}`>}`
  : Text;
