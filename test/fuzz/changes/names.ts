import { argumentOf } from './expressions.js';
import { choose, type Item, type ItemKind } from './items.js';

const PREFIXES: Readonly<Record<ItemKind, string>> = {
  attribute: 'a',
  check: 'ck',
  column: 'c',
  composite: 'comp',
  domain: 'dom',
  enum: 'en',
  exclusion: 'ex',
  extra: 'z',
  foreignKey: 'fk',
  function: 'f',
  index: 'ix',
  period: 'per',
  policy: 'pol',
  primaryKey: 'pk',
  query: 'q',
  range: 'ran',
  rule: 'rul',
  sequence: 'seq',
  statistics: 'stat',
  table: 't',
  trigger: 'trg',
  triggerFunction: 'tf',
  unique: 'uq',
  value: 'v',
  view: 'w',
};

/** Names that need quotes, in the usual ways and in the unusual. */
const ODD: readonly string[] = ['Mixed', 'two words', 'do.tted', 'quo"te', "apo'", 'ünï', 'x'.repeat(57), '1st', '$'];

/** Kinds whose names are unique in their table, enum or composite type. */
const OF_AN_OWNER: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'attribute',
  'column',
  'policy',
  'rule',
  'trigger',
  'value',
]);

/** Kinds that are in the schema of their table. */
const WITH_A_TABLE: ReadonlySet<ItemKind> = new Set<ItemKind>([
  ...(['check', 'exclusion', 'foreignKey', 'index', 'primaryKey', 'statistics', 'unique'] as const),
]);

/** The names of items by key. An item whose name an earlier one has gets another. */
export function nameItems(items: readonly Item[]): ReadonlyMap<number, string> {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const taken = new Set<string>();
  const names = new Map<number, string>();
  for (const item of [...items].sort((a, b) => a.key - b.key)) {
    const space = spaceOf(item, byKey.get(item.links[0] ?? -1));
    const wanted = nameOf(item);
    let name = wanted;
    for (let count = 2; taken.has(`${space}: ${name}`); count++) name = `${wanted}_${count}`;
    taken.add(`${space}: ${name}`);
    names.set(item.key, name);
  }
  return names;
}

/** Where its name is the only one. */
function spaceOf(item: Item, owner: Item | undefined): string {
  if (OF_AN_OWNER.has(item.kind)) return `${item.kind} of ${item.links[0]}`;
  const { schema } = WITH_A_TABLE.has(item.kind) && owner !== undefined ? owner : item;
  // Functions of one name may differ in their arguments.
  const overload = item.kind === 'function' ? argumentOf(item).sql : '';
  return `schema ${Math.max(schema % 5, 2)} ${overload}`;
}

function nameOf({ kind, name }: Item): string {
  const number = name % 100;
  const prefix = PREFIXES[kind];
  return number < 92 ? `${prefix}${number % 23}` : `${prefix}${choose(ODD, number)}`;
}
