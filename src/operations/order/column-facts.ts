import type { Column } from '../../schema/column.js';
import { besideTable, type Key, objectKey } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import type { ColumnType } from '../../schema/types.js';
import { sequencesIn } from './sequences-in.js';

export function typeKeys({ userType }: ColumnType): readonly Key[] {
  return userType === null ? [] : [objectKey('type', userType)];
}

/** A table can't be changed in every way as long as a column has its row type. */
export function typeKeysOfColumn({ userType }: ColumnType): readonly Key[] {
  return userType === null ? [] : [objectKey('type', userType), objectKey('row', userType)];
}

export function collationKeys(collation: QualifiedName | null): readonly Key[] {
  return collation === null ? [] : [objectKey('collation', collation)];
}

export function defaultKeys(serverDefault: string | null): readonly Key[] {
  return serverDefault === null ? [] : sequencesIn(serverDefault).map((name) => objectKey('relation', name));
}

const NOTHING: readonly Key[] = [];

/** What a column depends on outside its table. */
export function columnNeeds({ type, collation, serverDefault }: Column): readonly Key[] {
  if (type.userType === null && collation === null && serverDefault === null) return NOTHING;
  return [...typeKeysOfColumn(type), ...collationKeys(collation), ...defaultKeys(serverDefault)];
}

/** The sequence that is created and dropped with a column. */
export function sequenceKeysOfColumn(table: QualifiedName, { identity, serial }: Column): readonly Key[] {
  const sequence = (identity ?? serial)?.sequence;
  return sequence === undefined ? [] : [besideTable(table, sequence)];
}
