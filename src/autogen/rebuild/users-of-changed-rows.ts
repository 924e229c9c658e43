import type { Operation } from '../../operations/operation.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { type Dependence, definedKey } from '../../schema/defined-object.js';
import { type Key, objectKey, partKey } from '../../schema/keys.js';
import { groupBy } from '../../util/group-by.js';

type Reflected = Pick<DatabaseSchema, 'dependences' | 'objects'>;

/**
 * What uses rows of a table, or values of a composite type, and is in the way when a column or an attribute changes.
 *
 * - A function on rows that lists a dropped column, as PostgreSQL prints `SELECT *`. It can be replaced neither before the rows
 *   change nor after.
 * - If an attribute of a composite type changes or is dropped: everything with a parsed expression that uses the type. pg_depend
 *   names the attribute, but dependences name only the type.
 */
export function usersOfChangedRows(operations: readonly Operation[], reflected: Reflected): readonly Key[] {
  const dropped = operations.flatMap((operation) => (operation.kind === 'dropColumn' ? [operation] : []));
  const types = operations.flatMap((operation) =>
    operation.kind === 'alterCompositeType' && (operation.alterAttributes ?? operation.dropAttributes) !== undefined
      ? [operation.type]
      : [],
  );
  if (dropped.length + types.length === 0) return [];
  const using = groupBy(reflected.dependences, ({ on }: Dependence) => on);
  const usersOf = (key: Key) => (using.get(key) ?? []).map(({ dependent }) => dependent);
  const ofDropped = dropped.flatMap(({ table, column }) => {
    const ofRows = new Set(usersOf(objectKey('table', table)).filter(isRoutine));
    return usersOf(partKey('column', table, column)).filter((key) => ofRows.has(key));
  });
  const parsed = new Set(reflected.objects.flatMap((object) => (object.isParsed ? [definedKey(object)] : [])));
  const ofTypes = types.flatMap((type) => usersOf(objectKey('type', type)));
  return [...ofDropped, ...ofTypes.filter((key) => !isRoutine(key) || parsed.has(key))];
}

function isRoutine(key: Key): boolean {
  return key.startsWith('routine:');
}
