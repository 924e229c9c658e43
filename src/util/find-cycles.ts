/** The items that need themselves by way of others, which no order serves. */
export function findCycles<Item>(items: Iterable<Item>, needsOf: (item: Item) => Iterable<Item>): ReadonlySet<Item> {
  const numbers = new Map<Item, number>();
  const open = new Set<Item>();
  const inRing = new Set<Item>();

  // Tarjan's: the lowest number among those that an item reaches and that are open. Where it is the item's own, all that
  // was opened after it reaches it, and is reached by it.
  const visit = (item: Item): number => {
    const own = numbers.size;
    numbers.set(item, own);
    open.add(item);
    const reached = [...needsOf(item)].map((need) => lowestOf(need));
    const lowest = Math.min(own, ...reached);
    if (lowest === own) {
      close([...open].slice([...open].indexOf(item)));
    }
    return lowest;
  };

  const lowestOf = (item: Item): number => {
    const number = numbers.get(item);
    return number === undefined ? visit(item) : open.has(item) ? number : Number.POSITIVE_INFINITY;
  };

  const close = (group: readonly Item[]): void => {
    for (const member of group) {
      open.delete(member);
      if (group.length > 1) {
        inRing.add(member);
      }
    }
  };

  for (const item of items) {
    lowestOf(item);
  }
  return inRing;
}
