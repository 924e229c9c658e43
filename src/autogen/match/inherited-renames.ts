import { clipName } from '../../schema/choose-name.js';
import { nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import { sameValue } from '../../util/same-value.js';
import type { RenamedObject, RenamedPart } from './renamed.js';

/** The tables before and after, and how they are renamed. */
export interface RenamedTables {
  readonly before: readonly Table[];
  readonly after: readonly Table[];
  readonly tables: readonly RenamedObject[];
}

/**
 * PostgreSQL renames a column in all tables that inherit it, even if their declarations don't rename it. If a child
 * has another column with the new name, that column is renamed out of the way and dropped later, when the child has
 * left the other parent that it has that column from. A rename waits for such a child that is dropped. A child that
 * leaves and keeps the old name leaves before the rename. Other children that leave then do so before it too, and get
 * their own renames. A child that stays, and leaves another parent of the column, leaves that one before the rename.
 */
export function withInherited(columns: readonly RenamedPart[], sides: RenamedTables): readonly RenamedPart[] {
  const children = childrenByParent(sides);
  const childrenOf: ChildrenOf = (table) => children.get(nameKey(table)) ?? [];
  const renamed = new Descent(childrenOf).inAll(columns);
  const asides = inTheWay(renamed, childrenOf);
  const waiting = renamed.filter(isOwn).map((part) => afterDropped(part, childrenOf));
  return asides.length === 0 && waiting.every(({ after }) => after === undefined)
    ? renamed
    : new Descent(childrenOf).inAll([...asides, ...waiting]);
}

/** A child by its new name. */
interface Child {
  readonly of: QualifiedName;
  readonly child: Table;
  readonly after: Table | undefined;
  /** The child inherits from the parent before and after. */
  readonly stays: boolean;
  /** The columns that it has from other parents. */
  readonly besides: ReadonlySet<string>;
  /** The other parents that it has before and after. */
  readonly others: readonly Sides[];
  /** The other parents that it leaves. */
  readonly lost: readonly Table[];
}

interface Sides {
  readonly before: Table;
  readonly after: Table;
}

type ChildrenOf = (table: QualifiedName) => readonly Child[];

function childrenByParent({ before, after, tables }: RenamedTables): ReadonlyMap<string, readonly Child[]> {
  const newNames = new Map(tables.map(({ from, to }) => [nameKey(from), to]));
  const newName = ({ schema, name }: QualifiedName) => newNames.get(nameKey({ schema, name })) ?? { schema, name };
  const wanted = new Map(after.map((table) => [nameKey(table), table]));
  const found = new Map(before.map((table) => [nameKey(table), table]));
  const families = before.flatMap((child) =>
    parentsOf(child).map((oldParent, _, all) => {
      const others = all.filter((other) => !sameName(other, oldParent));
      const besides = new Set(
        others.flatMap((other) => found.get(nameKey(other))?.columns ?? []).map(({ name }) => name),
      );
      const [of, parent] = [newName(child), newName(oldParent)];
      const is = wanted.get(nameKey(of));
      const isChild = is !== undefined && hasParent(is, parent);
      const stays = isChild && sameValue(is.partitionOf?.bound, child.partitionOf?.bound);
      const staying = others.flatMap((other): readonly Sides[] => {
        const [was, will] = [found.get(nameKey(other)), wanted.get(nameKey(newName(other)))];
        return was !== undefined && will !== undefined && is !== undefined && hasParent(is, will)
          ? [{ before: was, after: will }]
          : [];
      });
      const isLost = (other: QualifiedName) => is !== undefined && !hasParent(is, newName(other));
      const lost = others.filter(isLost).flatMap((other) => found.get(nameKey(other)) ?? []);
      return { parent, family: { of, child, after: is, stays, besides, others: staying, lost } };
    }),
  );
  const byParent = groupBy(families, ({ parent }) => nameKey(parent));
  return new Map([...byParent].map(([parent, of]) => [parent, of.map(({ family }) => family)]));
}

function hasParent(table: Table, parent: QualifiedName): boolean {
  return parentsOf(table).some((other) => sameName(other, parent));
}

/** A rename gives no new column. */
function getsColumn({ before, after }: Sides, { from, to }: RenamedPart): boolean {
  return !hasColumn(before, from) && !hasColumn(before, to) && hasColumn(after, to);
}

function isOwn({ inheritedFrom }: RenamedPart): boolean {
  return inheritedFrom === undefined;
}

/**
 * If it has a column with the new name too, that is another one, and the same holds for one that it gets from another parent: a renamed
 * column that the child keeps would be merged with it, and remain when that parent drops it.
 */
function keepsName({ child, after, stays, others }: Child, part: RenamedPart): boolean {
  if (stays || after === undefined) return false;
  const isAnother = hasColumn(child, part.to) || others.some((other) => getsColumn(other, part));
  return hasColumn(after, part.from) || (hasColumn(after, part.to) && isAnother);
}

function losesColumn({ after, stays }: Child, { from, to }: RenamedPart): boolean {
  return !stays && after !== undefined && !hasColumn(after, from) && !hasColumn(after, to);
}

/** Whether the child stays, and leaves another parent that it has the column from too. */
function partsFrom({ stays, lost }: Child, column: string): boolean {
  return stays && lost.some((parent) => hasColumn(parent, column));
}

function leaves({ after, stays }: Child): boolean {
  return !stays && after !== undefined;
}

function hasColumn({ columns }: Table, column: string): boolean {
  return columns.some(({ name }) => name === column);
}

/** The renames of columns, including those of columns that children inherit. */
class Descent {
  readonly #childrenOf: ChildrenOf;
  readonly #below = new Map<string, RenamedPart>();
  readonly #waits = new Map<RenamedPart, QualifiedName[]>();

  constructor(childrenOf: ChildrenOf) {
    this.#childrenOf = childrenOf;
  }

  inAll(columns: readonly RenamedPart[]): readonly RenamedPart[] {
    for (const column of columns) {
      this.#descend(column, column);
    }
    return [...columns.filter((part) => !this.#below.has(partKey(part))), ...this.#below.values()].map((part) => {
      const waits = this.#waits.get(part);
      return waits === undefined ? part : { ...part, after: [...(part.after ?? []), ...waits] };
    });
  }

  /** @param top the rename that this one follows from */
  #descend(above: RenamedPart, top: RenamedPart): void {
    const children = this.#childrenOf(above.of).filter(({ child }) => hasColumn(child, above.from));
    const isLate = children.some((child) => keepsName(child, above));
    const goesFirst = (child: Child) => (isLate && leaves(child)) || partsFrom(child, above.from);
    this.#wait(top, children.filter(goesFirst));
    const { from, to, aside } = above;
    const keepsAsItIs = (child: Child) => keepsName(child, above) || (isLate && losesColumn(child, above));
    for (const child of children.filter((each) => !keepsAsItIs(each))) {
      const isAlone = isLate && leaves(child);
      const place = isAlone ? { after: [child.of] } : inheritedPlace(child, top);
      const part: RenamedPart = { of: child.of, from, to, ...place, ...(aside && { aside }) };
      if (!this.#below.has(partKey(part))) {
        this.#below.set(partKey(part), part);
        this.#descend(part, isAlone ? part : top);
      }
    }
  }

  #wait(rename: RenamedPart, children: readonly Child[]): void {
    if (children.length > 0) {
      this.#waits.set(rename, [...(this.#waits.get(rename) ?? []), ...children.map(({ of }) => of)]);
    }
  }
}

