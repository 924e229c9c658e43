import { clipName, makeObjectName } from './choose-name.js';
import type { QualifiedName } from './names.js';
import type { ColumnType } from './types.js';

/** CREATE TYPE … AS RANGE. PostgreSQL alters nothing of it but its name. */
export interface RangeType extends QualifiedName {
  readonly subtype: ColumnType;
  /** Null if it is the subtype's own. */
  readonly opclass: QualifiedName | null;
  /** Null if it is the subtype's own. */
  readonly collation: QualifiedName | null;
  /** The function that makes equal ranges the same. */
  readonly canonical: QualifiedName | null;
  /** The function that computes the difference between two values. */
  readonly subtypeDiff: QualifiedName | null;
  /** The multirange that is created and dropped with the range type. */
  readonly multirange: QualifiedName;
  readonly comment: string | null;
  /** The previous name, if the declaration has one. */
  readonly renamedFrom?: QualifiedName;
}

/** What PostgreSQL calls the multirange of a range by itself (manual: CREATE TYPE, multirange_type_name). */
export function usualMultirange({ schema, name }: QualifiedName): QualifiedName {
  const isRange = name.includes('range');
  return {
    schema,
    name: isRange
      ? clipName(name.replace('range', 'multirange'))
      : makeObjectName({ table: name, columns: null, label: 'multirange' }),
  };
}
