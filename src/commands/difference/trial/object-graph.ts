import type { DatabaseSchema } from '../../../schema/database-schema.js';
import { type DefinedObject, definedKey, tableOfObject } from '../../../schema/defined-object.js';
import { besideTable, type Key, objectKey, tableOfPart } from '../../../schema/keys.js';
import type { QualifiedName } from '../../../schema/names.js';
import { constraintsOf, parentsOf, type Table } from '../../../schema/table.js';

/** An object of a database that can be copied by itself, and the objects around it. */
export interface GraphNode {
  readonly key: Key;
  /** Everything that a statement may call it or a part of it by, except the names of columns. */
  readonly names: readonly string[];
  readonly object: DefinedObject | null;
  /** What PostgreSQL must have before it. */
  readonly needs: Set<GraphNode>;
  /** What depends on it, except by a foreign key. */
  readonly neededBy: Set<GraphNode>;
  /** The tables with a foreign key to it. */
  readonly referredBy: Set<GraphNode>;
}

export interface ObjectGraph {
  readonly nodes: ReadonlyMap<Key, GraphNode>;
  /** The object that a key, or the key of one of its parts, stands for. */
  find(key: Key): GraphNode | undefined;
}

/** Null if something depends on an object that is not described: then it isn't known what that depends on. */
export function objectGraph(schema: DatabaseSchema): ObjectGraph | null {
  const nodes = new Map<Key, GraphNode>();
  const parts = new Map<Key, GraphNode>();
  const add = (key: Key, names: readonly string[], object: DefinedObject | null = null) => {
    const node: GraphNode = { key, names, object, needs: new Set(), neededBy: new Set(), referredBy: new Set() };
    nodes.set(key, node);
    return node;
  };
  for (const table of schema.tables) addTable(table, add, parts);
  for (const sequence of schema.sequences) add(objectKey('relation', sequence), [sequence.name]);
  for (const collation of schema.collations) add(objectKey('collation', collation), [collation.name]);
  for (const type of typesOf(schema)) add(objectKey('type', type), [type.name]);
  for (const object of schema.objects) add(definedKey(object), [object.name], object);
  const graph: ObjectGraph = {
    nodes,
    find: (key) => {
      const whole = tableOfPart(key) ?? key;
      return nodes.get(whole) ?? parts.get(whole);
    },
  };
  return linkAll(graph, schema) ? graph : null;
}

function typesOf({ enums, domains, compositeTypes, rangeTypes }: DatabaseSchema): readonly QualifiedName[] {
  return [...enums, ...domains, ...compositeTypes, ...rangeTypes];
}

type AddNode = (key: Key, names: readonly string[]) => GraphNode;

/** Its indexes, sequences, and statistics have names among the relations of the schema, and are copied with it. */
function addTable(table: Table, add: AddNode, parts: Map<Key, GraphNode>): void {
  const constraints = constraintsOf(table).map(({ name }) => name);
  const notNulls = table.columns.flatMap(({ notNull }) => notNull?.name ?? []);
  const sequences = table.columns.flatMap(({ identity, serial }) => (identity ?? serial)?.sequence ?? []);
  const beside = [...constraints, ...sequences, ...table.indexes.map(({ name }) => name)];
  const statistics = table.statistics ?? [];
  const names = [table.name, ...beside, ...notNulls, ...statistics.map(({ name }) => name)];
  const node = add(objectKey('table', table), names);
  for (const name of beside) parts.set(besideTable(table, name), node);
  for (const each of statistics) parts.set(objectKey('statistics', each), node);
}

/** Whether both ends of every dependence are known. The types of columns are among the dependences. */
function linkAll(graph: ObjectGraph, schema: DatabaseSchema): boolean {
  const link = (dependent: Key, on: Key): boolean => {
    const [from, to] = [graph.find(dependent), graph.find(on)];
    if (from === undefined || to === undefined) return on.startsWith('schema:');
    if (from !== to) {
      from.needs.add(to);
      to.neededBy.add(from);
    }
    return true;
  };
  return [
    ...schema.dependences.map(({ dependent, on }) => link(dependent, on)),
    ...schema.tables.map((table) => linkTable(graph, table, link)),
    ...schema.sequences.map(({ ownedBy, ...sequence }) => {
      if (ownedBy === null) return true;
      // The sequence is dropped with the table, and can't be moved without it.
      const [own, table] = [objectKey('relation', sequence), objectKey('table', ownedBy.table)];
      return link(own, table) && link(table, own);
    }),
    ...schema.objects.map((object) => {
      const table = tableOfObject(object);
      return table === null || link(definedKey(object), objectKey('table', table));
    }),
  ].every(Boolean);
}

function linkTable(graph: ObjectGraph, table: Table, link: (dependent: Key, on: Key) => boolean): boolean {
  const key = objectKey('table', table);
  // A change of a parent reaches its children, and PostgreSQL compares a child with its parents.
  const areParents = parentsOf(table).every((parent) => {
    const other = objectKey('table', parent);
    return link(key, other) && link(other, key);
  });
  return areParents && table.foreignKeys.every(({ referredTable }) => refer(graph, table, referredTable));
}

function refer(graph: ObjectGraph, table: Table, referred: QualifiedName): boolean {
  const [from, to] = [graph.find(objectKey('table', table)), graph.find(objectKey('table', referred))];
  if (from === undefined || to === undefined) return false;
  from.needs.add(to);
  to.referredBy.add(from);
  return true;
}
