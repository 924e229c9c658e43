import { type Key, objectKey, schemaKeys } from '../../schema/keys.js';
import { parentsOf, type Table } from '../../schema/table.js';
import type { AlterTable, CreateTable, DropTable, RenameTable, SetTableSchema } from '../table-operations.js';
import type { Effects } from './effects.js';
import { optionNeeds, tableKeys, tableNeeds, tableObjects } from './table-facts.js';

export function createTableEffects({ table }: CreateTable): Effects {
  const creates = tableObjects(table);
  return {
    phase: 'createTable',
    creates,
    alters: partitionKeys(table),
    needs: [...tableNeeds(table, creates), ...parentsOf(table).map((parent) => objectKey('attached', parent))],
  };
}

/** Bounds of partitions must not overlap, so old partitions are removed before new ones are created. */
function partitionKeys({ partitionOf }: Table): readonly Key[] {
  return partitionOf === undefined ? [] : [objectKey('partitions', partitionOf.parent)];
}

/** A column may have another name in a child than in its parent. It is renamed after such a child is dropped. */
function columnsOfParents(table: Table): readonly Key[] {
  return parentsOf(table).flatMap((parent) => [objectKey('columns', parent), objectKey('children', parent)]);
}

export function dropTableEffects({ table, was }: DropTable): Effects {
  if (was === undefined) return { phase: 'dropTable', drops: tableKeys(table), frees: schemaKeys(table.schema) };
  const objects = tableObjects(was);
  return {
    phase: 'dropTable',
    drops: [...objects, ...statisticsOf(was)],
    creates: [objectKey('left', table)],
    frees: [...tableNeeds(was, objects), ...partitionKeys(was), ...columnsOfParents(was)],
  };
}

/** Separate operations create the statistics of a new table. */
function statisticsOf({ statistics = [] }: Table): readonly Key[] {
  return statistics.map((each) => objectKey('statistics', each));
}

export function renameTableEffects({ table, newName, moves }: RenameTable): Effects {
  const renamed = { schema: table.schema, name: newName };
  return {
    phase: 'rename',
    drops: tableKeys(table),
    creates: [...tableKeys(renamed), ...(moves ? [objectKey('moved', renamed)] : [])],
    needs: [objectKey('moved', table)],
  };
}

export function setTableSchemaEffects({ table, newSchema }: SetTableSchema): Effects {
  const moved = { schema: newSchema, name: table.name };
  return {
    phase: 'rename',
    drops: tableKeys(table),
    creates: [...tableKeys(moved), objectKey('moved', moved)],
    needs: [...schemaKeys(newSchema), objectKey('moved', table)],
    frees: schemaKeys(table.schema),
  };
}

/**
 * A typed table is separated from its type (`NOT OF`) before its columns change, and bound to a type (`OF`) after. PostgreSQL
 * rewrites a table whose logging or access method changes, as if a column got another type.
 */
export function alterTableEffects({ table, changes, was = {} }: AlterTable): Effects {
  const self = objectKey('table', table);
  const isLetGo = changes.ofType === null;
  const isRewritten = changes.unlogged !== undefined || changes.accessMethod !== undefined;
  return {
    phase: isLetGo ? 'drop' : 'changeTable',
    step: 5,
    alters: [
      ...(changes.unlogged === undefined ? [] : [objectKey('logging', table)]),
      ...(isRewritten ? [objectKey('row', table)] : []),
      ...(changes.replicaIdentity === undefined ? [] : [objectKey('identified', table)]),
    ],
    needs: [
      self,
      ...(changes.ofType ? [objectKey('shape', table), objectKey('columns', table)] : []),
      ...optionNeeds(table, changes),
    ],
    frees: [...(isLetGo ? [objectKey('shape', table)] : []), ...optionNeeds(table, was)],
  };
}
