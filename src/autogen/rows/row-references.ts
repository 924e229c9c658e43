import type { ForeignKey } from '../../schema/constraints.js';
import { nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import { isOwn, type Table } from '../../schema/table.js';
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

export function findReferences(changes: readonly DirectedChanges[], isEnforced: IsEnforced): readonly RowReference[] {
  const byName = new Map(changes.map((change) => [nameKey(change.table), change]));
  return changes.flatMap((child) =>
    child.table.foreignKeys.flatMap((key): readonly RowReference[] => {
      const parent = byName.get(nameKey(key.referredTable));
      return parent !== undefined && isOwn(key) && isEnforced(child.table, key) ? [{ child, parent, key }] : [];
    }),
  );
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
  if (key.onUpdate !== 'no action' && key.onUpdate !== 'restrict') return false;
  const isReferred = parent.updated.some(({ set }) => key.referredColumns.some((column) => set.has(column)));
  return isReferred && (child.deleted.length > 0 || insertsReference(reference) || updatesReference(reference));
}

export function isSelf({ child, parent }: RowReference): boolean {
  return child === parent || sameName(child.table, parent.table);
}
