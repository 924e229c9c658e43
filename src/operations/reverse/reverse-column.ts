import { formatName } from '../../schema/names.js';
import type { AddColumn, AlterColumn, DropColumn, RenameColumn, TypeChange } from '../column-operations.js';
import { known, reverseChange } from './known.js';

export function reverseAddColumn({ table, column }: AddColumn): readonly [DropColumn] {
  return [{ kind: 'dropColumn', table, column: column.name, was: column }];
}

export function reverseDropColumn({ table, column, was }: DropColumn): readonly [AddColumn] {
  return [{ kind: 'addColumn', table, column: known(was, `drop column ${formatName(table)}.${column}`) }];
}

export function reverseRenameColumn({ table, column, newName }: RenameColumn): readonly [RenameColumn] {
  return [{ kind: 'renameColumn', table, column: newName, newName: column }];
}

export function reverseAlterColumn(operation: AlterColumn): readonly [AlterColumn] {
  const { table, column, type, existingType, nullable, notNull, serverDefault, identity, serial, generated } =
    operation;
  const { comment, options } = operation;
  const what = `alter column ${formatName(table)}.${column}`;
  return [
    {
      kind: 'alterColumn',
      table,
      column,
      ...(type && { type: reverseTypeChange(type, what) }),
      ...(existingType && { existingType }),
      ...(nullable && { nullable: reverseChange(nullable, what) }),
      ...(notNull && { notNull: reverseChange(notNull, what) }),
      ...(serverDefault && { serverDefault: reverseChange(serverDefault, what) }),
      ...(identity && { identity: reverseChange(identity, what) }),
      ...(serial && { serial: reverseChange(serial, what) }),
      ...(generated && { generated: reverseChange(generated, what) }),
      ...(comment && { comment: reverseChange(comment, what) }),
      ...(options && { options: reverseChange(options, what) }),
    },
  ];
}

function reverseTypeChange({ from, to, collation, using, usingBack }: TypeChange, what: string): TypeChange {
  return {
    from: to,
    to: known(from, what),
    ...(collation && { collation: reverseChange(collation, what) }),
    ...(usingBack === undefined ? {} : { using: usingBack }),
    ...(using === undefined ? {} : { usingBack: using }),
  };
}
