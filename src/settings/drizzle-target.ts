/** Registered, so that a target made by another copy of this package is known too. */
const drizzleTarget: unique symbol = Symbol.for('limbeck.drizzle');

export type DrizzleCasing = 'snake_case' | 'camelCase';

export interface DrizzleOptions {
  /**
   * How drizzle-orm before 1.0 makes column names of properties: the `casing` of drizzle.config.ts and of `drizzle()`.
   * Default: the property is the name.
   */
  readonly casing?: DrizzleCasing;
}

/** Modules that export Drizzle tables. Made by {@link drizzle}. */
export interface DrizzleTarget {
  readonly [drizzleTarget]: true;
  readonly paths: readonly string[];
  readonly casing: DrizzleCasing | null;
}

/**
 * The tables of a Drizzle schema as a target: `drizzle('./src/db/schema.ts')`. A path may also be a folder, or a pattern
 * such as `./src/**\/*.table.ts`.
 */
export function drizzle(path: string | readonly string[], options: DrizzleOptions = {}): DrizzleTarget {
  const paths = typeof path === 'string' ? [path] : path;
  return { [drizzleTarget]: true, paths, casing: options.casing ?? null };
}

export function isDrizzleTarget(value: unknown): value is DrizzleTarget {
  return typeof value === 'object' && value !== null && drizzleTarget in value;
}
