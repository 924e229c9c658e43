import type {
  AddColumn,
  AlterColumn,
  Change,
  ColumnConstraint,
  DropColumn,
  RenameColumn,
} from '../../operations/column-operations.js';
import type { Identity, Serial } from '../../schema/column.js';
import type { ForeignKey } from '../../schema/constraints.js';
import { joinDotted, partsOfName } from '../../schema/names.js';
import type { ColumnType } from '../../schema/types.js';
import {
  call,
  docOrNull,
  type Entry,
  link,
  literalDoc,
  object,
  optionalSql,
  optionalString,
  optionalTrue,
  options,
  string,
} from './build-doc.js';
import { primaryKeyEntries, referenceEntries, uniqueEntries } from './constraint-options.js';
import { directive, dropEntries, schemaEntry } from './directive.js';
import type { Doc } from './doc.js';
import { columnOptionEntries, notNullEntries } from './option-entries.js';
import { identityEntries, renderColumn, sequenceName } from './render-column.js';
import type { RenderContext } from './render-context.js';
import { renderDefault } from './render-default.js';
import { renderCollatedType, renderType, withLinks } from './render-type.js';

export function renderAddColumn(
  { table, column, constraints = [], ifNotExists }: AddColumn,
  context: RenderContext,
): Doc {
  const builder = withLinks(renderColumn(column, table, context), constraints.map(constraintLink));
  return directive(
    'addColumn',
    [string(table.name), string(column.name), builder],
    [['ifNotExists', optionalTrue(ifNotExists)], schemaEntry(table)],
  );
}

function constraintLink(constraint: ColumnConstraint): Doc {
  const name: Entry = ['name', string(constraint.name)];
  switch (constraint.kind) {
    case 'primaryKey':
      return link('primaryKey', [object([name, ...primaryKeyEntries(constraint)])]);
    case 'unique':
      return link('unique', [object([name, ...uniqueEntries(constraint)])]);
    case 'foreignKey':
      return link('references', [referenceTo(constraint), object([name, ...referenceEntries(constraint)])]);
  }
}

function referenceTo({ referredTable, referredColumns }: ForeignKey): Doc {
  return string(joinDotted([...partsOfName(referredTable), ...referredColumns]));
}

export function renderDropColumn({ table, column, only, ...options }: DropColumn): Doc {
  const entries = [...dropEntries(options), ['only', optionalTrue(only)] as const, schemaEntry(table)];
  return directive('dropColumn', [string(table.name), string(column)], entries);
}

export function renderRenameColumn({ table, column, newName }: RenameColumn): Doc {
  return directive('renameColumn', [string(table.name), string(column), string(newName)], [schemaEntry(table)]);
}

export function renderAlterColumn(operation: AlterColumn, context: RenderContext): Doc {
  const { table, column } = operation;
  const entries = [...alterations(operation, context), schemaEntry(table)];
  return directive('alterColumn', [string(table.name), string(column)], entries);
}

/** The same inside `op.batchAlterTable`, which already names the table. */
export function renderBatchedAlterColumn(operation: AlterColumn, context: RenderContext): Doc {
  return call('batch.alterColumn', [string(operation.column), ...options(alterations(operation, context))]);
}

function alterations(operation: AlterColumn, context: RenderContext): readonly Entry[] {
  const { table, column, nullable, notNull, serverDefault, generated, comment } = operation;
  return [
    ...typeEntries(operation, context),
    ['nullable', nullable && literalDoc(nullable.to)],
    ['notNull', notNull?.to ? object(notNullEntries(table, column, notNull.to)) : undefined],
    ['serverDefault', serverDefault && renderNewDefault(serverDefault.to, operation, context)],
    ...identityChange(operation),
    ...serialChange(operation),
    ...typeOfNewSequence(operation, context),
    ['generated', generated && docOrNull(optionalSql(generated.to))],
    ['options', operation.options && object(columnOptionEntries(operation.options.to))],
    ['comment', comment && docOrNull(optionalString(comment.to))],
  ];
}

function typeEntries({ type }: AlterColumn, context: RenderContext): readonly Entry[] {
  if (type === undefined) {
    return [];
  }
  return [
    ['type', renderCollatedType(type.to, type.collation?.to ?? null, context)],
    ['using', optionalSql(type.using)],
  ];
}

const UNKNOWN: ColumnType = { sql: '', array: false, userType: null };
const BIGINT: ColumnType = { sql: 'bigint', array: false, userType: null };

/** Unless the type is part of the change, only SQL expresses a default reliably. */
function renderNewDefault(expression: string | null, { type }: AlterColumn, context: RenderContext): Doc {
  return expression === null ? literalDoc(null) : renderDefault(expression, type?.to ?? UNKNOWN, context);
}

/** The former identity tells the directive whether to add or alter the identity. */
function identityChange(operation: AlterColumn): readonly Entry[] {
  const { identity } = operation;
  if (identity === undefined) {
    return [];
  }
  return [
    ['identity', identityValue(identity.to, operation)],
    ['existingIdentity', identity.from && identity.to ? identityValue(identity.from, operation) : undefined],
  ];
}

/** The sequence of a new identity or serial column gets the type of the column, which doesn't change. */
function typeOfNewSequence({ type, existingType }: AlterColumn, context: RenderContext): readonly Entry[] {
  return type === undefined && existingType !== undefined ? [['existingType', renderType(existingType, context)]] : [];
}

function identityValue(identity: Identity | null, operation: AlterColumn): Doc {
  if (identity === null) {
    return literalDoc(null);
  }
  const { table, column: name, existingType } = operation;
  const column = { name, type: operation.type?.to ?? existingType ?? BIGINT };
  const entries = identityEntries(identity, column, table).filter(
    ([key]) => key !== 'sequence' || !isRenamed(operation),
  );
  const sequence: readonly Entry[] = isRenamed(operation) ? [['sequence', string(identity.sequence)]] : [];
  return object([['always', optionalTrue(identity.always)], ...entries, ...sequence]);
}

/** Then both names are written, though PostgreSQL may have chosen one of them by default. */
function isRenamed({ identity }: AlterColumn): boolean {
  const { from, to } = identity ?? {};
  return Boolean(from && to && from.sequence !== to.sequence);
}

function serialChange({ serial, table, column }: AlterColumn): readonly Entry[] {
  return serial === undefined
    ? []
    : [
        ['serial', serialValue(serial, sequenceName(table, column))],
        ['existingSerial', serial.from ? serialName(serial.from, sequenceName(table, column)) : undefined],
      ];
}

function serialValue({ to }: Change<Serial | null>, usual: string): Doc {
  return to === null ? literalDoc(null) : serialName(to, usual);
}

function serialName({ sequence }: Serial, usual: string): Doc {
  return sequence === usual ? literalDoc(true) : object([['sequence', string(sequence)]]);
}
