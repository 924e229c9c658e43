/** How the name of a property becomes the name of a column. */
export type ColumnNaming = 'snake_case' | 'same';

/** `fullName` → `full_name`, `userID` → `user_id`, `URLPath` → `url_path`, `address2` → `address2`. */
export function snakeCase(property: string): string {
  return property
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

export function columnName(property: string, naming: ColumnNaming): string {
  return naming === 'same' ? property : snakeCase(property);
}

type Upper =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E'
  | 'F'
  | 'G'
  | 'H'
  | 'I'
  | 'J'
  | 'K'
  | 'L'
  | 'M'
  | 'N'
  | 'O'
  | 'P'
  | 'Q'
  | 'R'
  | 'S'
  | 'T'
  | 'U'
  | 'V'
  | 'W'
  | 'X'
  | 'Y'
  | 'Z';

type StartsLow<Text extends string> = Text extends `${infer First}${string}`
  ? First extends Lowercase<First>
    ? First extends Uppercase<First>
      ? false
      : true
    : false
  : false;

/** What {@link snakeCase} does, for the compiler. */
export type SnakeCase<Text extends string> = Text extends Lowercase<Text> ? Text : Words<Text>;

// A word begins at a capital behind a small letter or a digit, and at the last capital before a small letter.
type Words<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? Rest extends `${infer Second}${infer Tail}`
    ? Second extends Upper
      ? First extends Upper
        ? StartsLow<Tail> extends true
          ? `${Lowercase<First>}_${Words<Rest>}`
          : `${Lowercase<First>}${Words<Rest>}`
        : `${First}${Separator<First>}${Words<Rest>}`
      : `${Lowercase<First>}${Words<Rest>}`
    : Lowercase<Text>
  : Text;

type Separator<Before extends string> = Before extends '_' | '$' ? '' : '_';
