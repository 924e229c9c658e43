import type { DatabaseSchema } from '../../schema/database-schema.js';
import { type Dependence, definedKey } from '../../schema/defined-object.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { type Key, objectKey, partKey } from '../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { sameType } from '../../schema/types.js';
import { groupBy } from '../../util/group-by.js';
import type { Sides } from '../scope/sides.js';

/**
 * Since the releases of November 2026, PostgreSQL refuses to change the type of a column while a parsed expression of a routine uses
 * rows of the table, even if the expression doesn't use the column. So these routines depend on each column whose type changes, as
 * views on the column do.
 */
export function withDependencesOnRows({ declared, reflected }: Sides): Sides {
  if (![...declared.objects, ...reflected.objects].some(({ isParsed }) => isParsed)) return { declared, reflected };
  const changed = groupBy(columnsWithOtherTypes({ declared, reflected }), ({ table }) => nameKey(table));
  if (changed.size === 0) return { declared, reflected };
  const columnsOf = (table: QualifiedName) =>
    (changed.get(nameKey(table)) ?? []).map(({ column }) => partKey('column', table, column));
  return { declared: complete(declared, columnsOf), reflected: complete(reflected, columnsOf) };
}

function columnsWithOtherTypes({ declared, reflected }: Sides) {
  const wanted = new Map(declared.tables.map((table) => [nameKey(table), table]));
  return reflected.tables.flatMap((table) => {
    const columns = new Map(wanted.get(nameKey(table))?.columns.map((column) => [column.name, column]));
    return table.columns.flatMap(({ name, type, collation }) => {
      const column = columns.get(name);
      const isSame = column === undefined || (sameType(column.type, type) && column.collation === collation);
      return isSame ? [] : [{ table, column: name }];
    });
  });
}

function complete(schema: DatabaseSchema, columnsOf: (table: QualifiedName) => readonly Key[]): DatabaseSchema {
  const parsed = new Set(schema.objects.flatMap((object) => (object.isParsed ? [definedKey(object)] : [])));
  const ancestorsOf = ancestorFinder(schema.tables);
  const users = groupBy(
    schema.dependences.filter(({ dependent }) => parsed.has(dependent)),
    ({ on }) => on,
  );
  const added = schema.tables.flatMap((table): readonly Dependence[] => {
    const usersOfRows = users.get(objectKey('table', table)) ?? [];
    const columns = usersOfRows.length === 0 ? [] : [table, ...ancestorsOf(table)].flatMap(columnsOf);
    return usersOfRows.flatMap(({ dependent }) => columns.map((on) => ({ dependent, on })));
  });
  return added.length === 0 ? schema : { ...schema, dependences: [...schema.dependences, ...added] };
}
