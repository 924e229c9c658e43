import type { AlterColumn } from '../../operations/column-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { Column } from '../../schema/column.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { sequenceType } from './compare-identity.js';

/** What an alteration of the column says of the sequence that it owns. */
export function compareSerial(declared: Column, reflected: Column): Pick<AlterColumn, 'serial' | 'existingType'> {
  const [wanted, found] = [declared.serial, reflected.serial];
  if ((wanted === null) === (found === null)) {
    return {};
  }
  return { serial: { from: found, to: wanted }, ...(wanted !== null && { existingType: declared.type }) };
}

/** Sequences of serial columns are unlogged with the table since PostgreSQL 15. */
const UNLOGGED_SEQUENCES = 150000;

/** A sequence that is created for a column of an unlogged table is logged, unlike one that comes with its column. */
export function unlogSerials(
  { declared, reflected }: { readonly declared: Table; readonly reflected: Table },
  serverVersion: number,
): readonly Operation[] {
  if (declared.options?.unlogged !== true || serverVersion < UNLOGGED_SEQUENCES) {
    return [];
  }
  const before = new Map(reflected.columns.map((column) => [column.name, column]));
  return declared.columns.flatMap(({ name, serial }): Operation[] => {
    if (serial === null || before.get(name)?.serial !== null) {
      return [];
    }
    const sequence = { schema: declared.schema, name: serial.sequence };
    return [{ kind: 'alterSequence', sequence, changes: { unlogged: true }, was: { unlogged: false } }];
  });
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
