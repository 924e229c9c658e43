import type { JsonInput } from './json-value.js';

/** What SELECT gives, and what INSERT and UPDATE take, in the shape that Kysely knows by this name. */
export interface ColumnType<Select, Insert, Update> {
  readonly __select__: Select;
  readonly __insert__: Insert;
  readonly __update__: Update;
}

/**
 * The JavaScript side of a column type: what the `pg` driver hands out for it as installed, what it takes, and what it
 * hands out for an element of an array of it, which is not always the same.
 */
export interface JsType {
  readonly select: unknown;
  readonly insert: unknown;
  readonly element: unknown;
  /** What a default is written as. */
  readonly default: unknown;
  /** What a query builder knows of a column that INSERT must give, and of one that may be null. */
  readonly query: unknown;
  readonly queryNullable: unknown;
}

/** A type that is the same in every place. */
interface Same<T> extends JsType {
  readonly select: T;
  readonly insert: T;
  readonly element: T;
  readonly default: T;
  readonly query: T;
  readonly queryNullable: T | null;
}

/** A type of which INSERT takes more than SELECT gives. */
interface Wider<Select, Insert, Element = Select> extends JsType {
  readonly select: Select;
  readonly insert: Insert;
  readonly element: Element;
  readonly default: Insert;
  readonly query: ColumnType<Select, Insert, Insert>;
  readonly queryNullable: ColumnType<Select | null, Insert | null, Insert | null>;
}

export interface JsString extends Same<string> {}
export interface JsNumber extends Same<number> {}
export interface JsBoolean extends Same<boolean> {}
export interface JsBytes extends Same<Uint8Array> {}

/** `json` and `jsonb`: parsed. What is in them is what the declaration says, or unknown. */
export interface JsJson<T> extends JsType {
  readonly select: T;
  readonly insert: JsonInput<T>;
  readonly element: T;
  readonly default: T;
  readonly query: Narrowest<T, JsonInput<T>>;
  readonly queryNullable: Narrowest<T | null, JsonInput<T> | null>;
}

export interface JsEnum<Value extends string> extends Same<Value> {}

/** What `.typed<Select, Insert>()` says. */
export interface JsTyped<Select, Insert> extends JsType {
  readonly select: Select;
  readonly insert: Insert;
  readonly element: Select;
  readonly default: Insert;
  readonly query: Narrowest<Select, Insert>;
  readonly queryNullable: Narrowest<Select | null, Insert | null>;
}

/** Without a ColumnType if both types are the same. */
type Narrowest<Select, Insert> = [Select, Insert] extends [Insert, Select]
  ? Select
  : ColumnType<Select, Insert, Insert>;

/** 64 bits do not fit into a number, so the driver hands out text. */
export interface JsBigint extends Wider<string, string | number | bigint> {}

/** Text, so that no digit is lost; but the driver makes numbers of the elements of an array. */
export interface JsNumeric extends Wider<string, string | number | bigint, number> {}

export interface JsMoney extends Wider<string, string | number> {}

export interface JsDate extends Wider<Date, Date | string> {}

/** What the driver makes of an interval; a part that is zero is missing. */
export interface Interval {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
  toPostgres(): string;
  toISO(): string;
  toISOString(): string;
}

export interface JsInterval extends Wider<Interval, Interval | string> {}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface JsPoint extends Wider<Point, string> {}

export interface Circle extends Point {
  readonly radius: number;
}

export interface JsCircle extends Wider<Circle, string> {}

export interface JsArray<Element extends JsType>
  extends Wider<Element['element'][], readonly Element['insert'][], Element['element'][]> {}
