import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import type { Column } from '../../schema/column.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { sameName } from '../../schema/names.js';
import { type Sequence, sequenceDefaults } from '../../schema/sequence.js';
import type { Table } from '../../schema/table.js';

type TablesAndSequences = Pick<DatabaseSchema, 'tables' | 'sequences'>;

/** A column that draws from a plain sequence which it owns is a serial column, whatever way it was declared. */
export function foldSerials(tables: readonly Table[], sequences: readonly Sequence[]): TablesAndSequences {
  const folded = new Set<Sequence>();
  const foldColumn = (column: Column, table: Table): Column => {
    const sequence = sequences.find((candidate) => isSerialOf(candidate, column, table));
    if (sequence === undefined) {
      return column;
    }
    folded.add(sequence);
    return { ...column, serverDefault: null, serial: { sequence: sequence.name } };
  };
  const foldedTables = sequences.every(({ ownedBy }) => ownedBy === null)
    ? tables
    : tables.map((table) => ({ ...table, columns: table.columns.map((column) => foldColumn(column, table)) }));
  return { tables: foldedTables, sequences: sequences.filter((sequence) => !folded.has(sequence)) };
}

function isSerialOf(sequence: Sequence, column: Column, table: Table): boolean {
  const { ownedBy, type, options, comment } = sequence;
  const defaults = sequenceDefaults(type, options.increment);
  return (
    ownedBy?.column === column.name &&
    sameName(ownedBy.table, table) &&
    column.type.sql === type &&
    column.serverDefault === `nextval(${quoteLiteral(quoteName(sequence))}::regclass)` &&
    comment === null &&
    sequence.unlogged === table.options?.unlogged &&
    options.increment === '1' &&
    JSON.stringify(options) === JSON.stringify(defaults)
  );
}
