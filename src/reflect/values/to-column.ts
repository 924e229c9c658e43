import type { Column, Identity } from '../../schema/column.js';
import type { ColumnOptions, ColumnStorage } from '../../schema/column-options.js';
import type { NotNull } from '../../schema/not-null.js';
import type { ColumnRow, RareProperties } from '../catalog/columns.js';
import type { SequenceRow } from '../catalog/sequences.js';
import type { CatalogLookup } from './catalog-lookup.js';
import { toSequenceOptions } from './to-sequence.js';
import { toStorageParameters } from './to-storage-parameters.js';

/** What other catalogs say of a column. */
interface ColumnAdditions {
  /** The one that is the column's own, see columnSequences(). */
  readonly sequence: SequenceRow | undefined;
  readonly notNull: NotNull | undefined;
}

export function toColumn(row: ColumnRow, lookup: CatalogLookup, { sequence, notNull }: ColumnAdditions): Column {
  const { collation, identity, generated } = row.rare;
  const isSerial = sequence !== undefined && identity === '';
  return {
    name: row.name,
    type: lookup.typeOf(row).value,
    nullable: !row.notNull,
    collation: collation === '' ? null : lookup.collationName(collation),
    serverDefault: isSerial || generated !== '' ? null : row.expression,
    identity: identity === '' || sequence === undefined ? null : toIdentity(identity, sequence, lookup),
    generated: generated === '' ? null : { expression: row.expression ?? '', stored: generated === 's' },
    serial: isSerial ? { sequence: sequence.name } : null,
    comment: lookup.partComment(row.table, row.position),
    ...columnOptions(row.rare),
    ...(row.rare.inherited && { inherited: true }),
    ...(row.rare.granted && { granted: true }),
    ...(notNull && { notNull }),
  };
}

function toIdentity(identity: string, sequence: SequenceRow, lookup: CatalogLookup): Identity {
  const comment = lookup.comment('pg_class', sequence.oid);
  return {
    always: identity === 'a',
    sequence: sequence.name,
    options: toSequenceOptions(sequence),
    ...(comment !== null && { comment }),
    ...(!sequence.isLoggedAlike && { unlogged: sequence.unlogged }),
  };
}

// pg_attribute's letters for attstorage and attcompression.
const STORAGES: Readonly<Record<string, ColumnStorage>> = { p: 'plain', e: 'external', m: 'main', x: 'extended' };
const COMPRESSIONS: Readonly<Record<string, 'pglz' | 'lz4'>> = { p: 'pglz', l: 'lz4' };

function columnOptions(rare: RareProperties): { readonly options?: ColumnOptions } {
  const storage = STORAGES[rare.storage];
  const compression = COMPRESSIONS[rare.compression];
  const options = {
    ...(storage && { storage }),
    ...(compression && { compression }),
    ...(rare.statistics !== '' && { statistics: Number(rare.statistics) }),
    ...(rare.options !== '' && { with: toStorageParameters(rare.options.split('\n')) }),
  };
  return Object.keys(options).length === 0 ? {} : { options };
}
