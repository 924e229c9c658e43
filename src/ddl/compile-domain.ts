import type { AlterDomain, CreateDomain, DropDomain } from '../operations/domain-operations.js';
import type { Domain, DomainCheck } from '../schema/domain.js';
import type { QualifiedName } from '../schema/names.js';
import { commentIfAny, domainConstraintObject } from './comment-on.js';
import { dropType } from './compile-type.js';
import { closeComment, defaultExpression, parenthesize } from './expression.js';
import { joinWords } from './join-words.js';
import { quoteColumnType, quoteType } from './names/default-schema.js';
import { quoteIdentifier, quoteName } from './quote.js';

export function compileCreateDomain({ type }: CreateDomain): readonly string[] {
  const name = quoteType(type);
  return [
    createDomain(type),
    // CREATE DOMAIN takes no NOT VALID.
    ...type.checks.filter(({ notValid }) => notValid).map((check) => `ALTER DOMAIN ${name} ADD ${definition(check)}`),
    ...commentIfAny(`DOMAIN ${name}`, type.comment),
    ...type.checks.flatMap((check) => checkComment(type, check)),
  ];
}

function createDomain(domain: Domain): string {
  const { type, collation, serverDefault, nullable, notNullName } = domain;
  const checks = domain.checks.filter(({ notValid }) => !notValid).map(definition);
  return joinWords(
    `CREATE DOMAIN ${quoteType(domain)} AS ${quoteColumnType(type)}`,
    collation !== null && `COLLATE ${quoteName(collation)}`,
    serverDefault !== null && `DEFAULT ${defaultExpression(serverDefault)}`,
    notNullName !== null && `CONSTRAINT ${quoteIdentifier(notNullName)}`,
    !nullable && 'NOT NULL',
    ...checks,
  );
}

function definition({ name, expression, notValid }: DomainCheck): string {
  return joinWords(`CONSTRAINT ${quoteIdentifier(name)} CHECK ${parenthesize(expression)}`, notValid && 'NOT VALID');
}

function checkComment(domain: QualifiedName, { name, comment }: DomainCheck): readonly string[] {
  return commentIfAny(domainConstraintObject(domain, name), comment);
}

export function compileDropDomain(operation: DropDomain): readonly string[] {
  return dropType('DOMAIN', operation);
}

export function compileAlterDomain(operation: AlterDomain): readonly string[] {
  const { type, serverDefault, nullable, dropChecks, renameConstraints, addChecks, validateChecks } = operation;
  const alterations = [
    ...(serverDefault === undefined ? [] : [setDefault(serverDefault.to)]),
    ...(nullable === undefined ? [] : [nullable.to ? 'DROP NOT NULL' : 'SET NOT NULL']),
    ...(dropChecks ?? []).map(({ name }) => `DROP CONSTRAINT ${quoteIdentifier(name)}`),
    ...(renameConstraints ?? []).map(
      ({ name, newName }) => `RENAME CONSTRAINT ${quoteIdentifier(name)} TO ${quoteIdentifier(newName)}`,
    ),
    ...(addChecks ?? []).map((check) => `ADD ${definition(check)}`),
    ...(validateChecks ?? []).map(({ name }) => `VALIDATE CONSTRAINT ${quoteIdentifier(name)}`),
  ];
  return [
    ...alterations.map((alteration) => `ALTER DOMAIN ${quoteType(type)} ${alteration}`),
    ...(addChecks ?? []).flatMap((check) => checkComment(type, check)),
  ];
}

function setDefault(value: string | null): string {
  return value === null ? 'DROP DEFAULT' : `SET DEFAULT ${closeComment(value)}`;
}
