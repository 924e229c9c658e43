export interface Sorted<Item> {
  readonly sorted: readonly Item[];
  /** The needs that close a cycle and were left unmet: the item, and what it needs. */
  readonly broken: readonly (readonly [item: Item, need: Item])[];
}

/**
 * Puts each item after what it needs, and else keeps the given order: what an item needs is pulled up to stand right
 * before it. An item may need itself; that asks for nothing.
 */
export function sortTopologically<Item>(items: readonly Item[], needsOf: (item: Item) => Iterable<Item>): Sorted<Item> {
  const sorted = new Set<Item>();
  const open = new Set<Item>();
  const broken: [Item, Item][] = [];

  const visit = (item: Item): void => {
    open.add(item);
    for (const need of needsOf(item)) {
      if (open.has(need) && need !== item) {
        broken.push([item, need]);
      } else if (!open.has(need) && !sorted.has(need)) {
        visit(need);
      }
    }
    open.delete(item);
    sorted.add(item);
  };

  for (const item of items) {
    if (!sorted.has(item)) {
      visit(item);
    }
  }
  return { sorted: [...sorted], broken };
}
