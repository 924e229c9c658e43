import type { RenameConstraint } from '../../../operations/constraint-operations.js';
import { clipName } from '../../../schema/choose-name.js';
import type { Column } from '../../../schema/column.js';
import { bareName } from '../../../schema/names.js';
import { usualNotNullName } from '../../../schema/not-null.js';
import { constraintsOf, type Table } from '../../../schema/table.js';

/**
 * The NOT NULL constraints of columns that go give up the names that other constraints get. A column is dropped after the
 * others have changed.
 *
 * @param dropped columns of the table as it is
 */
export function freeNotNullNames(declared: Table, dropped: readonly Column[]): readonly RenameConstraint[] {
  const table = bareName(declared);
  return dropped.flatMap(({ name: column, notNull }): readonly RenameConstraint[] => {
    const isWanted =
      constraintsOf(declared).some(({ name }) => name === notNull?.name) ||
      declared.columns.some(
        (other) =>
          other.name !== column &&
          !other.nullable &&
          (other.notNull?.name ?? usualNotNullName(table, other.name)) === notNull?.name,
      );
    return notNull === undefined || notNull.inherited === true || !isWanted
      ? []
      : [
          {
            kind: 'renameConstraint',
            table,
            name: notNull.name,
            newName: clipName(`limbeck_drops_${notNull.name}`),
            of: 'notNull',
          },
        ];
  });
}
