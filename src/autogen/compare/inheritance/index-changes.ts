import type { Operation } from '../../../operations/operation.js';
import { type Indexed, isIndexed } from '../../../schema/indexed.js';
import { besideTable, type Key } from '../../../schema/keys.js';
import type { QualifiedName } from '../../../schema/names.js';

interface CreatedIndex {
  readonly table: QualifiedName;
  readonly part: Indexed;
}

/** The index, or the constraint with an index, that an operation creates. */
export function createdIndex(operation: Operation): readonly CreatedIndex[] {
  if (operation.kind === 'createIndex') {
    return [{ table: operation.table, part: operation.index }];
  }
  if (operation.kind !== 'addConstraint') {
    return [];
  }
  const { table, constraint } = operation;
  return isIndexed(constraint) ? [{ table, part: constraint }] : [];
}

export function droppedIndexes(keys: readonly Operation[]): ReadonlySet<Key> {
  return new Set(keys.flatMap(droppedIndex));
}

export function droppedIndex(operation: Operation): readonly Key[] {
  const drops = operation.kind === 'dropIndex' || operation.kind === 'dropConstraint';
  return drops ? [besideTable(operation.table, operation.name)] : [];
}

/** How an index or constraint is called after the changes. */
export function finalKeys(keys: readonly Operation[]): (key: Key) => Key {
  const names = new Map(
    keys.flatMap((operation): readonly (readonly [Key, Key])[] =>
      operation.kind === 'renameIndex' || operation.kind === 'renameConstraint'
        ? [[besideTable(operation.table, operation.name), besideTable(operation.table, operation.newName)]]
        : [],
    ),
  );
  return (key) => names.get(key) ?? key;
}
