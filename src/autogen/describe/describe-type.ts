import type { AlterCompositeType } from '../../operations/composite-operations.js';
import type { AlterDomain } from '../../operations/domain-operations.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import { typeSql } from '../../schema/types.js';

/** What an alteration of a domain does: `set not null, add check positive`. */
export function domainAlterations(operation: AlterDomain): string {
  const { serverDefault, nullable, dropChecks = [], renameConstraints = [] } = operation;
  const { addChecks = [], validateChecks = [] } = operation;
  return [
    ...(serverDefault === undefined ? [] : [defaultWords(serverDefault.to)]),
    ...(nullable === undefined ? [] : [nullable.to ? 'drop not null' : 'set not null']),
    ...dropChecks.map(({ name }) => `drop check ${name}`),
    ...renameConstraints.map(({ name, newName }) => `rename constraint ${name} to ${newName}`),
    ...addChecks.map(({ name, expression }) => `add check ${name} (${expression})`),
    ...validateChecks.map(({ name }) => `validate check ${name}`),
  ].join(', ');
}

function defaultWords(value: string | null): string {
  return value === null ? 'drop default' : `set default ${value}`;
}

/** What an alteration of a composite type does: `drop attribute zip, add attribute postcode text`. */
export function attributeAlterations(operation: AlterCompositeType): string {
  const { renameAttributes = [], dropAttributes = [], alterAttributes = [], addAttributes = [] } = operation;
  return [
    ...renameAttributes.map(({ name, newName }) => `rename attribute ${name} to ${newName}`),
    ...dropAttributes.map(({ name }) => `drop attribute ${name}`),
    ...alterAttributes.map(
      ({ name, type, collation }) => `alter attribute ${name} to ${typeSql(type.to)}${collateWords(collation?.to)}`,
    ),
    ...addAttributes.map(({ name, type }) => `add attribute ${name} ${typeSql(type)}`),
  ].join(', ');
}

function collateWords(collation: QualifiedName | null | undefined): string {
  return collation === null || collation === undefined ? '' : ` collate ${formatName(collation)}`;
}
