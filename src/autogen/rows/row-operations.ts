import type { BulkInsert } from '../../operations/bulk-insert-operation.js';
import type { Operation } from '../../operations/operation.js';
import type { DeleteRows, UpdateRows } from '../../operations/row-change-operations.js';
import { bareName, nameKey } from '../../schema/names.js';
import type { Sides } from '../scope/sides.js';
import { checkAtOnce } from './check-at-once.js';
import { isReshaped } from './is-reshaped.js';
import type { RowChanges, RowTexts } from './row-changes.js';
import { planRowChanges, type RowTurn } from './row-order.js';
import { type DirectedChanges, findReferences, type UpdatedTexts } from './row-references.js';
import { RowWriter, type SchemasAround } from './row-writer.js';
import { enforcedDuring, suspendForeignKeys } from './suspend-foreign-keys.js';
import {
  canBeSuspended,
  foreignKeysOn,
  keysDuring,
  type RefusingKey,
  suspendUniqueKeys,
} from './suspend-unique-keys.js';
import { uniqueKeys } from './unique-keys.js';
import { inUniqueOrder } from './unique-order.js';

/** The operations together with those that lead to the declared rows. `reflected` has the new names. */
export function withUpgradeRows(
  operations: readonly Operation[],
  changes: readonly RowChanges[],
  sides: Sides,
): readonly Operation[] {
  const around = { before: sides.reflected, after: sides.declared };
  const directed = changes.map(({ pair, inserted, updated, deleted }): DirectedChanges => {
    const { key } = pair.rows;
    const table = pair.declared;
    const found = (row: RowTexts) => pick(row, key, (column) => pair.before(column) ?? column);
    return {
      table,
      key,
      inserted,
      updated: updated.map((row) => ({
        key: row.key,
        set: row.set,
        before: (column) => row.found(pair.before(column) ?? column),
      })),
      deleted: deleted.map(found),
      gone: deleted.map((row) => (column) => row.get(pair.before(column) ?? column) ?? null),
      isReshaped: isReshaped(table, around),
    };
  });
  return withRowOperations(operations, directed, around);
}

/** The operations together with those that lead back. The rows of a new table are dropped with it. `reflected` has the new names. */
export function withDowngradeRows(
  operations: readonly Operation[],
  changes: readonly RowChanges[],
  sides: Sides,
): readonly Operation[] {
  const around = { before: sides.reflected, after: sides.declared };
  const directed = changes.flatMap(({ pair, inserted, updated, deleted }): readonly DirectedChanges[] => {
    const { reflected, rows } = pair;
    if (reflected === null) return [];
    const names = new Map(rows.columns.map((column) => [pair.before(column), column]));
    const nameIn = (column: string) => names.get(column) ?? column;
    const key = rows.key.map((column) => pair.before(column) ?? column);
    return [
      {
        table: reflected,
        key,
        inserted: deleted,
        updated: updated.map(({ keyBefore, before, set, found }) => ({
          key: keyBefore,
          set: before,
          before: (column) => set.get(nameIn(column)) ?? (set.has(nameIn(column)) ? null : found(column)),
        })),
        deleted: inserted.map((row) => pick(row, key, nameIn)),
        gone: inserted.map((row) => (column) => row.get(nameIn(column)) ?? null),
        isReshaped: isReshaped(reflected, around),
      },
    ];
  });
  return withRowOperations(operations, directed, around);
}

function pick(row: RowTexts, columns: readonly string[], nameIn: (column: string) => string): RowTexts {
  return new Map(columns.map((column) => [column, row.get(nameIn(column)) ?? null]));
}

function withRowOperations(
  operations: readonly Operation[],
  changes: readonly DirectedChanges[],
  around: SchemasAround,
): readonly Operation[] {
  if (changes.length === 0) return operations;
  const created = new Set(operations.flatMap((each) => (each.kind === 'createTable' ? [nameKey(each.table)] : [])));
  const existing = around.after.tables.filter((table) => !created.has(nameKey(table)));
  const { ordered, refusing } = orderUpdates(changes, operations, around);
  const needing = foreignKeysOn(refusing, around, operations);
  const { turns, suspended } = planRowChanges(
    ordered,
    findReferences(ordered, existing, enforcedDuring(operations, needing)),
  );
  const others = [
    ...suspendForeignKeys(operations, [
      ...needing,
      ...suspended.map(({ child, key }) => ({ table: child.table, key, isKept: true })),
    ]),
    ...suspendUniqueKeys(refusing, operations),
  ];
  return [
    ...others,
    ...checkAtOnce({ before: around.before.tables, after: existing }, ordered, enforcedDuring(others, [])),
    ...rowOperations(ordered, turns, around),
  ];
}

