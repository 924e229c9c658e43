import type { PrimaryKey, UniqueConstraint } from '../schema/constraints.js';
import type { Index } from '../schema/index-value.js';

/** The index behind a key, as CREATE INDEX makes it. */
export function indexOfKey(key: PrimaryKey | UniqueConstraint): Index {
  const { name, columns, include, with: parameters, tablespace, indexComment = null } = key;
  return {
    name,
    unique: true,
    method: 'btree',
    keys: columns.map((column) => ({
      column,
      expression: null,
      collation: null,
      opclass: null,
      opclassParameters: {},
      descending: false,
      nullsFirst: false,
    })),
    include,
    nullsNotDistinct: key.kind === 'unique' && key.nullsNotDistinct,
    where: null,
    with: parameters,
    tablespace,
    comment: indexComment,
  };
}
