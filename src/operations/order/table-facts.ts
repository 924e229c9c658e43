import { besideTable, type Key, objectKey, schemaKeys } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import { constraintsOf, parentsOf, type Table } from '../../schema/table.js';
import type { TableOptions } from '../../schema/table-options.js';
import type { Changes } from '../changes.js';
import { columnNeeds, sequenceKeysOfColumn } from './column-facts.js';
import { constraintNeeds, constraintObjects, indexNeeds, indexObjects } from './constraint-facts.js';

/** The table itself: a relation, a type and a place of columns. */
export function tableKeys(name: QualifiedName): readonly Key[] {
  return [objectKey('table', name), objectKey('relation', name), objectKey('type', name)];
}

/** The table with all that is created and dropped with it. */
export function tableObjects(table: Table): readonly Key[] {
  return [
    ...tableKeys(table),
    ...table.columns.flatMap((column) => sequenceKeysOfColumn(table, column)),
    ...constraintsOf(table).flatMap((constraint) => constraintObjects(table, constraint)),
    ...table.indexes.flatMap((index) => indexObjects(table, index)),
  ];
}

/**
 * What a table depends on.
 *
 * @param objects its {@link tableObjects}
 */
export function tableNeeds(table: Table, objects: readonly Key[]): readonly Key[] {
  const own = new Set(objects);
  const needs = [
    ...schemaKeys(table.schema),
    ...table.columns.flatMap(columnNeeds),
    ...constraintsOf(table).flatMap((constraint) => constraintNeeds(table, constraint)),
    ...table.indexes.flatMap(indexNeeds),
    ...optionNeeds(table, table.options ?? {}),
    ...parentsOf(table).map((parent) => objectKey('table', parent)),
  ];
  return needs.filter((key) => !own.has(key));
}

/** What the options of a table name: a type, indexes. */
export function optionNeeds(table: QualifiedName, options: Changes<TableOptions>): readonly Key[] {
  const { ofType, clusterOn, replicaIdentity } = options;
  const identity = typeof replicaIdentity === 'object' ? replicaIdentity?.index : undefined;
  return [
    ...(ofType ? [objectKey('type', ofType)] : []),
    ...[clusterOn, identity].flatMap((index) =>
      index ? [besideTable(table, index), objectKey('brought', table)] : [],
    ),
  ];
}
