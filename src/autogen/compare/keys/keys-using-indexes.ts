import type { AddConstraint } from '../../../operations/constraint-operations.js';
import type { DropIndex } from '../../../operations/index-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { Constraint, PrimaryKey, UniqueConstraint } from '../../../schema/constraints.js';
import { type Index, type IndexKey, isUsable } from '../../../schema/index-value.js';
import { besideTable } from '../../../schema/keys.js';
import { sameName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import { sameValue } from '../../../util/same-value.js';
import type { BlockedChanges } from '../tables/blocked-changes.js';

/**
 * A key takes over an equal unique index that would be dropped: ADD … USING INDEX reads no rows and renames the
 * index. PostgreSQL refuses this for a partitioned table, and for a partition the key must be its own.
 */
export function keysOfIndexes(
  operations: readonly Operation[],
  table: Table,
  blocked: BlockedChanges,
): readonly Operation[] {
  const candidates = operations.filter(
    (operation): operation is DropIndex =>
      operation.kind === 'dropIndex' && operation.was !== undefined && isPlain(operation.was),
  );
  if (candidates.length === 0 || table.partitionBy !== undefined) {
    return operations;
  }
  const taken = new Map<AddConstraint, DropIndex>();
  for (const operation of operations) {
    const index = operation.kind === 'addConstraint' ? equalIndex(operation, candidates) : undefined;
    const isFree = index !== undefined && ![...taken.values()].includes(index) && !isHit(index, blocked);
    if (operation.kind === 'addConstraint' && isFree) {
      taken.set(operation, index);
    }
  }
  const used = new Set<Operation>(taken.values());
  return operations.flatMap((operation): readonly Operation[] => {
    const index = operation.kind === 'addConstraint' ? taken.get(operation) : undefined;
    if (operation.kind === 'addConstraint' && index !== undefined) {
      return [{ ...operation, usingIndex: index.name }];
    }
    return used.has(operation) ? [] : [operation];
  });
}

/** Whether the index is as PostgreSQL creates it for a key. */
function isPlain(index: Index): boolean {
  const { unique, method, keys, where, inherited, attachedTo, only } = index;
  const isOwn = inherited !== true && attachedTo === undefined && only !== true;
  return unique && isUsable(index) && method === 'btree' && where === null && isOwn && keys.every(isPlainKey);
}

function isPlainKey({ column, collation, opclass, descending, nullsFirst }: IndexKey): boolean {
  return column !== null && collation === null && opclass === null && !descending && !nullsFirst;
}

function equalIndex({ table, constraint }: AddConstraint, indexes: readonly DropIndex[]): DropIndex | undefined {
  if (!isKey(constraint) || constraint.inherited || constraint.attachedTo !== undefined) return undefined;
  const index = indexes.find(
    ({ table: of, was }) => was !== undefined && sameName(of, table) && isIndexOf(constraint, was),
  );
  // Another index that may be taken over has the name: two keys can't exchange the names of their indexes.
  const isNameTaken = indexes.some(({ name }) => name === constraint.name && name !== index?.name);
  return isNameTaken ? undefined : index;
}

function isKey(constraint: Constraint): constraint is PrimaryKey | UniqueConstraint {
  return (constraint.kind === 'primaryKey' || constraint.kind === 'unique') && constraint.withoutOverlaps !== true;
}

function isIndexOf(key: PrimaryKey | UniqueConstraint, index: Index): boolean {
  const columns = index.keys.map(({ column }) => column);
  const areNullsDistinct = key.kind !== 'unique' || !key.nullsNotDistinct;
  const hasItsComment = index.comment === null || index.comment === key.indexComment;
  return (
    sameValue(columns, key.columns) &&
    sameValue(index.include, key.include) &&
    index.nullsNotDistinct !== areNullsDistinct &&
    sameValue(index.with, key.with) &&
    index.tablespace === key.tablespace &&
    hasItsComment
  );
}

/** Whether the index must be dropped because something else changes. */
function isHit({ table, name, was }: DropIndex, blocked: BlockedChanges): boolean {
  const columns = [...(was?.keys ?? []).flatMap(({ column }) => column ?? []), ...(was?.include ?? [])];
  return blocked.hitsPart(besideTable(table, name)) || blocked.hitsColumns(table, columns);
}
