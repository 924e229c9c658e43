import { baseType, isNumber } from '../../schema/base-type.js';
import type { Column } from '../../schema/column.js';
import type { Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import { sortTopologically } from '../../util/sort-topologically.js';
import type { UpdatedTexts } from './row-references.js';

/**
 * PostgreSQL checks unique values row by row, so a row that takes a unique value follows the row that gives it up. If rows
 * exchange values, no order satisfies PostgreSQL, and any is returned.
 *
 * @param before the table before the operations, which add unique keys after the rows
 */
export function inUniqueOrder(updated: readonly UpdatedTexts[], before: Table): readonly UpdatedTexts[] {
  const moves = uniqueKeys(before).flatMap((key) => movesOf(updated, key));
  const givers = groupBy(moves, ({ gives }) => gives);
  const takes = groupBy(
    moves.filter(({ takes }) => takes !== null && givers.has(takes)),
    ({ row }) => row,
  );
  if (takes.size === 0) return updated;
  // Several rows can have a value, if a unique index is partial. The first row that takes it waits for all of them.
  const left = new Map([...givers].map(([value, rows]) => [value, rows.values()]));
  function* needs(row: UpdatedTexts): Generator<UpdatedTexts> {
    for (const move of takes.get(row) ?? []) {
      for (const giver of left.get(move.takes) ?? []) yield giver.row;
    }
  }
  return sortTopologically(updated, needs).sorted;
}

interface UniqueKey {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly nullsNotDistinct: boolean;
}

/** Unique indexes on expressions aren't among them: only PostgreSQL can evaluate expressions. */
function uniqueKeys({ columns, primaryKey, uniques, indexes }: Table): readonly UniqueKey[] {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const constraints = primaryKey === null ? uniques : [{ ...primaryKey, nullsNotDistinct: false }, ...uniques];
  const keys = [
    ...constraints,
    ...indexes
      .filter(({ unique, keys }) => unique && keys.every(({ column }) => column !== null))
      .map((index) => ({ ...index, columns: index.keys.flatMap(({ column }) => column ?? []) })),
  ];
  return keys.map(({ name, columns: names, nullsNotDistinct }) => {
    return { name, columns: names.flatMap((column) => byName.get(column) ?? []), nullsNotDistinct };
  });
}

/** A row whose unique value changes. Null stands for no unique value: NULLs are distinct. */
interface Move {
  readonly row: UpdatedTexts;
  readonly gives: string | null;
  readonly takes: string | null;
}

function movesOf(updated: readonly UpdatedTexts[], key: UniqueKey): readonly Move[] {
  return updated.flatMap((row): readonly Move[] => {
    if (!key.columns.some(({ name }) => row.set.has(name))) return [];
    const gives = uniqueValue(key, row.before);
    const takes = uniqueValue(
      key,
      (column) => row.set.get(column) ?? (row.set.has(column) ? null : row.before(column)),
    );
    return gives === takes ? [] : [{ row, gives, takes }];
  });
}

function uniqueValue(key: UniqueKey, textOf: (column: string) => string | null): string | null {
  const values = key.columns.map((column) => comparable(textOf(column.name), column));
  return values.includes(null) && !key.nullsNotDistinct ? null : JSON.stringify([key.name, ...values]);
}

/** Equal values have equal texts: `1.5` and `1.50`, and texts in a type or a collation that may ignore case. */
function comparable(text: string | null, { type, collation }: Column): string | null {
  if (text === null || type.array) return text;
  if (type.userType !== null || collation !== null) return text.toLowerCase();
  return isNumber(baseType(type)) && text.includes('.') ? String(Number(text)) : text;
}
