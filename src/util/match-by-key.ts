/** Two lists paired by a key: what only one of them has, and the pairs in the order of the left list. */
export interface Matched<L, R> {
  readonly onlyLeft: readonly L[];
  readonly onlyRight: readonly R[];
  readonly both: readonly (readonly [L, R])[];
}

/** Pairs two lists; a key must be unique within each list. */
export function matchByKey<L, R>(
  left: readonly L[],
  right: readonly R[],
  keys: { readonly left: (value: L) => string; readonly right: (value: R) => string },
): Matched<L, R> {
  const unmatched = new Map(right.map((value) => [keys.right(value), value]));
  const onlyLeft: L[] = [];
  const both: (readonly [L, R])[] = [];
  for (const value of left) {
    const key = keys.left(value);
    const found = unmatched.get(key);
    if (found === undefined) {
      onlyLeft.push(value);
    } else {
      both.push([value, found]);
      unmatched.delete(key);
    }
  }
  return { onlyLeft, onlyRight: [...unmatched.values()], both };
}

/** Pairs things by their name within one table. */
export function matchByName<L extends { readonly name: string }, R extends { readonly name: string }>(
  left: readonly L[],
  right: readonly R[],
): Matched<L, R> {
  return matchByKey(left, right, { left: ({ name }) => name, right: ({ name }) => name });
}
