import type { AddConstraint } from '../../../operations/constraint-operations.js';
import type { UniqueConstraint } from '../../../schema/constraints.js';
import { type Indexed, indexedOf } from '../../../schema/indexed.js';
import { besideTable, type Key } from '../../../schema/keys.js';
import { bareName, sameName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { sameValue } from '../../../util/same-value.js';
import { wholeFinder } from './find-origin.js';

/**
 * Whether the partition's own constraint can only be attached when PostgreSQL creates the constraint of the partitioned
 * table. From PostgreSQL 17 on, ATTACH PARTITION doesn't attach a primary key to a unique constraint.
 */
export function isAttachedLate(part: Indexed, whole: Indexed): boolean {
  return (
    'kind' in part && 'kind' in whole && part.kind === 'primaryKey' && whole.kind === 'unique' && whole.only !== true
  );
}

/** A primary key of a partition, and the unique constraint that it is attached to. */
interface LateAttachment {
  readonly part: Key;
  readonly whole: Key;
}

export function lateAttachments(tables: readonly Table[]): readonly LateAttachment[] {
  const wholeOf = wholeFinder(tables);
  return tables.flatMap((table) =>
    indexedOf(table).flatMap((part) => {
      const found = isOwn(part) ? wholeOf(table, part) : null;
      return found !== null && isAttachedLate(part, found.whole)
        ? [{ part: besideTable(table, part.name), whole: found.key }]
        : [];
    }),
  );
}

/**
 * Unique constraints of new tables that are added when the partitions have their primary keys. A younger constraint of the same
 * columns follows, because PostgreSQL numbers the names of their parts.
 */
export function lateKeys(newTables: readonly Table[], declared: readonly Table[]): readonly AddConstraint[] {
  const late = new Set(lateAttachments(declared).map(({ whole }) => whole));
  return newTables.flatMap((table) => {
    const isLate = ({ name }: UniqueConstraint) => late.has(besideTable(table, name));
    const follows = ({ columns }: UniqueConstraint, place: number) =>
      table.uniques.slice(0, place).some((older) => isLate(older) && sameValue(older.columns, columns));
    return table.uniques
      .filter((unique, place) => isOwn(unique) && (isLate(unique) || follows(unique, place)))
      .map((constraint) => ({ kind: 'addConstraint', table: bareName(table), constraint }) as const);
  });
}

export function withoutKeys(table: Table, keys: readonly AddConstraint[]): Table {
  const names = new Set(keys.filter((key) => sameName(key.table, table)).map(({ constraint }) => constraint.name));
  return names.size === 0 ? table : { ...table, uniques: table.uniques.filter(({ name }) => !names.has(name)) };
}
