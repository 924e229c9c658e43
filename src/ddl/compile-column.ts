import type { AddColumn, DropColumn, RenameColumn } from '../operations/column-operations.js';
import { columnDefinition } from './column-definition.js';
import { columnObject, commentIfAny } from './comment-on.js';
import { joinWords } from './join-words.js';
import { quoteIdentifier, quoteName } from './quote.js';
import { createSerialSequence, findPseudoType, findSerial, ownSerialSequence } from './serial-sequence.js';

export function compileAddColumn({ table, column, ifNotExists = false }: AddColumn): readonly string[] {
  const serial = findPseudoType(table, column) === undefined ? findSerial(table, column) : undefined;
  const add = joinWords('ADD COLUMN', ifNotExists && 'IF NOT EXISTS', columnDefinition(table, column));
  return [
    ...(serial === undefined ? [] : [createSerialSequence(serial)]),
    `ALTER TABLE ${quoteName(table)} ${add}`,
    ...(serial === undefined ? [] : [ownSerialSequence(serial)]),
    ...commentIfAny(columnObject(table, column.name), column.comment),
  ];
}

export function compileDropColumn({ table, column, ifExists = false }: DropColumn): readonly string[] {
  const drop = joinWords('DROP COLUMN', ifExists && 'IF EXISTS', quoteIdentifier(column));
  return [`ALTER TABLE ${quoteName(table)} ${drop}`];
}

export function compileRenameColumn({ table, column, newName }: RenameColumn): readonly string[] {
  return [`ALTER TABLE ${quoteName(table)} RENAME COLUMN ${quoteIdentifier(column)} TO ${quoteIdentifier(newName)}`];
}
