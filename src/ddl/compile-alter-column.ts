import { type AlterColumn, setsExpression, type TypeChange } from '../operations/column-operations.js';
import { identitySubcommands, moveIdentityIntoLimits, renameIdentitySequence } from './alter-identity.js';
import { createSerial, dropSerial, newSerial } from './alter-serial.js';
import { columnOptionSubcommands } from './column-options.js';
import { columnObject, commentOn } from './comment-on.js';
import { closeComment, parenthesize } from './expression.js';
import { newIdentitySequence } from './identity-sequences.js';
import { identitySteps } from './identity-steps.js';
import { joinWords } from './join-words.js';
import { quoteColumnType, quoteRelation } from './names/default-schema.js';
import { notNullComment, notNullSubcommands } from './not-null.js';
import { quoteIdentifier, quoteName } from './quote.js';
import { ownSerialSequence, serialDefault } from './serial-sequence.js';
import { continueAfterRows } from './set-sequence-position.js';

/**
 * One ALTER TABLE, which PostgreSQL carries out in passes: what is dropped, then the type, then what is set (manual:
 * ALTER TABLE, "Examples"). Two if a sequence must be dropped or come in between, or an expression follows a type.
 */
export function compileAlterColumn(operation: AlterColumn): readonly string[] {
  return identitySteps(operation).flatMap(expressionSteps).flatMap(compileStep);
}

/**
 * PostgreSQL 18 fails with "cache lookup failed" if one ALTER TABLE changes the type of a column that is NOT NULL, and sets
 * an expression, be it of another column.
 */
function expressionSteps(operation: AlterColumn): readonly AlterColumn[] {
  const { generated, ...others } = operation;
  if (operation.type === undefined || !setsExpression(operation)) return [operation];
  const { kind, table, column } = operation;
  return [others, { kind, table, column, ...(generated && { generated }) }];
}

function compileStep(operation: AlterColumn): readonly string[] {
  const { table, column, comment } = operation;
  const sequences = [...dropSerial(operation), ...createSerial(operation)];
  const serial = newSerial(operation);
  return [
    ...moveIdentityIntoLimits(operation),
    ...(sequences.length === 0
      ? alterTable(operation, [...dropped(operation), ...set(operation)])
      : [...alterTable(operation, dropped(operation)), ...sequences, ...alterTable(operation, set(operation))]),
    ...(serial === undefined ? [] : [ownSerialSequence(serial)]),
    ...renameIdentitySequence(operation),
    ...continueAfterRows(operation),
    ...notNullComment(operation),
    ...newIdentitySequence(operation),
    ...(comment === undefined ? [] : [commentOn(columnObject(table, column), comment.to)]),
  ];
}

function alterTable({ table }: AlterColumn, subcommands: readonly string[]): readonly string[] {
  return subcommands.length === 0 ? [] : [`ALTER TABLE ${quoteRelation(table)} ${subcommands.join(', ')}`];
}

function ofColumn({ column }: AlterColumn, subcommands: readonly string[]): readonly string[] {
  return subcommands.map((subcommand) => `ALTER COLUMN ${quoteIdentifier(column)} ${subcommand}`);
}

function dropped(operation: AlterColumn): readonly string[] {
  return ofColumn(operation, [
    ...(dropsDefault(operation) ? ['DROP DEFAULT'] : []),
    ...(operation.identity?.to === null ? ['DROP IDENTITY'] : []),
    ...(operation.generated?.to === null ? ['DROP EXPRESSION'] : []),
  ]);
}

// The old default may have no cast to a new type, so it goes before the type changes.
function dropsDefault({ serverDefault, serial, type }: AlterColumn): boolean {
  const goes = serverDefault?.to === null || serial?.to === null;
  const standsInTheWay = type !== undefined && serverDefault !== undefined && serverDefault.from !== null;
  return goes || standsInTheWay;
}

function set(operation: AlterColumn): readonly string[] {
  const { type, generated } = operation;
  return [
    ...ofColumn(operation, [
      ...(type === undefined ? [] : [typeSubcommand(type)]),
      ...(generated === undefined || generated.to === null ? [] : [`SET EXPRESSION AS ${parenthesize(generated.to)}`]),
    ]),
    ...notNullSubcommands(operation),
    ...ofColumn(operation, [
      ...defaultSubcommand(operation),
      ...identitySubcommands(operation),
      ...columnOptionSubcommands(operation.options?.to ?? {}),
    ]),
  ];
}

function typeSubcommand({ to, collation, using }: TypeChange): string {
  return joinWords(
    `TYPE ${quoteColumnType(to)}`,
    collation !== undefined && collation.to !== null && `COLLATE ${quoteName(collation.to)}`,
    using !== undefined && `USING ${closeComment(using)}`,
  );
}

function defaultSubcommand(operation: AlterColumn): readonly string[] {
  const serial = newSerial(operation);
  const value = serial === undefined ? operation.serverDefault?.to : serialDefault(serial);
  return value === undefined || value === null ? [] : [`SET DEFAULT ${closeComment(value)}`];
}
