import type { CreateTable, DropTable, RenameTable, SetTableSchema } from '../operations/table-operations.js';
import {
  type Constraint,
  type PrimaryKey,
  sameExclusion,
  sameKey,
  type UniqueConstraint,
} from '../schema/constraints.js';
import type { PartitionOf } from '../schema/partition.js';
import { constraintsOf, isOwn, type Table, withOwnParts } from '../schema/table.js';
import { columnDefinition } from './column-definition.js';
import { columnOptions } from './column-options.js';
import { columnObject, commentIfAny } from './comment-on.js';
import { optionsAfterCreation } from './compile-alter-table.js';
import { afterConstraint, compileAddConstraint } from './compile-constraint.js';
import { compileCreateIndex } from './compile-index.js';
import { compileAttachPartition } from './compile-inheritance.js';
import { constraintDefinition } from './constraint-definition.js';
import { identitySequences } from './identity-sequences.js';
import { joinWords } from './join-words.js';
import { quoteRelation } from './names/default-schema.js';
import { notNullAfterCreation } from './not-null.js';
import { partitionBound, partitionByClause } from './partition.js';
import { quoteIdentifier } from './quote.js';
import {
  createSerialSequence,
  findPseudoType,
  findSerial,
  ownSerialSequence,
  type SerialColumn,
} from './serial-sequence.js';
import { setSchema } from './set-schema.js';
import { storageParameters } from './storage-parameters.js';

export function compileCreateTable(operation: CreateTable): readonly string[] {
  const { table, ifNotExists = false } = operation;
  const own = withOwnParts(table);
  const constraints = constraintsOf(own);
  const later = constraints.filter((constraint, at) => {
    const others = constraints.slice(0, at);
    return isNotValid(constraint) || hasTwin(constraint, others) || followsNotValidKey(constraint, others);
  });
  const inline = constraints.filter((constraint) => !later.includes(constraint));
  const sequences = separateSequences(table);
  return [
    ...sequences.map((sequence) => createSerialSequence(sequence, ifNotExists)),
    createTable(operation, inline),
    ...sequences.map(ownSerialSequence),
    ...inline.flatMap((constraint) => afterConstraint(table, constraint)),
    ...later.flatMap((constraint) => compileAddConstraint({ kind: 'addConstraint', table, constraint })),
    ...own.indexes.flatMap((index) => compileCreateIndex({ kind: 'createIndex', table, index, ifNotExists })),
    ...(table.options === undefined ? [] : optionsAfterCreation(table, table.options)),
    ...columnOptions(table, table.columns),
    ...notNullAfterCreation(table, table.columns.filter(isOwn)),
    ...identitySequences(table, table.columns),
    ...attachment(table),
    ...commentIfAny(`TABLE ${quoteRelation(table)}`, table.comment),
    ...table.columns.flatMap(({ name, comment }) => commentIfAny(columnObject(table, name), comment)),
  ];
}

function createTable(operation: CreateTable, constraints: readonly Constraint[]): string {
  const { table, ifNotExists = false } = operation;
  const { partitionBy, inherits = [] } = table;
  const { unlogged = false, accessMethod, tablespace, with: parameters = {} } = table.options ?? {};
  const storage = storageParameters(parameters);
  const items = [
    ...table.columns.filter(isOwn).map((column) => columnDefinition(table, column)),
    ...constraints.map(constraintDefinition),
  ];
  const list = items.length === 0 ? '' : `(\n  ${items.join(',\n  ')}\n)`;
  return joinWords(
    unlogged ? 'CREATE UNLOGGED TABLE' : 'CREATE TABLE',
    ifNotExists && 'IF NOT EXISTS',
    quoteRelation(table),
    table.partitionOf !== undefined && takesAll(table) ? partitionOf(table.partitionOf, list) : list || '()',
    inherits.length > 0 && `INHERITS (${inherits.map(quoteRelation).join(', ')})`,
    partitionBy !== undefined && partitionByClause(partitionBy),
    accessMethod !== undefined && `USING ${quoteIdentifier(accessMethod)}`,
    storage !== '' && `WITH ${storage}`,
    tablespace !== undefined && `TABLESPACE ${quoteIdentifier(tablespace)}`,
  );
}

function partitionOf({ parent, bound }: PartitionOf, list: string): string {
  return joinWords(`PARTITION OF ${quoteRelation(parent)}`, list, partitionBound(bound));
}

/** A partition that declares no columns takes those of its parent. */
function takesAll({ columns }: Table): boolean {
  return columns.every((column) => !isOwn(column));
}

/** A partition that declares columns is created as a table, then attached. */
function attachment(table: Table): readonly string[] {
  return table.partitionOf === undefined || takesAll(table)
    ? []
    : compileAttachPartition({ kind: 'attachPartition', table, ...table.partitionOf });
}

// CREATE TABLE ignores NOT VALID, because an empty table has no row to look at.
function isNotValid(constraint: Constraint): boolean {
  return 'notValid' in constraint && constraint.notValid;
}

// PostgreSQL chooses names for the parts of a key that refers to a partitioned table, and may choose the name of a
// later key.
function followsNotValidKey({ kind }: Constraint, others: readonly Constraint[]): boolean {
  return kind === 'foreignKey' && others.some((other) => other.kind === kind && isNotValid(other));
}

// Of two equal keys CREATE TABLE makes one.
function hasTwin(constraint: Constraint, others: readonly Constraint[]): boolean {
  return constraint.kind === 'exclusion'
    ? others.some((other) => other.kind === 'exclusion' && sameExclusion(other, constraint))
    : isKey(constraint) && others.some((other) => isKey(other) && sameKey(other, constraint));
}

function isKey(constraint: Constraint): constraint is PrimaryKey | UniqueConstraint {
  return constraint.kind === 'primaryKey' || constraint.kind === 'unique';
}

/** The sequences of serial columns that the pseudo-type would not make as they are. */
function separateSequences(table: Table): readonly SerialColumn[] {
  return table.columns
    .filter((column) => findPseudoType(table, column) === undefined)
    .flatMap((column) => findSerial(table, column) ?? []);
}

export function compileDropTable({ table, ifExists = false, cascade = false }: DropTable): readonly string[] {
  return [joinWords('DROP TABLE', ifExists && 'IF EXISTS', quoteRelation(table), cascade && 'CASCADE')];
}

export function compileRenameTable({ table, newName }: RenameTable): readonly string[] {
  return [`ALTER TABLE ${quoteRelation(table)} RENAME TO ${quoteIdentifier(newName)}`];
}

export function compileSetTableSchema({ table, newSchema }: SetTableSchema): readonly string[] {
  return [setSchema(`TABLE ${quoteRelation(table)}`, newSchema)];
}
