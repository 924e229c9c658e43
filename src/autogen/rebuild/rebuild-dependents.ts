import type { Operation } from '../../operations/operation.js';
import type { Effects } from '../../operations/order/effects.js';
import { effectsOf } from '../../operations/order/effects-of.js';
import {
  type DefinedObject,
  type Dependence,
  definedKey,
  objectMapKey,
  tableOfObject,
} from '../../schema/defined-object.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { domainDefaultKey, type Key, objectKey, partKey, tableOfPart } from '../../schema/keys.js';
import { sameName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import { rebuildObject } from '../compare/objects/compare-objects.js';
import type { Sides } from '../scope/sides.js';
import { usersOfOtherOverloads } from './changed-overloads.js';
import { defaultsOfTypes } from './defaults-of-types.js';
import { usersOfChangedRows } from './users-of-changed-rows.js';

interface WithDependents {
  readonly operations: readonly Operation[];
  /**
   * Defaults, constraints, indexes and statistics of tables, partitioned tables and domains that must be rebuilt too.
   */
  readonly parts: ReadonlySet<Key>;
}

/**
 * Adds what must be dropped and recreated because it depends on something that is rebuilt: a view on a column whose
 * type changes, and everything that depends on that view. PostgreSQL drops no object that others depend on.
 */
export function rebuildDependents(
  operations: readonly Operation[],
  { declared, reflected }: Sides,
  knowsDependences: boolean,
): WithDependents {
  const found = new Map(reflected.objects.map((object) => [definedKey(object), object]));
  const wanted = new Map(declared.objects.map((object) => [objectMapKey(object), object]));
  const dependentsOf = dependentsByKey([...reflected.dependences, ...reflected.objects.flatMap(onItsTable)]);
  const touched = new Set(operations.flatMap(droppedKey));
  const rebuilt = new Map<Key, readonly Operation[]>();
  const reshaped = reshapedTypes(operations).flatMap(dependentsOf);
  const rowUsers = usersOfChangedRows(operations, reflected);
  const parts = new Set([
    ...rowUsers.filter((key) => TABLE_PART.test(key)),
    ...reshaped.filter(isDefault),
    ...reflected.domains.filter((domain) => reshaped.includes(objectKey('type', domain))).map(domainDefaultKey),
  ]);
  const effects = operations.map(effectsOf);
  const open = [...rebuiltKeys(effects)];
  const rebuild = (dependent: Key) => {
    const object = found.get(dependent);
    const again = object && wanted.get(objectMapKey(object));
    if (object !== undefined && again !== undefined && !touched.has(dependent) && !rebuilt.has(dependent)) {
      rebuilt.set(dependent, rebuildObject(again, object));
      open.push(dependent);
    }
  };
  rowUsers.forEach(rebuild);
  const isWritten = writtenAnew(operations);
  const gone = [...goneTables(effects), ...columnsTakenOver(operations, declared.tables)];
  gone.flatMap(dependentsOf).filter(isWritten).forEach(rebuild);
  const isGone = goneKeys(effects);
  const users = knowsDependences ? usersOfOtherOverloads({ declared, reflected }) : [];
  const confused = users.filter(
    ({ user, isRewritten, mayMean }) => !(isRewritten || isWritten(user)) || mayMean.some(isGone),
  );
  for (const { user } of confused) {
    rebuild(user);
    if (!found.has(user)) {
      parts.add(user);
    }
  }
  const moves = defaultsOfTypes({ declared, reflected });
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const dependent of dependentsOf(key)) {
      rebuild(dependent);
      if (!found.has(dependent) && isPartInTheWay(dependent, key) && !moves(dependent, key)) {
        parts.add(dependent);
      }
    }
  }
  const kept = operations.filter((operation) => !isReplaced(operation, rebuilt));
  return { operations: [...kept, ...[...rebuilt.values()].flat()], parts };
}

/**
 * Composite types that lose an attribute. PostgreSQL then sets its value to NULL in every constant of the type, such
 * as a default of a column or a domain.
 */
function reshapedTypes(operations: readonly Operation[]): readonly Key[] {
  return operations.flatMap((operation) =>
    operation.kind === 'alterCompositeType' && operation.dropAttributes !== undefined
      ? [objectKey('type', operation.type)]
      : [],
  );
}

