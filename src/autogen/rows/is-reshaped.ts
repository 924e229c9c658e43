import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { sameType } from '../../schema/types.js';
import { sameValue } from '../../util/same-value.js';
import type { SchemasAround } from './row-writer.js';

/** Whether columns of the table get other types, or their types get other values. */
export function isReshaped(table: Table, { before, after }: SchemasAround): boolean {
  const was = before.tables.find((each) => nameKey(each) === nameKey(table));
  if (was === undefined) return false;
  const columnsBefore = new Map(was.columns.map((column) => [column.name, column]));
  const [now, earlier] = [definitionsOf(after), definitionsOf(before)];
  return table.columns.some(({ name, type }) => {
    const from = columnsBefore.get(name)?.type;
    if (from === undefined) return false;
    const key = type.userType === null ? null : nameKey(type.userType);
    return !sameType(from, type) || (key !== null && !sameValue(now.get(key), earlier.get(key)));
  });
}

function definitionsOf({ enums, domains, compositeTypes, rangeTypes }: DatabaseSchema): ReadonlyMap<string, unknown> {
  return new Map(
    [...enums, ...domains, ...compositeTypes, ...rangeTypes].map((type) => [nameKey(type), type] as const),
  );
}
