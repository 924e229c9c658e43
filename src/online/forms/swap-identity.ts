import { compileOperation } from '../../ddl/compile.js';
import { identityDefinition } from '../../ddl/identity-definition.js';
import { identitySequences } from '../../ddl/identity-sequences.js';
import { quoteRelation, relationText } from '../../ddl/names/default-schema.js';
import { quoteIdentifier } from '../../ddl/quote.js';
import type { ChangeOfType } from './change-of-type.js';

/** Makes way for the sequence and the NOT NULL constraint of the new column, which must have both before it is numbered. */
export function setIdentityAside({ operation, place, change, helper }: ChangeOfType): readonly string[] {
  const { table, column } = operation;
  if (change.identity === null) return [];
  const sequence = { schema: table.schema, name: change.identity.sequence };
  const notNull = place.constraints.find((one) => one.kind === 'notNull' && one.columns.includes(column));
  const newName = helper('old_not_null');
  return [
    `ALTER SEQUENCE ${quoteRelation(sequence)} RENAME TO ${helper('old_sequence')}`,
    ...(notNull === undefined
      ? []
      : compileOperation({ kind: 'renameConstraint', table, name: notNull.name, newName })),
  ];
}

/** The numbers continue after those of the old column, which still exists. */
export function takeIdentity({ operation, type, change, helper }: ChangeOfType): readonly string[] {
  const { table, column } = operation;
  const { identity } = change;
  if (identity === null) return [];
  const definition = identityDefinition({ table, name: column, typeSql: type.to.sql }, identity);
  const own = `${relationText({ schema: table.schema, name: identity.sequence })}::pg_catalog.regclass`;
  const old = quoteRelation({ schema: table.schema, name: helper('old_sequence') });
  return [
    `ALTER TABLE ${quoteRelation(table)} ALTER COLUMN ${quoteIdentifier(column)} ADD ${definition}`,
    ...identitySequences(table, [{ identity }]),
    `SELECT pg_catalog.setval(${own}, last_value, is_called) FROM ${old}`,
  ];
}
