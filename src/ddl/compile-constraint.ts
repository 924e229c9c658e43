import type {
  AddConstraint,
  DropConstraint,
  RenameConstraint,
  ValidateConstraint,
} from '../operations/constraint-operations.js';
import type { Constraint } from '../schema/constraints.js';
import type { QualifiedName } from '../schema/names.js';
import { commentIfAny, constraintObject } from './comment-on.js';
import { constraintDefinition } from './constraint-definition.js';
import { joinWords } from './join-words.js';
import { quoteIdentifier, quoteName } from './quote.js';

export function compileAddConstraint({ table, constraint }: AddConstraint): readonly string[] {
  return [
    `ALTER TABLE ${quoteName(table)} ADD ${constraintDefinition(constraint)}`,
    ...constraintComment(table, constraint),
  ];
}

export function constraintComment(table: QualifiedName, { name, comment }: Constraint): readonly string[] {
  return commentIfAny(constraintObject(table, name), comment);
}

export function compileDropConstraint({ table, name, ifExists = false }: DropConstraint): readonly string[] {
  const drop = joinWords('DROP CONSTRAINT', ifExists && 'IF EXISTS', quoteIdentifier(name));
  return [`ALTER TABLE ${quoteName(table)} ${drop}`];
}

export function compileRenameConstraint({ table, name, newName }: RenameConstraint): readonly string[] {
  return [`ALTER TABLE ${quoteName(table)} RENAME CONSTRAINT ${quoteIdentifier(name)} TO ${quoteIdentifier(newName)}`];
}

export function compileValidateConstraint({ table, name }: ValidateConstraint): readonly string[] {
  return [`ALTER TABLE ${quoteName(table)} VALIDATE CONSTRAINT ${quoteIdentifier(name)}`];
}
