import { compileOperation } from '../../ddl/compile.js';
import { identityDefinition } from '../../ddl/identity-definition.js';
import { identitySequences } from '../../ddl/identity-sequences.js';
import { quoteRelation, relationText } from '../../ddl/names/default-schema.js';
import { quoteIdentifier, quoteLiteral } from '../../ddl/quote.js';
import { sequenceTypeOf } from '../../ddl/sequence-options.js';
import type { Column, Identity } from '../../schema/column.js';
import { helperName } from '../../schema/helper-name.js';
import type { QualifiedName } from '../../schema/names.js';
import { all, columnIsIdentity, not, relationExists, whether } from '../conditions.js';
import type { OnlineStep } from '../step.js';

interface NumberedColumn {
  readonly table: QualifiedName;
  readonly column: Column;
}

interface NumberingSequence {
  readonly name: QualifiedName;
  readonly create: readonly string[];
  readonly drop: readonly string[];
  /** SQL for the next number. */
  readonly next: string;
}

/** The sequence that numbers the rows until the column may have its own, which only a column without null can. */
export function numberingSequence({ table, column }: NumberedColumn): readonly NumberingSequence[] {
  const { identity, type } = column;
  if (identity === null) return [];
  const name = { schema: table.schema, name: helperName('numbers', [table.schema, table.name, column.name]) };
  const sequence = { ...name, type: sequenceTypeOf(type.sql), options: identity.options, ownedBy: null, comment: null };
  return [
    {
      name,
      create: compileOperation({ kind: 'createSequence', sequence }),
      drop: compileOperation({ kind: 'dropSequence', sequence: name, ifExists: true }),
      next: `pg_catalog.nextval(${relationText(name)}::pg_catalog.regclass)`,
    },
  ];
}

export function becomeIdentity({
  table,
  column,
  identity,
}: NumberedColumn & { readonly identity: Identity }): OnlineStep {
  const { name, type } = column;
  const alter = `ALTER TABLE ${quoteRelation(table)} ALTER COLUMN ${quoteIdentifier(name)}`;
  const own = `pg_catalog.pg_get_serial_sequence(${relationText(table)}, ${quoteLiteral(name)})`;
  const helpers = numberingSequence({ table, column });
  return {
    what: `make ${name} an identity column`,
    statements: [
      `${alter} DROP DEFAULT`,
      `${alter} ADD ${identityDefinition({ table, name, typeSql: type.sql }, identity)}`,
      ...identitySequences(table, [column]),
      ...helpers.flatMap((helper) => [
        `SELECT pg_catalog.setval(${own}, last_value, is_called) FROM ${quoteRelation(helper.name)}`,
        ...helper.drop,
      ]),
    ],
    transaction: true,
    done: whether(all(columnIsIdentity(table, name), ...helpers.map((helper) => not(relationExists(helper.name))))),
    undo: [`${alter} DROP IDENTITY`],
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table, mode: 'ACCESS EXCLUSIVE', work: 'moment' }],
  };
}
