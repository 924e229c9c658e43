/**
 * JSON for a driver: made by `jsonValue`. An expression of Kysely, such as a reference to a column, is one as well, so this
 * isn't a class.
 */
export interface JsonValue<T> {
  readonly expressionType: T | undefined;
  toOperationNode(): { readonly kind: JsonNodeKind };
}

/** Kysely has a union of words there, in which each of these is. */
type JsonNodeKind = string;

/** What `pg` sends as JSON by itself: it sends an array as an array of PostgreSQL, and a text as it is. */
type SentAsJson<T> = T extends string | readonly unknown[] ? never : T;

/**
 * What INSERT takes for JSON: objects, numbers, and booleans as they are, and anything as `jsonValue(…)`.
 */
export type JsonInput<T> = unknown extends T
  ? JsonObject | number | boolean | JsonValue<unknown>
  : [T] extends [SentAsJson<T>]
    ? T
    : SentAsJson<T> | JsonValue<T>;

/** Any object that isn't an array: the value of an interface, or a literal. */
type JsonObject = (object & { readonly length?: never }) | { readonly [key: string]: unknown; readonly length?: never };

/** JSON text for `pg`, and for a query of Kysely. */
export interface JsonParameter<T> extends JsonValue<T> {
  toOperationNode(): { readonly kind: 'ValueNode'; readonly value: string };
  /** `pg` calls it. */
  toPostgres(): string;
  /** Drivers that write JSON themselves call it. */
  toJSON(): T;
}

/**
 * A value for a `json` or `jsonb` column. `pg` would send an array as an array of PostgreSQL, and a text as JSON that it
 * isn't: `values({ tags: jsonValue(['a', 'b']) })`.
 */
export function jsonValue<T>(value: T): JsonParameter<T> {
  const text = JSON.stringify(value);
  return {
    expressionType: undefined,
    toOperationNode: () => ({ kind: 'ValueNode', value: text }),
    toPostgres: () => text,
    toJSON: () => value,
  };
}