const TABLE_PART = /^(?:constraint|default|relation|statistics):/;

function isDefault(key: Key): boolean {
  return key.startsWith('default:');
}

/**
 * The comparison of tables finds the dependents of a column or a sequence. A table as a whole uses the functions in its
 * partition key.
 */
function isPartInTheWay(dependent: Key, on: Key): boolean {
  return (
    (/^(?:constraint|default|relation|statistics|type):/.test(dependent) &&
      /^(?:routine|table|object|type):/.test(on)) ||
    (dependent.startsWith('table:') && on.startsWith('routine:'))
  );
}

/** Objects that nothing may depend on while the operations run. */
function rebuiltKeys(effects: readonly Effects[]): ReadonlySet<Key> {
  const created = new Set(effects.flatMap(({ creates = [] }) => creates));
  const dropped = effects.flatMap(({ drops = [] }) => drops);
  return new Set([...effects.flatMap(({ rebuilds = [] }) => rebuilds), ...dropped.filter((key) => created.has(key))]);
}

/**
 * An object that depends on a dropped table is not replaced in place. The replacement would have to happen before
 * this drop and after another table is created, which may use names of the dropped one.
 */
function goneTables(effects: readonly Effects[]): readonly Key[] {
  const created = new Set(effects.flatMap(({ creates = [] }) => creates));
  const dropped = effects.flatMap(({ drops = [] }) => drops);
  return dropped.filter((key) => key.startsWith('table:') && !created.has(key));
}

/** Columns that a table loses before a child with a column of that name is created. The same is true of these. */
function columnsTakenOver(operations: readonly Operation[], tables: readonly Table[]): readonly Key[] {
  const created = operations.flatMap((operation) => (operation.kind === 'createTable' ? [operation.table] : []));
  if (created.length === 0) return [];
  const ancestorsOf = ancestorFinder(tables);
  return operations.flatMap((operation): readonly Key[] => {
    if (operation.kind !== 'dropColumn') return [];
    const { table, column } = operation;
    const isTakenOver = created.some(
      (child) =>
        child.columns.some(({ name }) => name === column) &&
        ancestorsOf(child).some((ancestor) => sameName(ancestor, table)),
    );
    return isTakenOver ? [partKey('column', table, column)] : [];
  });
}

function goneKeys(effects: readonly Effects[]): (key: Key) => boolean {
  const created = new Set(effects.flatMap(({ creates = [] }) => creates));
  const dropped = new Set(effects.flatMap(({ drops = [] }) => drops));
  return (key) => dropped.has(key) && !created.has(key);
}

function onItsTable(object: DefinedObject): readonly Dependence[] {
  const table = tableOfObject(object);
  return table === null ? [] : [{ dependent: definedKey(object), on: objectKey('table', table) }];
}

/** Dependents of a table include those of its columns and constraints. */
function dependentsByKey(dependences: readonly Dependence[]): (key: Key) => readonly Key[] {
  const onKey = groupBy(dependences, ({ on }) => on);
  const onPart = groupBy(dependences, ({ on }) => tableOfPart(on) ?? on);
  return (key) => [...(onKey.get(key) ?? []), ...(onPart.get(key) ?? [])].map(({ dependent }) => dependent);
}

function droppedKey(operation: Operation): readonly Key[] {
  return operation.kind === 'dropObject' ? [definedKey(operation.object)] : [];
}

/** An object with a new text refers to the right objects by itself. */
function writtenAnew(operations: readonly Operation[]): (key: Key) => boolean {
  const written = new Set(
    operations.flatMap((operation): readonly Key[] => {
      switch (operation.kind) {
        case 'replaceObject':
          return operation.was?.definition === operation.object.definition ? [] : [definedKey(operation.object)];
        case 'alterColumn':
          return operation.serverDefault || operation.generated
            ? [partKey('default', operation.table, operation.column)]
            : [];
        case 'alterDomain':
          return [objectKey('type', operation.type)];
        default:
          return [];
      }
    }),
  );
  return (key) => written.has(key);
}

function isReplaced(operation: Operation, rebuilt: ReadonlyMap<Key, unknown>): boolean {
  return operation.kind === 'replaceObject' && rebuilt.has(definedKey(operation.object));
}
