/**
 * Doesn't compile unless every property was taken out of a value: `const { name, columns, ...rest } = key; allTaken(rest)`.
 * A property that is added to the type then has to be handled here, or be left out by name.
 */
export function allTaken(_rest: Readonly<Record<PropertyKey, never>>): void {
  // The compiler does the work.
}
