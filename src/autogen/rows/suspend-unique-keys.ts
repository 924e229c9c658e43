import type { Operation } from '../../operations/operation.js';
import { indexedOf } from '../../schema/indexed.js';
import { bareName, nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import { isOwn, type Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';
import type { SchemasAround } from './row-writer.js';
import type { SuspendedKey } from './suspend-foreign-keys.js';
import type { UniqueKey } from './unique-keys.js';

export interface RefusingKey {
  /** As it is after the operations. */
  readonly table: Table;
  readonly key: UniqueKey;
}

/** The unique keys that exist while rows change. */
export function keysDuring(table: Table, keys: readonly UniqueKey[], operations: readonly Operation[]) {
  const dropped = new Set(
    operations.flatMap((each) =>
      (each.kind === 'dropConstraint' || each.kind === 'dropIndex') && sameName(each.table, table) ? [each.name] : [],
    ),
  );
  return keys.filter(({ part }) => !dropped.has(part.name));
}

/**
 * Whether the key can be dropped for a while, and be the same again. Partitions may have other names for their parts, and
 * a table forgets that a key is its replica identity.
 */
export function canBeSuspended({ table, key: { part } }: RefusingKey): boolean {
  const { replicaIdentity, clusterOn } = table.options ?? {};
  const isUsed =
    clusterOn === part.name || (typeof replicaIdentity === 'object' && replicaIdentity.index === part.name);
  return isOwn(part) && part.attachedTo === undefined && table.partitionBy === undefined && !isUsed;
}

/** Drops the keys before the rows change, and adds them afterwards. */
export function suspendUniqueKeys(
  keys: readonly RefusingKey[],
  operations: readonly Operation[],
): readonly Operation[] {
  return keys.flatMap(({ table, key }): readonly Operation[] => {
    const [of, name] = [bareName(table), nameAfter(operations, table, key.part.name)];
    // A key that is dropped with its column isn't added.
    const isKept = indexedOf(table).some((part) => part.name === name);
    const part = { ...key.part, name };
    if ('kind' in part) {
      const drop = { kind: 'dropConstraint', table: of, name, type: part.kind, was: part } as const;
      return isKept ? [drop, { kind: 'addConstraint', table: of, constraint: part }] : [drop];
    }
    const drop = { kind: 'dropIndex', table: of, name, was: part } as const;
    return isKept ? [drop, { kind: 'createIndex', table: of, index: part }] : [drop];
  });
}

/** The foreign keys that need one of the unique keys. */
export function foreignKeysOn(
  keys: readonly RefusingKey[],
  { before, after }: SchemasAround,
  operations: readonly Operation[],
): readonly SuspendedKey[] {
  return before.tables.flatMap((child) => {
    const table = after.tables.find((each) => nameKey(each) === nameKey(child));
    return child.foreignKeys.flatMap((was): readonly SuspendedKey[] => {
      const needs = keys.some(
        ({ table: parent, key }) =>
          sameName(parent, was.referredTable) &&
          sameValue(key.columns.map(({ name }) => name).toSorted(), was.referredColumns.toSorted()),
      );
      const isDropped = operations.some(
        (each) => each.kind === 'dropConstraint' && sameName(each.table, child) && each.name === was.name,
      );
      if (!needs || isDropped || !isOwn(was)) return [];
      const name = nameAfter(operations, child, was.name);
      const key = table?.foreignKeys.find((each) => each.name === name);
      return [{ table: child, key: key ?? { ...was, name }, isKept: key !== undefined }];
    });
  });
}

function nameAfter(operations: readonly Operation[], table: QualifiedName, name: string): string {
  for (const each of operations) {
    const renames = each.kind === 'renameConstraint' || each.kind === 'renameIndex';
    if (renames && sameName(each.table, table) && each.name === name) return each.newName;
  }
  return name;
}