function inheritedPlace({ stays }: Child, { of }: RenamedPart): Pick<RenamedPart, 'inheritedFrom' | 'leaves'> {
  return { inheritedFrom: of, ...(!stays && { leaves: true }) };
}

/** The columns of children that already have the new name, and keep it. */
function inTheWay(columns: readonly RenamedPart[], childrenOf: ChildrenOf): readonly RenamedPart[] {
  const known = new Set(columns.map(partKey));
  const asides = columns.flatMap((parent) =>
    childrenOf(parent.of).flatMap((each): readonly RenamedPart[] => {
      const { of, child, besides } = each;
      const isInTheWay = hasColumn(child, parent.to) && !known.has(partKey({ of, from: parent.to }));
      if (!isInTheWay || !hasColumn(child, parent.from) || goesBefore(each, parent)) return [];
      const newName = clipName(`limbeck_drops_${parent.to}`);
      return [{ of, from: parent.to, to: newName, aside: true, ...(besides.has(parent.to) && { after: [of] }) }];
    }),
  );
  return [...new Map(asides.map((part) => [partKey(part), part])).values()];
}

/** The rename of a column that children can't have, because PostgreSQL renames no column that another parent has. */
function afterDropped(part: RenamedPart, childrenOf: ChildrenOf): RenamedPart {
  const dropped = childrenOf(part.of).filter((child) => isDroppedWith(child, part));
  return dropped.length === 0 ? part : { ...part, after: [...(part.after ?? []), ...dropped.map(({ of }) => of)] };
}

/** The child is dropped, or leaves, before the rename. */
function goesBefore(child: Child, part: RenamedPart): boolean {
  return isDroppedWith(child, part) || keepsName(child, part);
}

function isDroppedWith({ after, besides }: Child, { to }: RenamedPart): boolean {
  return after === undefined && besides.has(to);
}

function partKey({ of, from }: Pick<RenamedPart, 'of' | 'from'>): string {
  return `${nameKey(of)}\0${from}`;
}
