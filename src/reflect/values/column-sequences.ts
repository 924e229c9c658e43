import { makeObjectName } from '../../schema/choose-name.js';
import { sequenceDefaults } from '../../schema/sequence.js';
import { typeSql } from '../../schema/types.js';
import { sameValue } from '../../util/same-value.js';
import type { ColumnRow } from '../catalog/columns.js';
import type { SequenceRow } from '../catalog/sequences.js';
import type { CatalogLookup } from './catalog-lookup.js';
import { toSequenceOptions } from './to-sequence.js';

/**
 * The sequences that are the insides of columns, by {@link columnRowKey}: of every identity column, and of those that
 * `serial` would make just so (manual: Serial Types).
 */
export function columnSequences(
  sequences: readonly SequenceRow[],
  lookup: CatalogLookup,
): ReadonlyMap<string, SequenceRow> {
  const inside = new Map<string, SequenceRow>();
  for (const sequence of sequences) {
    const column = ownerColumn(sequence, lookup);
    if (column !== undefined && (sequence.internal || isSerial(column, sequence, lookup))) {
      inside.set(columnRowKey(column), sequence);
    }
  }
  return inside;
}

export function columnRowKey({ table, position }: Pick<ColumnRow, 'table' | 'position'>): string {
  return `${table} ${position}`;
}

function ownerColumn({ owner }: SequenceRow, lookup: CatalogLookup): ColumnRow | undefined {
  return owner === null ? undefined : lookup.findColumn(owner.table, owner.position);
}

function isSerial(column: ColumnRow, sequence: SequenceRow, lookup: CatalogLookup): boolean {
  return (
    typeSql(lookup.typeOf(column).value) === sequence.type &&
    sequence.isLoggedAlike &&
    (!sequence.unlogged || sequence.name === usualName(column, lookup)) &&
    column.expression === `nextval('${sequence.regclass.replaceAll("'", "''")}'::regclass)` &&
    sameValue(toSequenceOptions(sequence), sequenceDefaults(sequence.type, '1')) &&
    lookup.comment('pg_class', sequence.oid) === null
  );
}

// Nothing else makes an unlogged one by the way.
function usualName(column: ColumnRow, lookup: CatalogLookup): string {
  return makeObjectName({ table: lookup.tableName(column.table).name, columns: column.name, label: 'seq' });
}
