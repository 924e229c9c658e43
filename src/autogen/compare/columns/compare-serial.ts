import type { AlterColumn } from '../../../operations/column-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import type { QualifiedName } from '../../../schema/names.js';
import { sequenceType } from './compare-identity.js';

/** The options of the sequence that the column owns, as an alteration of the column sets them. */
export function compareSerial(declared: Column, reflected: Column): Pick<AlterColumn, 'serial' | 'existingType'> {
  const [wanted, found] = [declared.serial, reflected.serial];
  if ((wanted === null) === (found === null)) {
    return {};
  }
  return { serial: { from: found, to: wanted }, ...(wanted !== null && { existingType: declared.type }) };
}

/** The sequence of a column that remains serial is not renamed or retyped with the column. */
export function alterSerialSequence(table: QualifiedName, declared: Column, reflected: Column): readonly Operation[] {
  const [wanted, found] = [declared.serial, reflected.serial];
  const [type, was] = [sequenceType(declared.type), sequenceType(reflected.type)];
  if (wanted === null || found === null) {
    return [];
  }
  const sequence = { schema: table.schema, name: wanted.sequence };
  const rename: Operation = {
    kind: 'renameSequence',
    sequence: { ...sequence, name: found.sequence },
    newName: wanted.sequence,
  };
  return [
    ...(wanted.sequence === found.sequence ? [] : [rename]),
    ...(type === null || was === null || type === was
      ? []
      : [{ kind: 'alterSequence', sequence, changes: { type }, was: { type: was } } as const]),
  ];
}
