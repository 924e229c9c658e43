import type { Column, Identity } from '../../schema/column.js';
import type { ColumnRow } from '../catalog/columns.js';
import type { SequenceRow } from '../catalog/sequences.js';
import type { CatalogLookup } from './catalog-lookup.js';
import { toSequenceOptions } from './to-sequence.js';

/** @param sequence the one that is the column's own, see columnSequences() */
export function toColumn(row: ColumnRow, lookup: CatalogLookup, sequence: SequenceRow | undefined): Column {
  const { collation, identity, generated } = row.rare;
  const isSerial = sequence !== undefined && identity === '';
  return {
    name: row.name,
    type: lookup.typeOf(row).value,
    nullable: !row.notNull,
    collation: collation === '' ? null : lookup.collationName(collation),
    serverDefault: isSerial || generated !== '' ? null : row.expression,
    identity: identity === '' || sequence === undefined ? null : toIdentity(identity, sequence),
    generated: generated === '' ? null : { expression: row.expression ?? '', stored: generated === 's' },
    serial: isSerial ? { sequence: sequence.name } : null,
    comment: lookup.columnComment(row),
  };
}

function toIdentity(identity: string, sequence: SequenceRow): Identity {
  return { always: identity === 'a', sequence: sequence.name, options: toSequenceOptions(sequence) };
}
