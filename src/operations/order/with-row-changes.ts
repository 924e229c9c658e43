import { type Key, objectKey, partKey } from '../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { AlterColumn } from '../column-operations.js';
import type { DropConstraint } from '../constraint-operations.js';
import type { DropIndex } from '../index-operations.js';
import type { Operation } from '../operation.js';
import type { DropTable } from '../table-operations.js';
import { changedTables } from './changed-tables.js';
import type { Effects } from './effects.js';
import { allowsNull, isNotNull } from './split-not-nulls.js';

/**
 * PostgreSQL checks constraints, unique indexes, and NOT NULL on all rows, so they follow the changes of the rows. A row can
 * be inserted when a dropped column no longer requires a value.
 */
export function withRowChanges(effects: readonly Effects[], operations: readonly Operation[]): readonly Effects[] {
  const changed = changedTables(operations);
  if (changed.size === 0) return effects;
  const losing = new Set(operations.flatMap((each) => (dropsRequired(each) ? [nameKey(each.table)] : [])));
  return effects.map((effect, position) => {
    const operation = operations[position];
    return operation === undefined ? effect : aroundRows(effect, operation, { changed, losing });
  });
}

interface RowTables {
  readonly changed: ReadonlySet<string>;
  /** Tables that lose a column without which no row can be inserted. */
  readonly losing: ReadonlySet<string>;
}

function aroundRows(effect: Effects, operation: Operation, { changed, losing }: RowTables): Effects {
  if (operation.kind === 'bulkInsert') {
    return losing.has(nameKey(operation.table)) ? needing(effect, [objectKey('columns', operation.table)]) : effect;
  }
  if (operation.kind === 'dropTable') return beforeReferredRows(effect, operation, changed);
  if (operation.kind === 'dropConstraint' || operation.kind === 'dropIndex') {
    return beforeRows(effect, operation, changed);
  }
  if (operation.kind === 'alterColumn' && allowsNull(operation) && changed.has(nameKey(operation.table))) {
    return freeing(effect, operation);
  }
  const rows = rowsChecked(operation).filter((table) => changed.has(nameKey(table)));
  if (rows.length === 0) return effect;
  const checking = needing(
    effect,
    rows.map((table) => objectKey('rows', table)),
  );
  return operation.kind === 'alterColumn' ? afterColumn(checking, operation) : checking;
}

function dropsRequired(operation: Operation): operation is Operation & { readonly kind: 'dropColumn' } {
  if (operation.kind !== 'dropColumn' || operation.was === undefined) return false;
  const { nullable, serverDefault, identity, generated, serial } = operation.was;
  return !nullable && serverDefault === null && identity === null && generated === null && serial === null;
}

/** The tables whose rows PostgreSQL reads to check them. */
function rowsChecked(operation: Operation): readonly QualifiedName[] {
  switch (operation.kind) {
    case 'addConstraint': {
      const { table, constraint } = operation;
      return constraint.kind === 'foreignKey' ? [table, constraint.referredTable] : [table];
    }
    case 'createIndex':
      return operation.index.unique ? [operation.table] : [];
    case 'validateConstraint':
      return [operation.table];
    case 'alterColumn':
      return isNotNull(operation) ? [operation.table] : [];
    default:
      return [];
  }
}

/** Rows change after a constraint or an index that may prevent it is dropped. */
function beforeRows(effect: Effects, operation: DropConstraint | DropIndex, changed: ReadonlySet<string>): Effects {
  const { table, was } = operation;
  const referred = was !== undefined && 'referredTable' in was ? [was.referredTable] : [];
  return freeingRows(effect, [table, ...referred], changed);
}

/** Rows change after a table is dropped whose rows may refer to them. */
function beforeReferredRows(effect: Effects, { was }: DropTable, changed: ReadonlySet<string>): Effects {
  const referred = (was?.foreignKeys ?? []).map(({ referredTable }) => referredTable);
  return freeingRows(effect, referred, changed);
}

function freeingRows(effect: Effects, tables: readonly QualifiedName[], changed: ReadonlySet<string>): Effects {
  const rows = tables.filter((table) => changed.has(nameKey(table))).map((table) => objectKey('rows', table));
  return rows.length === 0 ? effect : { ...effect, frees: [...(effect.frees ?? []), ...rows] };
}

/** A row can be set to NULL before the column changes in another way. A primary key is dropped before. */
function freeing(effect: Effects, { table, column }: AlterColumn): Effects {
  return {
    phase: 'drop',
    step: 2,
    needs: (effect.needs ?? []).filter((key) => key === objectKey('table', table)),
    frees: [objectKey('rows', table), objectKey('shape', table), partKey('column', table, column)],
  };
}

function needing(effect: Effects, keys: readonly Key[]): Effects {
  return { ...effect, needs: [...(effect.needs ?? []), ...keys] };
}

/** The column has its final form before it becomes NOT NULL. */
function afterColumn(effect: Effects, { table, column }: AlterColumn): Effects {
  const own = new Set([objectKey('shape', table), partKey('column', table, column)]);
  return {
    ...effect,
    alters: (effect.alters ?? []).filter((key) => !own.has(key)),
    needs: [...(effect.needs ?? []), ...own],
  };
}
