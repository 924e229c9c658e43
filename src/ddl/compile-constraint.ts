import type {
  AddConstraint,
  AlterConstraint,
  DropConstraint,
  RenameConstraint,
  ValidateConstraint,
} from '../operations/constraint-operations.js';
import type { Constraint } from '../schema/constraints.js';
import type { QualifiedName } from '../schema/names.js';
import { commentIfAny, constraintObject, indexObject } from './comment-on.js';
import { statisticsTargets } from './compile-index.js';
import { constraintBody, deferrableWords } from './constraint-definition.js';
import { joinWords } from './join-words.js';
import { quoteRelation } from './names/default-schema.js';
import { quoteIdentifier } from './quote.js';

export function compileAddConstraint(operation: AddConstraint): readonly string[] {
  const { table, constraint, unnamed = false, usingIndex } = operation;
  const body = constraintBody(constraint, usingIndex);
  const definition = unnamed ? body : `CONSTRAINT ${quoteIdentifier(constraint.name)} ${body}`;
  const only = 'only' in constraint && constraint.only === true ? 'ONLY ' : '';
  return [`ALTER TABLE ${only}${quoteRelation(table)} ADD ${definition}`, ...afterConstraint(table, constraint)];
}

/** Statistics targets of the index behind it, and comments on both. */
export function afterConstraint(table: QualifiedName, constraint: Constraint): readonly string[] {
  const { name, comment } = constraint;
  const keys = constraint.kind === 'exclusion' ? constraint.elements : [];
  const indexComment = 'indexComment' in constraint ? (constraint.indexComment ?? null) : null;
  return [
    ...statisticsTargets({ schema: table.schema, name }, keys),
    ...commentIfAny(constraintObject(table, name), comment),
    ...commentIfAny(indexObject(table, name), indexComment),
  ];
}

export function compileDropConstraint({
  table,
  name,
  ifExists = false,
  cascade = false,
}: DropConstraint): readonly string[] {
  const drop = joinWords('DROP CONSTRAINT', ifExists && 'IF EXISTS', quoteIdentifier(name), cascade && 'CASCADE');
  return [`ALTER TABLE ${quoteRelation(table)} ${drop}`];
}

export function compileRenameConstraint({ table, name, newName }: RenameConstraint): readonly string[] {
  return [
    `ALTER TABLE ${quoteRelation(table)} RENAME CONSTRAINT ${quoteIdentifier(name)} TO ${quoteIdentifier(newName)}`,
  ];
}

/** PostgreSQL takes a change of inheritance only in a separate statement. */
export function compileAlterConstraint({ table, name, changes }: AlterConstraint): readonly string[] {
  const { deferrability, notEnforced, noInherit } = changes;
  const alter = (words: string) =>
    `ALTER TABLE ${quoteRelation(table)} ALTER CONSTRAINT ${quoteIdentifier(name)} ${words}`;
  const words = joinWords(
    deferrability !== undefined && (deferrableWords(deferrability) || 'NOT DEFERRABLE'),
    notEnforced !== undefined && (notEnforced ? 'NOT ENFORCED' : 'ENFORCED'),
  );
  return [
    ...(words === '' ? [] : [alter(words)]),
    ...(noInherit === undefined ? [] : [alter(noInherit ? 'NO INHERIT' : 'INHERIT')]),
  ];
}

export function compileValidateConstraint({ table, name }: ValidateConstraint): readonly string[] {
  return [`ALTER TABLE ${quoteRelation(table)} VALIDATE CONSTRAINT ${quoteIdentifier(name)}`];
}
