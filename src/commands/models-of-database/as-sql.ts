import { compareOwners } from '../../autogen/compare/privileges/compare-owners.js';
import { comparePrivileges } from '../../autogen/compare/privileges/compare-privileges.js';
import type { ModelDefaults } from '../../autogen/models/model-defaults.js';
import { typesByStyle } from '../../autogen/models/render-model-types.js';
import { standInFor } from '../../autogen/order/stand-in.js';
import { createAllOperations } from '../../operations/create-all.js';
import type { Operation } from '../../operations/operation.js';
import { type DatabaseSchema, EMPTY_SCHEMA } from '../../schema/database-schema.js';
import { type DefinedObject, objectMapKey, tableOfObject } from '../../schema/defined-object.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Sequence } from '../../schema/sequence.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { asAttached, parentsAddedLater } from './as-attached.js';

/** What is written as SQL although the models have words for it: by nameKey(), and by objectMapKey(). */
export interface AsSql {
  readonly tables: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
  /** Of the objects, routines whose bodies PostgreSQL must not check when it makes them. */
  readonly unchecked: ReadonlySet<string>;
  /** The views that are first created with only their columns, and replaced when the objects they use exist. */
  readonly standIns: ReadonlySet<string>;
  /** The objects that nothing can make: the models leave them out. */
  readonly leftOut: ReadonlySet<string>;
  /** The tables that nothing can make. */
  readonly leftOutTables: ReadonlySet<string>;
  /** Changes that make what the words declare into what the database has. */
  readonly changes: readonly Operation[];
  /** Changes that were tried, and did not help. */
  readonly vainChanges: readonly Operation[];
}

export const NOTHING_AS_SQL: AsSql = {
  tables: new Set(),
  types: new Set(),
  objects: new Set(),
  unchecked: new Set(),
  standIns: new Set(),
  leftOut: new Set(),
  leftOutTables: new Set(),
  changes: [],
  vainChanges: [],
};

export interface DividedSchema {
  /** What the words declare. */
  readonly models: DatabaseSchema;
  /** The operations that create the tables and types that are written as SQL. */
  readonly made: readonly Operation[];
  /** What makes all else that follows the tables: single foreign keys and owners, objects, and the changes. */
  readonly rest: readonly Operation[];
}

/** Divides what a database has between the words of the models and SQL. */
export function divideSchema(whole: DatabaseSchema, asSql: AsSql, defaults: ModelDefaults): DividedSchema {
  const schema = withoutLeftOut(whole, asSql);
  const inWords = wordTables(schema.tables, asSql.tables);
  const isOutside = (name: QualifiedName) => !inWords.has(nameKey(name));
  const inside = schema.tables.filter((table) => !isOutside(table));
  const outside = schema.tables.filter(isOutside).map((table) => asAttached(table, schema.tables));
  const parents = schema.tables.filter(isOutside).flatMap((table) => parentsAddedLater(table));
  const types = typesByStyle(schema, asSql.types, defaults);
  const references = inside.flatMap((table) => referencesOut(table, isOutside));
  const owners = schema.sequences.flatMap((sequence) => ownerOutside(sequence, isOutside));
  const changes = [...references, ...owners, ...asSql.changes];
  const models: DatabaseSchema = {
    ...schema,
    ...types.inWords,
    sequences: schema.sequences.map((sequence) =>
      ownerOutside(sequence, isOutside).length === 0 ? sequence : { ...sequence, ownedBy: null },
    ),
    tables: inside.map((table) => withoutParts(table, changes)),
  };
  const objects = models.objects.flatMap((object) => createSteps(object, asSql.standIns));
  const all = { declared: schema, reflected: EMPTY_SCHEMA };
  const access = [...compareOwners(all, []), ...comparePrivileges(all, [], [])];
  return {
    models,
    made: createAllOperations({ ...EMPTY_SCHEMA, ...types.asSql, tables: outside }),
    rest: [...parents, ...references, ...owners, ...objects, ...access, ...asSql.changes],
  };
}

function createSteps(object: DefinedObject, standIns: ReadonlySet<string>): readonly Operation[] {
  const was = standIns.has(objectMapKey(object)) ? standInFor(object) : null;
  if (was === null) return [{ kind: 'createObject', object }];
  return [
    { kind: 'createObject', object: was },
    { kind: 'replaceObject', object, was },
  ];
}

function withoutLeftOut(schema: DatabaseSchema, { leftOut, leftOutTables }: AsSql): DatabaseSchema {
  if (leftOut.size === 0 && leftOutTables.size === 0) return schema;
  const isLeft = (name: QualifiedName | null) => name !== null && leftOutTables.has(nameKey(name));
  return {
    ...schema,
    tables: schema.tables
      .filter((table) => !isLeft(table))
      .map((table) => ({
        ...table,
        foreignKeys: table.foreignKeys.filter(({ referredTable }) => !isLeft(referredTable)),
      })),
    sequences: schema.sequences.map((sequence) =>
      sequence.ownedBy !== null && isLeft(sequence.ownedBy.table) ? { ...sequence, ownedBy: null } : sequence,
    ),
    objects: schema.objects.filter((object) => !leftOut.has(objectMapKey(object)) && !isLeft(tableOfObject(object))),
  };
}

/** Those that are not said as SQL, and whose parents are not: a word names the word of its parent. */
function wordTables(tables: readonly Table[], asSql: ReadonlySet<string>): ReadonlySet<string> {
  const inWords = new Set(tables.map(nameKey).filter((key) => !asSql.has(key)));
  for (let before = -1; before !== inWords.size; ) {
    before = inWords.size;
    for (const table of tables) {
      if (parentsOf(table).some((parent) => !inWords.has(nameKey(parent)))) inWords.delete(nameKey(table));
    }
  }
  return inWords;
}

type IsOutside = (name: QualifiedName) => boolean;

function referencesOut(table: Table, isOutside: IsOutside): readonly Operation[] {
  return table.foreignKeys
    .filter(({ referredTable, inherited }) => inherited !== true && isOutside(referredTable))
    .map((constraint) => ({ kind: 'addConstraint', table, constraint }));
}

function ownerOutside(sequence: Sequence, isOutside: IsOutside): readonly Operation[] {
  const { ownedBy } = sequence;
  return ownedBy === null || !isOutside(ownedBy.table)
    ? []
    : [{ kind: 'alterSequence', sequence, changes: { ownedBy } }];
}

/** Without the constraints and indexes that changes add. */
function withoutParts(table: Table, changes: readonly Operation[]): Table {
  const added = new Set(changes.flatMap((change) => addedPart(change, nameKey(table))));
  if (added.size === 0) return table;
  const stays = ({ name }: { readonly name: string }) => !added.has(name);
  const { primaryKey } = table;
  return {
    ...table,
    primaryKey: primaryKey !== null && stays(primaryKey) ? primaryKey : null,
    uniques: table.uniques.filter(stays),
    checks: table.checks.filter(stays),
    exclusions: table.exclusions.filter(stays),
    foreignKeys: table.foreignKeys.filter(stays),
    indexes: table.indexes.filter(stays),
    ...(table.statistics && { statistics: table.statistics.filter(stays) }),
  };
}

function addedPart(change: Operation, table: string): readonly string[] {
  if (!('table' in change) || nameKey(change.table) !== table) return [];
  switch (change.kind) {
    case 'addConstraint':
      return [change.constraint.name];
    case 'createIndex':
      return [change.index.name];
    case 'createStatistics':
      return [change.statistics.name];
    default:
      return [];
  }
}
