import { quoteIdentifier } from '../../ddl/quote.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import type { AddConstraint } from '../../operations/constraint-operations.js';
import { indexOfKey } from '../../operations/index-of-key.js';
import type { CreateIndex, DropIndex } from '../../operations/index-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { CheckConstraint, ForeignKey, PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { helperName } from '../../schema/helper-name.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import { ExistingTables } from './existing-tables.js';
import { heldTogether } from './held-together.js';

type Written = readonly Operation[];

/**
 * One direction of a revision with the steps that keep readers and writers at work, written out: `CONCURRENTLY`, `NOT VALID`
 * and `VALIDATE CONSTRAINT`, and `USING INDEX`. What needs more than directives, such as batches or the partitions of a
 * table, stays as it is, and the run decides. Tables that the revision creates are empty, so nothing changes for them.
 *
 * @param before what the direction begins with
 */
export function writtenOnline(operations: Written, before: DatabaseSchema): Written {
  const tables = new ExistingTables(before);
  const held = heldTogether(operations);
  const written: Operation[] = [];
  for (const [place, operation] of operations.entries()) {
    const previous = operations[place - 1];
    const isHeld = held.has(operation);
    const swapped = isHeld || previous === undefined || held.has(previous) ? null : swapOf(operation, previous, tables);
    if (swapped !== null) written.splice(-1, 1, ...swapped);
    else written.push(...(isHeld ? [operation] : stepsOf(operation, tables)));
    tables.pass(operation);
  }
  return written;
}

/** The new index is built before the old one is dropped, so queries always have one. */
function swapOf(create: Operation, drop: Operation, tables: ExistingTables): Written | null {
  if (create.kind !== 'createIndex' || drop.kind !== 'dropIndex' || !isFree(create, tables)) return null;
  const { table, index } = create;
  if (!sameName(drop.table, table) || drop.name !== index.name) return null;
  const name = helperName('new_index', [table.schema, table.name, index.name]);
  return [
    { ...create, index: { ...index, name }, concurrently: true },
    { ...drop, concurrently: true },
    { kind: 'renameIndex', table, name, newName: index.name },
  ];
}

function stepsOf(operation: Operation, tables: ExistingTables): Written {
  switch (operation.kind) {
    case 'createIndex':
      return [isFree(operation, tables) ? { ...operation, concurrently: true } : operation];
    case 'dropIndex':
      return [canDropAlone(operation, tables) ? { ...operation, concurrently: true } : operation];
    case 'addConstraint':
      return constraintSteps(operation, tables);
    case 'alterColumn':
      return setsOnlyNotNull(operation) && tables.allowsNull(operation.table, operation.column)
        ? proven(operation.table, [operation.column], [operation])
        : [operation];
    default:
      return [operation];
  }
}

/** Whether the index can be built apart from everything else: PostgreSQL builds no index of partitions concurrently. */
function isFree({ table, index, unnamed = false }: CreateIndex, tables: ExistingTables): boolean {
  const isAttached = index.only === true || index.attachedTo !== undefined;
  return !(unnamed || isAttached) && (isPlainTable(table, tables) || tables.hasView(table));
}

function canDropAlone({ table, name }: DropIndex, tables: ExistingTables): boolean {
  const index = tables.find(table)?.indexes.find((one) => one.name === name);
  const isOwn = index?.inherited !== true && index?.attachedTo === undefined;
  return isOwn && (isPlainTable(table, tables) || tables.hasView(table));
}

function isPlainTable(name: QualifiedName, tables: ExistingTables): boolean {
  const table = tables.find(name);
  return table !== null && table.partitionBy === undefined;
}

function constraintSteps(operation: AddConstraint, tables: ExistingTables): Written {
  const { table, constraint, unnamed = false } = operation;
  if (unnamed || tables.find(table) === null) return [operation];
  switch (constraint.kind) {
    case 'check':
      return validatedLater(operation, constraint);
    case 'foreignKey':
      // Before PostgreSQL 18, a foreign key of a partitioned table can't be NOT VALID.
      return isPlainTable(table, tables) ? validatedLater(operation, constraint) : [operation];
    case 'primaryKey':
    case 'unique':
      return isPlainTable(table, tables) ? withIndexFirst(operation, constraint, tables) : [operation];
    case 'exclusion':
      return [operation];
  }
}

function validatedLater(operation: AddConstraint, constraint: CheckConstraint | ForeignKey): Written {
  if (constraint.notValid || constraint.notEnforced === true) return [operation];
  const { table } = operation;
  return [
    { ...operation, constraint: { ...constraint, notValid: true } },
    { kind: 'validateConstraint', table, name: constraint.name, alone: true },
  ];
}

function withIndexFirst(operation: AddConstraint, key: PrimaryKey | UniqueConstraint, tables: ExistingTables): Written {
  const isPart = key.only === true || key.attachedTo !== undefined;
  if (isPart || key.withoutOverlaps === true || operation.usingIndex !== undefined) return [operation];
  const { table } = operation;
  const index = { ...indexOfKey(key), comment: null };
  const built: Written = [
    { kind: 'createIndex', table, index, concurrently: true },
    { ...operation, usingIndex: key.name },
  ];
  if (key.kind === 'unique') return built;
  const nullable = key.columns.filter((column) => tables.allowsNull(table, column));
  return nullable.length === 0 ? built : proven(table, nullable, built);
}

/** Whether no row is read except for NOT NULL. */
function setsOnlyNotNull({ nullable, notNull, type, identity, serial, generated }: AlterColumn): boolean {
  const { noInherit, notValid } = notNull?.to ?? {};
  const readsMore = [type, identity, serial, generated, noInherit, notValid].some((one) => one !== undefined);
  return nullable?.to === false && !readsMore;
}

/** A valid check saves PostgreSQL the look at the rows. */
function proven(table: QualifiedName, columns: readonly string[], work: Written): Written {
  const checks = columns.map(
    (column): CheckConstraint => ({
      kind: 'check',
      name: helperName('not_null', [table.schema, table.name, column]),
      expression: `(${quoteIdentifier(column)} IS NOT NULL)`,
      noInherit: false,
      notValid: false,
      comment: null,
    }),
  );
  return [
    ...checks.flatMap((check) => validatedLater({ kind: 'addConstraint', table, constraint: check }, check)),
    ...work,
    ...checks.map(({ name }): Operation => ({ kind: 'dropConstraint', table, name })),
  ];
}
