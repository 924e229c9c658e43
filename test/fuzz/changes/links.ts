import { type Item, type ItemKind, nearest } from './items.js';
import { viewColumns } from './render-views.js';
import { USER_TYPES, World } from './world.js';

/** What the links of an item lead to: items of some kinds, or a column of the first link. */
type Slot = readonly ItemKind[] | 'column';

const SLOTS: Readonly<Record<ItemKind, readonly Slot[]>> = {
  attribute: [['composite'], USER_TYPES],
  check: [['table'], 'column', ['function']],
  column: [['table'], USER_TYPES, ['sequence'], ['function'], 'column', ['table']],
  composite: [],
  domain: [USER_TYPES],
  enum: [],
  exclusion: [['table'], 'column', 'column'],
  extra: [['table'], 'column', ['function'], USER_TYPES],
  foreignKey: [['table'], ['primaryKey', 'unique'], 'column', 'column'],
  function: [['function'], USER_TYPES],
  index: [['table', 'view'], 'column', 'column', ['function'], 'column'],
  period: [['period']],
  policy: [['table'], 'column', ['function'], ['table']],
  primaryKey: [['table'], 'column', 'column', 'column'],
  query: [['table', 'view'], USER_TYPES],
  range: [],
  rule: [['table', 'view'], 'column', ['table']],
  sequence: [['table']],
  statistics: [['table'], 'column', 'column'],
  table: [['table'], 'column', ['table']],
  trigger: [['table'], ['triggerFunction'], 'column'],
  triggerFunction: [],
  unique: [['table'], 'column', 'column', 'column'],
  value: [['enum']],
  view: [['table', 'view'], ['table', 'view'], ['function'], ['triggerFunction']],
};

/** Makes the links of new items keys of what is nearest; -1 where there is no such thing. */
export function resolveLinks(before: readonly Item[], added: readonly Item[], major: number): readonly Item[] {
  const all = [...before, ...added];
  const linked = added.map((item) => ({
    ...item,
    links: item.links.map((link, place) => toItem(item, { link, place }, all)),
  }));
  const world = new World([...before, ...linked], major);
  return linked.map((item) => ({
    ...item,
    links: item.links.map((link, place) => toColumn(item, { link, place }, world)),
  }));
}

interface Link {
  readonly link: number;
  readonly place: number;
}

/** A link to a column waits until the columns are known. */
function toItem(item: Item, { link, place }: Link, all: readonly Item[]): number {
  const slot = SLOTS[item.kind][place];
  if (slot === undefined || slot === 'column') return link;
  const candidates = all.filter(({ key, kind }) => slot.includes(kind) && key !== item.key);
  // An earlier one where there is any: what links to later ones is left out in some places, so that there are no rings.
  const earlier = candidates.filter(({ key }) => key < item.key);
  return nearest(isOrdered(item, place) && earlier.length > 0 ? earlier : candidates, link)?.key ?? -1;
}

function isOrdered({ kind }: Item, place: number): boolean {
  return (
    kind === 'view' ||
    kind === 'function' ||
    kind === 'domain' ||
    kind === 'period' ||
    kind === 'table' ||
    (kind === 'column' && place === 5)
  );
}

function toColumn(item: Item, { link, place }: Link, world: World): number {
  if (SLOTS[item.kind][place] !== 'column') return link;
  const of = item.kind === 'table' ? item : world.relation(item);
  if (of === null) return -1;
  const columns = of.kind === 'view' ? viewColumns(of, world) : world.columns(of);
  return (
    nearest(
      columns.filter(({ key }) => key !== item.key),
      link,
    )?.key ?? -1
  );
}
