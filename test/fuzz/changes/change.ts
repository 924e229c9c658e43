import { type Item, type ItemKind, nearest } from './items.js';
import { resolveLinks } from './links.js';
import { keyOfInherited, World } from './world.js';

/** One change. Each is total: it does nothing if there is nothing to change. */
export type Change =
  | { readonly what: 'add'; readonly items: readonly Item[] }
  | (Picked & { readonly what: 'drop' })
  | (Picked & { readonly what: 'rename'; readonly name: number; readonly told: boolean })
  | (Picked & { readonly what: 'move'; readonly schema: number; readonly told: boolean })
  | (Picked & { readonly what: 'turn'; readonly dial: number; readonly setting: number })
  | (Picked & { readonly what: 'relink'; readonly link: number; readonly to: number })
  | (Picked & { readonly what: 'swap'; readonly other: number })
  | (Picked & { readonly what: 'detach' });

interface Picked {
  readonly kind: ItemKind;
  /** The item of that kind whose key is nearest. */
  readonly key: number;
}

export function applyChanges(items: readonly Item[], changes: readonly Change[], major: number): readonly Item[] {
  return changes.reduce((present, change) => applyChange(present, change, major), items);
}

function applyChange(items: readonly Item[], change: Change, major: number): readonly Item[] {
  if (change.what === 'add') {
    const known = new Set(items.map(({ key }) => key));
    const added = change.items.filter(({ key }) => !known.has(key));
    return [...items, ...resolveLinks(items, added, major)];
  }
  const victim = nearest(
    items.filter(({ kind }) => kind === change.kind),
    change.key,
  );
  return victim === null ? items : changeItem(items, { victim, change }, major);
}

interface Single {
  readonly victim: Item;
  readonly change: Exclude<Change, { readonly what: 'add' }>;
}

function changeItem(items: readonly Item[], { victim, change }: Single, major: number): readonly Item[] {
  const put = (changed: Item) => items.map((item) => (item.key === changed.key ? changed : item));
  switch (change.what) {
    case 'drop':
      return items.filter((item) => item !== victim);
    case 'rename':
      return put({ ...victim, name: change.name, ...(change.told ? {} : { untold: true }) });
    case 'move':
      return put({ ...victim, schema: change.schema, ...(change.told ? {} : { untold: true }) });
    case 'turn':
      return put({ ...victim, dials: victim.dials.with(change.dial, change.setting) });
    case 'relink': {
      const links = victim.links.with(change.link % victim.links.length, change.to);
      const rest = items.filter((item) => item !== victim);
      const [relinked] = resolveLinks(rest, [{ ...victim, links }], major);
      return relinked === undefined ? items : put(relinked);
    }
    case 'swap':
      return swapNames(items, victim, change.other);
    case 'detach':
      return detach(items, victim, major);
  }
}

/** Two of one kind, and columns of one table, exchange their names. */
function swapNames(items: readonly Item[], one: Item, link: number): readonly Item[] {
  const others = items.filter(
    ({ kind, links, key }) => kind === one.kind && key !== one.key && (kind !== 'column' || links[0] === one.links[0]),
  );
  const other = nearest(others, link);
  if (other === null) return items;
  return items.map((item) => {
    if (item === one) return { ...one, name: other.name };
    return item === other ? { ...other, name: one.name } : item;
  });
}

/** The partition becomes a table with the same columns, and keeps its rows. */
function detach(items: readonly Item[], table: Item, major: number): readonly Item[] {
  const world = new World(items, major);
  if (table.kind !== 'table' || !world.isPartition(table)) return items;
  const parent = world.parent(table);
  const columns = parent === null ? [] : world.columns(parent);
  const copies = columns.map(({ item, key }) => ({
    ...item,
    key: keyOfInherited(key, table),
    links: item.links.with(0, table.key).with(4, keyOfInherited(item.links[4] ?? -1, table)),
  }));
  const rest = items.filter(({ kind, links }) => kind !== 'column' || links[0] !== table.key);
  const detached = { ...table, dials: table.dials.with(6, 0) };
  return [...rest.map((item) => (item === table ? detached : item)), ...copies];
}
