import type { QualifiedName } from '../../schema/names.js';
import { constraintsOf, type Table } from '../../schema/table.js';
import { columnNeeds, columnSequences } from './column-facts.js';
import { constraintNeeds, constraintObjects, indexNeeds, indexObjects } from './constraint-facts.js';
import { type Key, objectKey, schemaKeys } from './keys.js';

/** The table itself: a relation, a type and a place of columns. */
export function tableKeys(name: QualifiedName): readonly Key[] {
  return [objectKey('table', name), objectKey('relation', name), objectKey('type', name)];
}

/** The table with all that comes and goes with it. */
export function tableObjects(table: Table): readonly Key[] {
  return [
    ...tableKeys(table),
    ...table.columns.flatMap((column) => columnSequences(table, column)),
    ...constraintsOf(table).flatMap((constraint) => constraintObjects(table, constraint)),
    ...table.indexes.flatMap((index) => indexObjects(table, index)),
  ];
}

/** What a table rests on. */
export function tableNeeds(table: Table): readonly Key[] {
  const own = new Set(tableObjects(table));
  const needs = [
    ...schemaKeys(table.schema),
    ...table.columns.flatMap(columnNeeds),
    ...constraintsOf(table).flatMap((constraint) => constraintNeeds(table, constraint)),
    ...table.indexes.flatMap(indexNeeds),
  ];
  return needs.filter((key) => !own.has(key));
}
