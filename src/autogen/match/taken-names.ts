import { sequenceKeysOfColumn } from '../../operations/order/column-facts.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import { indexedOf } from '../../schema/indexed.js';
import { besideTable, type Key, objectKey } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { Renames } from './renames.js';

/**
 * Whether a relation or a type may have the name during the renames. Relations and types share their names, since a
 * table has a row type.
 */
export function takenNames(schema: DatabaseSchema, renames: Renames): (name: QualifiedName) => boolean {
  // Most comparisons find no rename, and never ask.
  let taken: ReadonlySet<Key> | null = null;
  return (name) => {
    taken ??= takenKeys(schema, renames);
    return taken.has(relationKey(name));
  };
}

function takenKeys(schema: DatabaseSchema, { tables, enums, types }: Renames): ReadonlySet<Key> {
  const { domains, compositeTypes, rangeTypes, sequences, objects } = schema;
  const renames = [...tables, ...enums, ...types];
  const named: readonly QualifiedName[] = [
    ...[...schema.enums, ...domains, ...compositeTypes, ...rangeTypes, ...rangeTypes.map((range) => range.multirange)],
    ...[...sequences, ...schema.tables, ...objects.filter(isNamedAsRelation)],
    ...renames.flatMap(({ from, to }) => [from, to]),
  ];
  return new Set([...named.map(relationKey), ...schema.tables.flatMap(besideKeys)]);
}

/** A relation or an index: they share their names. */
export function isNamedAsRelation({ kind }: DefinedObject): boolean {
  const { isRelation = false, isNamedAlone = false } = ruleOf(kind);
  return isRelation || isNamedAlone;
}

function relationKey(name: QualifiedName): Key {
  return objectKey('relation', name);
}

function besideKeys(table: Table): readonly Key[] {
  return [
    ...indexedOf(table).map(({ name }) => besideTable(table, name)),
    ...table.columns.flatMap((column) => sequenceKeysOfColumn(table, column)),
  ];
}
