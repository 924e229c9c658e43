import { quoteIdentifier } from '../../ddl/quote.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import type { AddConstraint } from '../../operations/constraint-operations.js';
import { indexOfKey } from '../../operations/index-of-key.js';
import type { CreateIndex, DropIndex } from '../../operations/index-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { CheckConstraint, ForeignKey, PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { helperName } from '../../schema/helper-name.js';
import type { QualifiedName } from '../../schema/names.js';
import { ExistingTables } from './existing-tables.js';
import { heldTogether } from './held-together.js';
import { indexChanges, swapped } from './swapped-indexes.js';

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
  const dropsOf = new Map<Operation, DropIndex>();
  for (const [drop, create] of indexChanges(operations)) {
    const isApart = [drop, create].every((operation) => !held.has(operation));
    if (isApart && isFree(create, tables) && isFree(drop, tables)) dropsOf.set(create, drop);
  }
  const waiting = new Set<Operation>(dropsOf.values());
  return operations.flatMap((operation) => {
    const drop = dropsOf.get(operation);
    const steps =
      drop !== undefined && operation.kind === 'createIndex'
        ? swapped(drop, operation)
        : held.has(operation)
          ? [operation]
          : stepsOf(operation, tables);
    tables.pass(operation);
    return waiting.has(operation) ? [] : steps;
  });
}

function stepsOf(operation: Operation, tables: ExistingTables): Written {
  switch (operation.kind) {
    case 'createIndex':
    case 'dropIndex':
      return [isFree(operation, tables) ? { ...operation, concurrently: true } : operation];
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

/** Whether PostgreSQL can build or drop the index concurrently: not that of a partitioned table, nor one that belongs to it. */
function isFree(operation: CreateIndex | DropIndex, tables: ExistingTables): boolean {
  const { table } = operation;
  const index = operation.kind === 'createIndex' ? operation.index : operation.was;
  const isPart = index?.only === true || index?.attachedTo !== undefined || index?.inherited === true;
  const isNamed = operation.kind === 'dropIndex' || operation.unnamed !== true;
  return isNamed && !isPart && isPlainTable(table, tables);
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
  const was = { ...constraint, notValid: true };
  return [
    { ...operation, constraint: was },
    { kind: 'validateConstraint', table, name: constraint.name, was, alone: true },
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
    ...checks.flatMap(
      (check): Written => [
        { kind: 'addConstraint', table, constraint: check },
        { kind: 'validateConstraint', table, name: check.name, alone: true },
      ],
    ),
    ...work,
    ...checks.map(({ name }): Operation => ({ kind: 'dropConstraint', table, name })),
  ];
}
