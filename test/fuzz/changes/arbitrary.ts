import fc from 'fast-check';
import type { Change } from './change.js';
import { type Item, type ItemKind, KEYS } from './items.js';

/** A schema and what changes in it. */
export interface Case {
  readonly items: readonly Item[];
  readonly changes: readonly Change[];
  /** The target is models rather than SQL, if models can say it. */
  readonly models: boolean;
}

const DIALS = 12;
const SETTINGS = 60;
const number = fc.noBias(fc.nat(KEYS - 1));
const setting = fc.noBias(fc.nat(SETTINGS - 1));
const list = <Value>(one: fc.Arbitrary<Value>, minLength: number, maxLength: number) =>
  fc.noBias(fc.array(one, { minLength, maxLength, size: 'max' }));

/** Numbers are not shrunk: another number is another schema, not a smaller one. */
const raw = fc.noShrink(
  fc.record({
    key: number,
    name: setting,
    schema: setting,
    links: fc.tuple(number, number, number, number, number, number),
    dials: list(setting, DIALS, DIALS),
  }),
);

type Raw = Omit<Item, 'kind'>;

function ofKind(kind: ItemKind): fc.Arbitrary<Item> {
  return raw.map((item) => ({ kind, ...rareOddities(item) }));
}

/** Most names are plain, and most objects are in the default schema. */
function rareOddities(item: Raw): Raw {
  return { ...item, name: item.name < 58 ? item.name : item.name + 34, schema: item.schema < 42 ? 0 : item.schema % 5 };
}

function partOf(kinds: readonly ItemKind[]): fc.Arbitrary<Item> {
  return fc.noShrink(fc.noBias(fc.constantFrom(...kinds))).chain((kind) => ofKind(kind));
}

/** A part follows the owner that it belongs to. */
function owned(owner: Item, parts: readonly Item[]): readonly Item[] {
  return [owner, ...parts.map((part) => ({ ...part, links: part.links.with(0, owner.key) }))];
}

const ON_A_TABLE: readonly ItemKind[] = [
  ...([
    'primaryKey',
    'primaryKey',
    'unique',
    'check',
    'check',
    'index',
    'index',
    'index',
    'foreignKey',
    'foreignKey',
  ] as const),
  ...(['exclusion', 'statistics', 'trigger', 'policy', 'rule', 'sequence'] as const),
];

const table = fc
  .tuple(ofKind('table'), list(ofKind('column'), 1, 6), list(partOf(ON_A_TABLE), 0, 6))
  .map(([owner, columns, parts]) => owned(owner, [...columns, ...parts]));

/** A partitioned table and its partitions. */
const partitioned = fc
  .tuple(table, fc.noShrink(fc.nat(2)), list(fc.tuple(ofKind('table'), list(partOf(ON_A_TABLE), 0, 2)), 1, 4))
  .map(([whole, strategy, parts]) => {
    const [parent, ...rest] = whole;
    if (parent === undefined) return whole;
    const head: Item = { ...parent, key: parent.key % 1000, dials: parent.dials.with(4, 6 + strategy).with(6, 0) };
    const children = parts.flatMap(([child, more]) =>
      owned({ ...child, links: child.links.with(0, head.key), dials: child.dials.with(6, 8) }, more),
    );
    return [...owned(head, rest), ...children];
  });

/** A partitioned table, and a table with the same columns and foreign keys to it. */
const referring = fc
  .tuple(partitioned, ofKind('table'), ofKind('primaryKey'), list(ofKind('foreignKey'), 1, 2))
  .map(([family, owner, key, foreignKeys]) => {
    const [head] = family;
    if (head === undefined) return family;
    const columns = family.filter(({ kind, links }) => kind === 'column' && links[0] === head.key);
    const target = { ...key, links: key.links.with(0, head.key).with(1, columns[0]?.key ?? 0) };
    const copies = columns.map((column) => ({ ...column, key: (column.key + 7919) % KEYS }));
    const parts = foreignKeys.map((part) => ({ ...part, links: part.links.with(1, target.key) }));
    return [...family, target, ...owned(owner, [...copies, ...parts])];
  });

