import type { RenameOptions } from '../../../src/commands/difference/renames/given-rename.js';
import type { Item } from './items.js';
import { type Column, USER_TYPES, type World } from './world.js';

/** The schema before the changes and after them. */
export interface Sides {
  readonly before: World;
  readonly after: World;
}

export interface Pair<One> {
  readonly before: One;
  readonly after: One;
}

/** The tables that the tool takes for the same: it is told of the rename, or they have the same name. */
export function sameTables(sides: Sides): readonly Pair<Item>[] {
  return match(sides.before.all('table'), sides.after.all('table'), {
    isTold: (before, after) => isToldTable(before, after, sides),
    nameOf: (item, side) => fullName(item, sides[side]),
  });
}

/** The columns that the tool takes for the same, of tables that it takes for the same. */
export function sameColumns(tables: Pair<Item>, sides: Sides): readonly Pair<Column>[] {
  const [before, after] = [sides.before.columns(tables.before), sides.after.columns(tables.after)];
  return match(before, after, {
    isTold: (one, other) => one.item.key === other.item.key && isToldPart(one.item, other.item, sides),
    nameOf: ({ name }) => name,
  });
}

interface Matching<One> {
  isTold(before: One, after: One): boolean;
  nameOf(one: One, side: 'after' | 'before'): string;
}

function match<One>(
  before: readonly One[],
  after: readonly One[],
  { isTold, nameOf }: Matching<One>,
): readonly Pair<One>[] {
  const told = before.flatMap((one) =>
    after.filter((other) => isTold(one, other)).map((other) => ({ before: one, after: other })),
  );
  const rest = before.filter((one) => told.every((pair) => pair.before !== one));
  const free = after.filter((one) => told.every((pair) => pair.after !== one));
  const named = rest.flatMap((one) =>
    free
      .filter((other) => nameOf(other, 'after') === nameOf(one, 'before'))
      .map((other) => ({ before: one, after: other })),
  );
  return [...told, ...named];
}

/** What the tool is told of names that changed. */
export function renameOptions(sides: Sides): RenameOptions {
  const both = sides.after.items.flatMap((after) => {
    const before = sides.before.items.find(({ key }) => key === after.key);
    return before === undefined ? [] : [{ before, after }];
  });
  const whole = ({ before, after }: Pair<Item>) => `${fullName(before, sides.before)}:${fullName(after, sides.after)}`;
  return {
    rename: both.filter(({ before, after }) => isToldPart(before, after, sides)).map((pair) => partRename(pair, sides)),
    renameTable: both.filter(({ before, after }) => isToldTable(before, after, sides)).map(whole),
    renameType: both.filter(({ before, after }) => isToldType(before, after, sides)).map(whole),
  };
}

/** The former names of what the tool is told of, by key: `schema.name` of tables and types, the name of parts. */
export function toldNames(sides: Sides): ReadonlyMap<number, string> {
  const told = new Map<number, string>();
  for (const after of sides.after.items) {
    const before = sides.before.items.find(({ key }) => key === after.key);
    if (before === undefined) continue;
    if (isToldPart(before, after, sides)) told.set(after.key, sides.before.name(before));
    if (isToldTable(before, after, sides) || isToldType(before, after, sides))
      told.set(after.key, fullName(before, sides.before));
  }
  return told;
}

function fullName(item: Item, world: World): string {
  return `${world.schema(item)}.${world.name(item)}`;
}

function isToldTable(before: Item, after: Item, sides: Sides): boolean {
  return before.kind === 'table' && isToldWhole(before, after, { sides, of: (world) => world.all('table') });
}

function isToldType(before: Item, after: Item, sides: Sides): boolean {
  const of = (world: World) => world.items.filter((item) => world.userType(item) !== null);
  return USER_TYPES.includes(before.kind) && isToldWhole(before, after, { sides, of });
}

interface Among {
  readonly sides: Sides;
  of(world: World): readonly Item[];
}

/** The old name has to be gone and the new one to be new, and the options cannot name what has dots or colons in it. */
function isToldWhole(before: Item, after: Item, { sides, of }: Among): boolean {
  if (before.key !== after.key || after.untold === true) return false;
  const [from, to] = [fullName(before, sides.before), fullName(after, sides.after)];
  const [old, present] = [of(sides.before), of(sides.after)];
  if (from === to || !isPlain(from) || !isPlain(to) || !old.includes(before) || !present.includes(after)) return false;
  return (
    !present.some((item) => fullName(item, sides.after) === from) &&
    !old.some((item) => fullName(item, sides.before) === to)
  );
}

function isPlain(name: string): boolean {
  return /^[^.:]+\.[^.:]+$/.test(name);
}

/** A column of a table, or a value of an enum. */
function isToldPart(before: Item, after: Item, sides: Sides): boolean {
  if (before.key !== after.key || after.untold === true) return false;
  const [from, to] = [sides.before.name(before), sides.after.name(after)];
  const owners = ownersOf(before, after, sides);
  if (from === to || owners === null || !isPlain(`x.${from}`) || !isPlain(`x.${to}`)) return false;
  const [old, present] = [partsOf(before, owners.before, sides.before), partsOf(after, owners.after, sides.after)];
  return old.includes(from) && !old.includes(to) && present.includes(to) && !present.includes(from);
}

function ownersOf(before: Item, after: Item, sides: Sides): Pair<Item> | null {
  const [one, other] = [before.links[0], after.links[0]];
  const old = sides.before.items.find(({ key }) => key === one);
  const present = sides.after.items.find(({ key }) => key === other);
  if (old === undefined || present === undefined || !isPlain(fullName(old, sides.before))) return null;
  const isSame =
    fullName(old, sides.before) === fullName(present, sides.after) ||
    isToldTable(old, present, sides) ||
    isToldType(old, present, sides);
  return isSame && old.kind === present.kind ? { before: old, after: present } : null;
}

/** The names of the columns or values. Empty if the part itself is missing. */
function partsOf(part: Item, owner: Item, world: World): readonly string[] {
  if (part.kind === 'value' && owner.kind === 'enum')
    return world.parts(owner, 'value').map((value) => world.name(value));
  if (part.kind !== 'column' || owner.kind !== 'table') return [];
  const columns = world.columns(owner);
  return columns.some(({ key, inherited }) => key === part.key && !inherited) ? columns.map(({ name }) => name) : [];
}

function partRename({ before, after }: Pair<Item>, sides: Sides): string {
  const owner = ownersOf(before, after, sides)?.before;
  const of = owner === undefined ? '' : fullName(owner, sides.before);
  return `${of}.${sides.before.name(before)}:${sides.after.name(after)}`;
}
