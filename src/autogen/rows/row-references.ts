import type { ForeignKey, ReferentialAction } from '../../schema/constraints.js';
import { nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import { isOwn, type Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';
import type { RowTexts } from './row-changes.js';

export interface UpdatedTexts {
  readonly key: RowTexts;
  readonly set: RowTexts;
  /** Any value before the changes. */
  readonly before: (column: string) => string | null;
}

/** Changes of the rows of one table in one direction, by the names that it has after the renames. */
export interface DirectedChanges {
  /** As it is after the changes. */
  readonly table: Table;
  readonly key: readonly string[];
  /** Only the keys. */
  readonly deleted: readonly RowTexts[];
  /** The known values of each deleted row. */
  readonly gone: readonly ((column: string) => string | null)[];
  readonly updated: readonly UpdatedTexts[];
  readonly inserted: readonly RowTexts[];
  /** Whether the rows that are deleted may prevent a change of the columns. */
  readonly isReshaped: boolean;
}

/** A foreign key between two tables whose rows change, or of one such table to itself. */
export interface RowReference {
  readonly child: DirectedChanges;
  readonly parent: DirectedChanges;
  readonly key: ForeignKey;
}

/** Whether the constraint exists while the rows change. */
export type IsEnforced = (table: QualifiedName, key: Pick<ForeignKey, 'name' | 'notEnforced'>) => boolean;

/** @param others tables that may refer to the changed ones */
export function findReferences(
  changes: readonly DirectedChanges[],
  others: readonly Table[],
  isEnforced: IsEnforced,
): readonly RowReference[] {
  const byName = new Map(changes.map((change) => [nameKey(change.table), change]));
  const unchanged = others.filter((table) => !byName.has(nameKey(table))).map(withoutChanges);
  return [...changes, ...unchanged].flatMap((child) =>
    child.table.foreignKeys.flatMap((key): readonly RowReference[] => {
      const parent = byName.get(nameKey(key.referredTable));
      return parent !== undefined && isOwn(key) && isEnforced(child.table, key) ? [{ child, parent, key }] : [];
    }),
  );
}

function withoutChanges(table: Table): DirectedChanges {
  return { table, key: [], deleted: [], gone: [], updated: [], inserted: [], isReshaped: false };
}

/** Whether one of the tables has to wait for the other. */
export function decidesOrder(reference: RowReference): boolean {
  const { child, parent } = reference;
  const refersToNew = parent.inserted.length > 0 && (insertsReference(reference) || updatesReference(reference));
  const refersToOld = parent.deleted.length > 0 && (child.deleted.length > 0 || updatesReference(reference));
  return refersToNew || refersToOld;
}

export function insertsReference({ child, key }: RowReference): boolean {
  return child.inserted.some((row) => key.columns.some((column) => (row.get(column) ?? null) !== null));
}

export function updatesReference({ child, key }: RowReference): boolean {
  return child.updated.some(({ set }) => key.columns.some((column) => set.has(column)));
}

/** Whether a column changes that rows of the child refer to, and PostgreSQL doesn't change the child with it. */
export function changesReferred(reference: RowReference): boolean {
  const { child, parent, key } = reference;
  if (!isRefused(key.onUpdate)) return false;
  const isReferred = parent.updated.some(({ set }) => key.referredColumns.some((column) => set.has(column)));
  return isReferred && (child.deleted.length > 0 || insertsReference(reference) || updatesReference(reference));
}

/** Whether a value that rows refer to leaves one row and comes to another. PostgreSQL refuses the first of both changes. */
export function handsOnReferred({ parent, key }: RowReference): boolean {
  const { onDelete, onUpdate, referredColumns } = key;
  if (sameValue(referredColumns.toSorted(), parent.key.toSorted())) return false;
  // No row refers to NULL.
  const textOf = (value: (column: string) => string | null) => {
    const values = referredColumns.map(value);
    return values.includes(null) ? null : JSON.stringify(values);
  };
  const moved = parent.updated.filter(({ set }) => referredColumns.some((column) => set.has(column)));
  const given = new Set([
    ...(isRefused(onDelete) ? parent.gone : []).map(textOf),
    ...(isRefused(onUpdate) ? moved : []).map(({ before }) => textOf(before)),
  ]);
  const taken = [
    ...parent.inserted.map((row) => textOf((column) => row.get(column) ?? null)),
    ...moved.map((row) => textOf((column) => valueAfter(row, column))),
  ];
  return taken.some((value) => value !== null && given.has(value));
}

export function valueAfter({ set, before }: UpdatedTexts, column: string): string | null {
  return set.has(column) ? (set.get(column) ?? null) : before(column);
}

function isRefused(action: ReferentialAction): boolean {
  return action === 'no action' || action === 'restrict';
}

export function isSelf({ child, parent }: RowReference): boolean {
  return child === parent || sameName(child.table, parent.table);
}