/** The changes with their updates in an order that unique keys allow, and the keys that no order satisfies. */
function orderUpdates(
  changes: readonly DirectedChanges[],
  operations: readonly Operation[],
  around: SchemasAround,
): { readonly ordered: readonly DirectedChanges[]; readonly refusing: readonly RefusingKey[] } {
  const refusing: RefusingKey[] = [];
  const ordered = changes.map((change) => {
    const before = around.before.tables.find((table) => nameKey(table) === nameKey(change.table));
    if (before === undefined || change.updated.length === 0) return change;
    const writer = new RowWriter(change.table, around);
    const keys = keysDuring(before, uniqueKeys(before), operations);
    const order = inUniqueOrder(change.updated, keys, (column, value) => writer.isSetBefore(column, value));
    refusing.push(...order.refusing.map((key) => ({ table: change.table, key })).filter(canBeSuspended));
    return { ...change, updated: order.updated };
  });
  return { ordered, refusing };
}

function rowOperations(
  changes: readonly DirectedChanges[],
  turns: readonly RowTurn[],
  around: SchemasAround,
): readonly Operation[] {
  return changes.flatMap((change, at): readonly Operation[] => {
    const turn = turns[at] ?? { parents: [], updateParents: [], deletesLate: false };
    const writer = new RowWriter(change.table, around);
    const [deletes, updates, inserts] = [
      deleteOperations(change, turn, writer),
      updateOperations(change, turn, writer),
      insertOperations(change, turn, writer),
    ];
    return turn.deletesLate ? [...inserts, ...updates, ...deletes] : [...deletes, ...updates, ...inserts];
  });
}

function targetOf({ table }: DirectedChanges, parents: RowTurn['parents']): Pick<UpdateRows, 'table' | 'parents'> {
  return { table: bareName(table), ...(parents.length > 0 && { parents }) };
}

function deleteOperations(change: DirectedChanges, turn: RowTurn, writer: RowWriter): readonly DeleteRows[] {
  const { deleted } = change;
  if (deleted.length === 0) return [];
  const rows = deleted.map((row) => writer.row(row));
  const early = turn.deletesLate ? {} : { early: true as const };
  return [{ kind: 'deleteRows', ...targetOf(change, turn.parents), rows, ...writer.options(deleted), ...early }];
}

function insertOperations(change: DirectedChanges, turn: RowTurn, writer: RowWriter): readonly BulkInsert[] {
  const { inserted } = change;
  if (inserted.length === 0) return [];
  const rows = inserted.map((row) => writer.row(row));
  const overriding = writer.overrides(inserted) ? { overridingSystemValue: true } : {};
  const advanceSequences = writer.numbered(inserted);
  const numbered = advanceSequences.length === 0 ? {} : { advanceSequences };
  return [
    {
      kind: 'bulkInsert',
      ...targetOf(change, turn.parents),
      rows,
      ...writer.options(inserted),
      ...overriding,
      ...numbered,
    },
  ];
}

/** Values that the new type may refuse are replaced before the type changes, and all others are set after it. */
function updateOperations(change: DirectedChanges, turn: RowTurn, writer: RowWriter): readonly UpdateRows[] {
  const { key, updated } = change;
  return [true, false].flatMap((isEarly): readonly UpdateRows[] => {
    const part = updated.flatMap((row): readonly UpdatedTexts[] => {
      const set = [...row.set].filter(([column, value]) => writer.isSetBefore(column, value) === isEarly);
      return set.length === 0 ? [] : [{ ...row, set: new Map(set) }];
    });
    if (part.length === 0) return [];
    const rows = part.map((row) => writer.row(new Map([...row.key, ...row.set])));
    const options = writer.options(part.map(({ set }) => set));
    return [
      {
        kind: 'updateRows',
        ...targetOf(change, turn.updateParents),
        key,
        rows,
        ...options,
        ...(isEarly && { early: true as const }),
      },
    ];
  });
}
