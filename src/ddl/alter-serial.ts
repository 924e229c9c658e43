import type { AlterColumn } from '../operations/column-operations.js';
import { quoteRelation } from './names/default-schema.js';
import { createSerialSequence, type SerialColumn, usualSequenceName } from './serial-sequence.js';

/** The sequence that makes the column a serial one. */
export function newSerial({ table, column, serial, type, existingType }: AlterColumn): SerialColumn | undefined {
  if (serial === undefined || serial.to === null) {
    return undefined;
  }
  return { table, name: column, serial: serial.to, typeSql: (type?.to ?? existingType)?.sql ?? 'bigint' };
}

export function createSerial(operation: AlterColumn): readonly string[] {
  const serial = newSerial(operation);
  return serial === undefined ? [] : [createSerialSequence(serial)];
}

/** Drops the sequence of a column that was a serial one. */
export function dropSerial({ table, column, serial }: AlterColumn): readonly string[] {
  if (serial === undefined || serial.from === null || (serial.from === undefined && serial.to !== null)) {
    return [];
  }
  const name = serial.from?.sequence ?? usualSequenceName(table.name, column);
  return [`DROP SEQUENCE ${quoteRelation({ schema: table.schema, name })}`];
}
