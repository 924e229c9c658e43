import type { AddColumn, DropColumn, RenameColumn } from '../operations/column-operations.js';
import { columnDefinition } from './column-definition.js';
import { columnOptions } from './column-options.js';
import { columnObject, commentIfAny } from './comment-on.js';
import { afterConstraint } from './compile-constraint.js';
import { columnConstraintDefinition } from './constraint-definition.js';
import { identitySequences } from './identity-sequences.js';
import { joinWords } from './join-words.js';
import { quoteRelation } from './names/default-schema.js';
import { notNullAfterCreation } from './not-null.js';
import { quoteIdentifier } from './quote.js';
import { createSerialSequence, findPseudoType, findSerial, ownSerialSequence } from './serial-sequence.js';

export function compileAddColumn(operation: AddColumn): readonly string[] {
  const { table, column, constraints = [], ifNotExists = false } = operation;
  const serial = findPseudoType(table, column) === undefined ? findSerial(table, column) : undefined;
  const add = joinWords(
    'ADD COLUMN',
    ifNotExists && 'IF NOT EXISTS',
    columnDefinition(table, column),
    ...constraints.map(columnConstraintDefinition),
  );
  return [
    ...(serial === undefined ? [] : [createSerialSequence(serial, ifNotExists)]),
    `ALTER TABLE ${quoteRelation(table)} ${add}`,
    ...(serial === undefined ? [] : [ownSerialSequence(serial)]),
    ...columnOptions(table, [column]),
    ...notNullAfterCreation(table, [column]),
    ...identitySequences(table, [column]),
    ...commentIfAny(columnObject(table, column.name), column.comment),
    ...constraints.flatMap((constraint) => afterConstraint(table, constraint)),
  ];
}

export function compileDropColumn(operation: DropColumn): readonly string[] {
  const { table, column, ifExists = false, cascade = false, only = false } = operation;
  const drop = joinWords('DROP COLUMN', ifExists && 'IF EXISTS', quoteIdentifier(column), cascade && 'CASCADE');
  return [`ALTER TABLE ${only ? 'ONLY ' : ''}${quoteRelation(table)} ${drop}`];
}

export function compileRenameColumn({ table, column, newName }: RenameColumn): readonly string[] {
  return [
    `ALTER TABLE ${quoteRelation(table)} RENAME COLUMN ${quoteIdentifier(column)} TO ${quoteIdentifier(newName)}`,
  ];
}
