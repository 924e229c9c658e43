import type { AlterColumn } from '../../../operations/column-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import type { QualifiedName } from '../../../schema/names.js';
import { isUsualNotNull, type NotNull } from '../../../schema/not-null.js';
import { commentChange } from '../objects/compare-comments.js';

interface ColumnPair {
  readonly table: QualifiedName;
  readonly declared: Column;
  readonly reflected: Column;
}

/** SET and DROP NOT NULL, with the constraint behind it if the two commands can't express it. */
export function compareNullable({ table, declared, reflected }: ColumnPair): Pick<AlterColumn, 'nullable' | 'notNull'> {
  if (declared.nullable === reflected.nullable) {
    return {};
  }
  const said = ({ name, notNull }: Column) =>
    notNull === undefined || isUsualNotNull(table, name, notNull) ? null : notNull;
  const [from, to] = [said(reflected), said(declared)];
  return {
    nullable: { from: reflected.nullable, to: declared.nullable },
    ...((from !== null || to !== null) && { notNull: { from, to } }),
  };
}

/**
 * The change of a NOT NULL that remains. If one side does not know the name of its constraint
 * (before PostgreSQL 18, inherited, in models), the names are not compared.
 */
export function compareNotNull({ table, declared, reflected }: ColumnPair): readonly Operation[] {
  const [wanted, found] = [declared.notNull, reflected.notNull];
  const known = found ?? wanted;
  if (declared.nullable || reflected.nullable || known === undefined || wanted === found) {
    return [];
  }
  const column = declared.name;
  const name = wanted?.name ?? known.name;
  const noInherit = wanted?.noInherit === true;
  if (wanted?.notValid === true && found?.notValid !== true) {
    const from = found ?? { name };
    return [{ kind: 'alterColumn', table, column, notNull: { from, to: wanted } }];
  }
  return [
    ...(name === known.name
      ? []
      : [{ kind: 'renameConstraint', table, name: known.name, newName: name, of: 'notNull' } as const]),
    ...(noInherit === (found?.noInherit === true)
      ? []
      : [{ kind: 'alterConstraint', table, name, changes: { noInherit }, was: { noInherit: !noInherit } } as const]),
    ...(found?.notValid === true && wanted?.notValid !== true
      ? [{ kind: 'validateConstraint', table, name, of: 'notNull' } as const]
      : []),
    ...commentChange({ on: 'constraint', table, name }, commented(found), commented(wanted)),
  ];
}

function commented(notNull: NotNull | undefined): { readonly comment: string | null } {
  return { comment: notNull?.comment ?? null };
}