const type = fc.oneof(
  fc.tuple(ofKind('enum'), list(ofKind('value'), 1, 5)).map(([owner, parts]) => owned(owner, parts)),
  fc.tuple(ofKind('composite'), list(ofKind('attribute'), 1, 4)).map(([owner, parts]) => owned(owner, parts)),
  ofKind('domain').map((item) => [item]),
  ofKind('range').map((item) => [item]),
);

const other = partOf([
  'function',
  'function',
  'view',
  'view',
  'triggerFunction',
  'sequence',
  'query',
  'rule',
  'extra',
  'extra',
  'period',
]).map((item) => [item]);
const group = fc.noBias(
  fc.oneof(
    { weight: 5, arbitrary: table },
    { weight: 2, arbitrary: partitioned },
    { weight: 1, arbitrary: referring },
    { weight: 3, arbitrary: type },
    { weight: 6, arbitrary: other },
  ),
);

const ANY_KIND: readonly ItemKind[] = [
  ...([
    'column',
    'column',
    'column',
    'column',
    'column',
    'table',
    'table',
    'table',
    'index',
    'index',
    'check',
  ] as const),
  ...([
    'primaryKey',
    'unique',
    'foreignKey',
    'foreignKey',
    'exclusion',
    'statistics',
    'trigger',
    'policy',
    'rule',
  ] as const),
  ...([
    'enum',
    'value',
    'value',
    'domain',
    'domain',
    'composite',
    'attribute',
    'attribute',
    'range',
    'sequence',
  ] as const),
  ...([
    'function',
    'function',
    'triggerFunction',
    'view',
    'view',
    'view',
    'query',
    'extra',
    'extra',
    'period',
  ] as const),
];
const picked = { kind: fc.constantFrom(...ANY_KIND), key: number };
const TOLD: readonly ItemKind[] = [
  'column',
  'column',
  'column',
  'table',
  'table',
  'enum',
  'value',
  'domain',
  'composite',
  'attribute',
  'range',
];
const renamed = {
  kind: fc.constantFrom(...TOLD, ...TOLD, ...ANY_KIND),
  key: number,
  told: fc.nat(4).map((n) => n > 0),
};
const movable = {
  ...renamed,
  kind: fc.constantFrom<ItemKind[]>(
    'table',
    'table',
    'enum',
    'domain',
    'composite',
    'range',
    'view',
    'function',
    'sequence',
  ),
};

const change: fc.Arbitrary<Change> = fc.noBias(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.noShrink(fc.record({ what: fc.constant('turn'), ...picked, dial: fc.nat(DIALS - 1), setting })),
    },
    { weight: 2, arbitrary: fc.noShrink(fc.record({ what: fc.constant('drop'), ...picked })) },
    { weight: 3, arbitrary: fc.noShrink(fc.record({ what: fc.constant('rename'), ...renamed, name: setting })) },
    { weight: 1, arbitrary: fc.noShrink(fc.record({ what: fc.constant('move'), ...movable, schema: setting })) },
    {
      weight: 1,
      arbitrary: fc.noShrink(fc.record({ what: fc.constant('relink'), ...picked, link: fc.nat(5), to: number })),
    },
    {
      weight: 1,
      arbitrary: fc.noShrink(
        fc.record({ what: fc.constant('swap'), kind: fc.constantFrom(...TOLD), key: number, other: number }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.noShrink(
        fc.record({ what: fc.constant('detach'), kind: fc.constant<ItemKind>('table'), key: number }),
      ),
    },
    {
      weight: 3,
      arbitrary: partOf(['column', 'column', 'value', 'attribute', ...ON_A_TABLE]).map((item) => ({
        what: 'add',
        items: [item],
      })),
    },
    { weight: 1, arbitrary: group.map((items) => ({ what: 'add', items })) },
  ) as fc.Arbitrary<Change>,
);

export const cases: fc.Arbitrary<Case> = fc
  .tuple(list(group, 2, 9), list(change, 1, 15), fc.noBias(fc.nat(2)))
  .map(([groups, changes, target]) => ({ items: distinct(groups.flat()), changes, models: target === 2 }));

/** Without those whose key another one has. */
function distinct(items: readonly Item[]): readonly Item[] {
  const known = new Map<number, Item>();
  for (const item of items) if (!known.has(item.key)) known.set(item.key, item);
  return [...known.values()];
}
