/**
 * The JavaScript side of a column type: what the `pg` driver hands out for it as installed, what it takes, and what it
 * hands out for an element of an array of it, which is not always the same.
 */
export interface JsType {
  readonly select: unknown;
  readonly insert: unknown;
  readonly element: unknown;
}

/** A type that is the same in every place. */
interface Same<T> extends JsType {
  readonly select: T;
  readonly insert: T;
  readonly element: T;
}

export interface JsString extends Same<string> {}
export interface JsNumber extends Same<number> {}
export interface JsBoolean extends Same<boolean> {}
export interface JsBytes extends Same<Uint8Array> {}

/** `json` and `jsonb`: parsed. What is in them is what the declaration says, or unknown. */
export interface JsJson<T> extends Same<T> {}

export interface JsEnum<Value extends string> extends Same<Value> {}

/** What `.typed<Select, Insert>()` says. */
export interface JsTyped<Select, Insert> extends JsType {
  readonly select: Select;
  readonly insert: Insert;
  readonly element: Select;
}

/** 64 bits do not fit into a number, so the driver hands out text. */
export interface JsBigint extends JsType {
  readonly select: string;
  readonly insert: string | number | bigint;
  readonly element: string;
}

/** Text, so that no digit is lost; but the driver makes numbers of the elements of an array. */
export interface JsNumeric extends JsType {
  readonly select: string;
  readonly insert: string | number | bigint;
  readonly element: number;
}

export interface JsMoney extends JsType {
  readonly select: string;
  readonly insert: string | number;
  readonly element: string;
}

export interface JsDate extends JsType {
  readonly select: Date;
  readonly insert: Date | string;
  readonly element: Date;
}

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

export interface JsInterval extends JsType {
  readonly select: Interval;
  readonly insert: Interval | string;
  readonly element: Interval;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface JsPoint extends JsType {
  readonly select: Point;
  readonly insert: string;
  readonly element: Point;
}

export interface Circle extends Point {
  readonly radius: number;
}

export interface JsCircle extends JsType {
  readonly select: Circle;
  readonly insert: string;
  readonly element: Circle;
}

export interface JsArray<Element extends JsType> extends JsType {
  readonly select: Element['element'][];
  readonly insert: readonly Element['insert'][];
  readonly element: Element['element'][];
}
