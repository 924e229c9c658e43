import type { AlterColumn } from '../../../operations/column-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import type { QualifiedName } from '../../../schema/names.js';
import { sequenceType } from './compare-identity.js';

/** What an alteration of the column says of the sequence that it owns. */
export function compareSerial(declared: Column, reflected: Column): Pick<AlterColumn, 'serial' | 'existingType'> {
  const [wanted, found] = [declared.serial, reflected.serial];
  if ((wanted === null) === (found === null)) {
    return {};
  }
  return { serial: { from: found, to: wanted }, ...(wanted !== null && { existingType: declared.type }) };
}

/** The sequence of a column that is and stays serial does not follow the column's name and type. */
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
