import type { AddEnumValue, CreateEnum, DropEnum, RenameEnum, RenameEnumValue } from '../operations/enum-operations.js';
import type { QualifiedName } from '../schema/names.js';
import { commentIfAny } from './comment-on.js';
import { joinWords } from './join-words.js';
import { quoteType } from './names/default-schema.js';
import { quoteIdentifier, quoteLiteral } from './quote.js';

export function compileCreateEnum({ type }: CreateEnum): readonly string[] {
  return [createEnumType(type, type.values), ...commentIfAny(`TYPE ${quoteType(type)}`, type.comment)];
}

export function createEnumType(type: QualifiedName, values: readonly string[]): string {
  return `CREATE TYPE ${quoteType(type)} AS ENUM (${values.map(quoteLiteral).join(', ')})`;
}

export function compileDropEnum({ type, ifExists = false, cascade = false }: DropEnum): readonly string[] {
  return [joinWords('DROP TYPE', ifExists && 'IF EXISTS', quoteType(type), cascade && 'CASCADE')];
}

export function compileRenameEnum({ type, newName }: RenameEnum): readonly string[] {
  return [`ALTER TYPE ${quoteType(type)} RENAME TO ${quoteIdentifier(newName)}`];
}

export function compileAddEnumValue(operation: AddEnumValue): readonly string[] {
  const { type, value, before, after, ifNotExists = false } = operation;
  return [
    joinWords(
      `ALTER TYPE ${quoteType(type)} ADD VALUE`,
      ifNotExists && 'IF NOT EXISTS',
      quoteLiteral(value),
      before !== undefined && `BEFORE ${quoteLiteral(before)}`,
      before === undefined && after !== undefined && `AFTER ${quoteLiteral(after)}`,
    ),
  ];
}

export function compileRenameEnumValue({ type, value, newValue }: RenameEnumValue): readonly string[] {
  return [`ALTER TYPE ${quoteType(type)} RENAME VALUE ${quoteLiteral(value)} TO ${quoteLiteral(newValue)}`];
}
