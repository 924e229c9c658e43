import type { RenameColumn } from '../../operations/column-operations.js';
import type { Operation } from '../../operations/operation.js';
import { nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';

interface RenamesAndOthers {
  readonly renames: readonly Operation[];
  readonly others: readonly Operation[];
}

/**
 * A rename of a column waits for the children that leave. A child that is rebuilt leaves nothing by itself: it is detached
 * before. A partition of a table that is rebuilt too gets the new name with that table, which keeps its rows.
 *
 * @param before the tables before the other operations, under their new names
 */
export function leaveBeforeRenames(
  { renames, others }: RenamesAndOthers,
  { before, after }: { readonly before: readonly Table[]; readonly after: readonly Table[] },
): RenamesAndOthers {
  const waits = new Map(renames.flatMap((each) => waitsOf(each).map((child) => [nameKey(child), child] as const)));
  const left = new Set(others.flatMap(leftBy));
  const dropped = new Set(others.flatMap((each) => (each.kind === 'dropTable' ? [nameKey(each.table)] : [])));
  const rebuilt = [...waits.values()].filter((child) => dropped.has(nameKey(child)) && !left.has(nameKey(child)));
  if (rebuilt.length === 0) return { renames, others };
  const parentOf = (tables: readonly Table[], child: QualifiedName) =>
    tables.find((table) => sameName(table, child))?.partitionOf?.parent;
  const staying = rebuilt.filter((child) => {
    const [was, is] = [parentOf(before, child), parentOf(after, child)];
    return was !== undefined && is !== undefined && sameName(was, is) && dropped.has(nameKey(was));
  });
  const leaving = rebuilt.filter((child) => !staying.includes(child));
  return {
    renames: staying.reduce(renamedWithParent, renames),
    others: [...before.filter((table) => leaving.some((child) => sameName(child, table))).flatMap(leave), ...others],
  };
}

function waitsOf(operation: Operation): readonly QualifiedName[] {
  return operation.kind === 'renameColumn' ? (operation.after ?? []) : [];
}

function leftBy(operation: Operation): readonly string[] {
  return operation.kind === 'detachPartition' || operation.kind === 'dropParent' ? [nameKey(operation.table)] : [];
}

function leave({ schema, name, partitionOf, inherits = [] }: Table): readonly Operation[] {
  const table = { schema, name };
  return [
    ...(partitionOf === undefined
      ? []
      : [{ kind: 'detachPartition', table, parent: partitionOf.parent, was: partitionOf.bound } as const]),
    ...inherits.map((parent) => ({ kind: 'dropParent', table, parent }) as const),
  ];
}

/** The child's own renames become part of those of its parent. */
function renamedWithParent(renames: readonly Operation[], child: QualifiedName): readonly Operation[] {
  const waiting = renames.filter((each) => each.kind === 'renameColumn').filter((each) => waitsFor(each, child));
  const own = waiting.filter(({ table }) => sameName(table, child));
  return renames.flatMap((each) => {
    const rename = waiting.find((other) => other === each);
    if (rename === undefined) return [each];
    return own.includes(rename) ? [] : [withChild(rename, child, own)];
  });
}

function withChild(
  { after = [], children = [], ...rename }: RenameColumn,
  child: QualifiedName,
  own: readonly RenameColumn[],
): RenameColumn {
  const below = own.filter(({ column }) => column === rename.column).flatMap((each) => each.children ?? []);
  const others = after.filter((other) => !sameName(other, child));
  return { ...rename, children: [...children, child, ...below], ...(others.length > 0 && { after: others }) };
}

function waitsFor({ after = [] }: RenameColumn, child: QualifiedName): boolean {
  return after.some((other) => sameName(other, child));
}
