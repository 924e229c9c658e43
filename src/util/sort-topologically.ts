export interface Sorted<Item> {
  readonly sorted: readonly Item[];
  /** The needs that close a cycle and were left unmet: the item, and what it needs. */
  readonly broken: readonly (readonly [item: Item, need: Item])[];
}

/** An item whose needs are still being sorted. */
interface Waiting<Item> {
  readonly item: Item;
  readonly needs: Iterator<Item>;
}

/**
 * Puts each item after what it needs, and else keeps the given order: what an item needs is pulled up to stand right
 * before it. An item may need itself; that asks for nothing.
 */
export function sortTopologically<Item>(items: readonly Item[], needsOf: (item: Item) => Iterable<Item>): Sorted<Item> {
  const sorted = new Set<Item>();
  const open = new Set<Item>();
  const broken: [Item, Item][] = [];
  // Not the call stack: a chain of needs may be as long as the list.
  const path: Waiting<Item>[] = [];
  const enter = (item: Item): void => {
    open.add(item);
    path.push({ item, needs: needsOf(item)[Symbol.iterator]() });
  };

  const leave = (item: Item): void => {
    path.pop();
    open.delete(item);
    sorted.add(item);
  };
  const proceed = ({ item, needs }: Waiting<Item>): void => {
    const { done, value: need } = needs.next();
    if (done === true) leave(item);
    else if (!open.has(need)) {
      if (!sorted.has(need)) enter(need);
    } else if (need !== item) broken.push([item, need]);
  };

  for (const start of items) {
    if (sorted.has(start)) continue;
    enter(start);
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) proceed(last);
  }
  return { sorted: [...sorted], broken };
}
