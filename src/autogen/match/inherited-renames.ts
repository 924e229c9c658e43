import { clipName } from '../../schema/choose-name.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import type { RenamedObject, RenamedPart } from './renamed.js';

/**
 * PostgreSQL renames a column in all tables that have it from a parent, whatever is said of those. Another column of a child
 * that has the new name is in the way: it is put aside, and dropped there.
 *
 * @param before the tables as they are before the renames
 */
export function withInherited(
  columns: readonly RenamedPart[],
  before: readonly Table[],
  tables: readonly RenamedObject[],
): readonly RenamedPart[] {
  const newNames = new Map(tables.map(({ from, to }) => [nameKey(from), to]));
  const newName = ({ schema, name }: QualifiedName) => newNames.get(nameKey({ schema, name })) ?? { schema, name };
  const children = groupBy(
    before.flatMap((child) => parentsOf(child).map((parent) => ({ parent: nameKey(newName(parent)), child }))),
    ({ parent }) => parent,
  );
  const childrenOf = (table: QualifiedName) =>
    (children.get(nameKey(table)) ?? []).map(({ child }) => ({ of: newName(child), child }));
  const renamed = goDown(columns, childrenOf);
  const asides = inTheWay(renamed, childrenOf);
  return asides.length === 0 ? renamed : goDown([...asides, ...renamed.filter(isOwn)], childrenOf);
}

type ChildrenOf = (table: QualifiedName) => readonly { readonly of: QualifiedName; readonly child: Table }[];

function isOwn({ inheritedFrom }: RenamedPart): boolean {
  return inheritedFrom === undefined;
}

/** The renames of columns, with those that children get by them. */
function goDown(columns: readonly RenamedPart[], childrenOf: ChildrenOf): readonly RenamedPart[] {
  const inherited = new Map<string, RenamedPart>();
  const descend = (rename: RenamedPart): void => {
    const { from, to, inheritedFrom = rename.of } = rename;
    for (const { of, child } of childrenOf(rename.of)) {
      const part: RenamedPart = { of, from, to, inheritedFrom, ...(rename.aside && { aside: true }) };
      if (!inherited.has(partKey(part)) && child.columns.some(({ name }) => name === from)) {
        inherited.set(partKey(part), part);
        descend(part);
      }
    }
  };
  columns.forEach(descend);
  return [...columns.filter((part) => !inherited.has(partKey(part))), ...inherited.values()];
}

/** The columns of children that have the new name already, and keep it. */
function inTheWay(columns: readonly RenamedPart[], childrenOf: ChildrenOf): readonly RenamedPart[] {
  const known = new Set(columns.map(partKey));
  const asides = columns.flatMap((parent) =>
    childrenOf(parent.of).flatMap(({ of, child }): readonly RenamedPart[] => {
      const isInTheWay =
        child.columns.some(({ name }) => name === parent.to) && !known.has(partKey({ of, from: parent.to }));
      const has = child.columns.some(({ name }) => name === parent.from);
      return has && isInTheWay
        ? [{ of, from: parent.to, to: clipName(`limbeck_drops_${parent.to}`), aside: true }]
        : [];
    }),
  );
  return [...new Map(asides.map((part) => [partKey(part), part])).values()];
}

function partKey({ of, from }: Pick<RenamedPart, 'of' | 'from'>): string {
  return `${nameKey(of)}\0${from}`;
}
