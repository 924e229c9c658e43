import type { Operation } from '../../operations/operation.js';
import { effectsOf } from '../../operations/order/effects-of.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import { type Dependence, definedKey, type ObjectIdentity, tableOfObject } from '../../schema/defined-object.js';
import { type Key, objectKey, tableOfPart } from '../../schema/keys.js';
import { groupBy } from '../../util/group-by.js';

interface Found {
  readonly renames: readonly Operation[];
  readonly others: readonly Operation[];
}

interface WithoutParts {
  readonly operations: readonly Operation[];
  /** The table is dropped before the objects that its triggers and policies depend on. */
  readonly dependences: readonly Dependence[];
}

/**
 * PostgreSQL drops the triggers, policies and rules of a table or view with it. If they depend on another dropped
 * table, directly or through a function, they are dropped before. An index is also dropped before, if another object
 * takes its name.
 */
export function dropWithTables(
  { renames, others: operations }: Found,
  dependences: readonly Dependence[],
): WithoutParts {
  const created = new Set(operations.flatMap(createdRelation));
  const dropped = new Set(operations.flatMap(droppedRelation).filter((key) => !created.has(key)));
  if (dropped.size === 0) return { operations, dependences };
  const restsOn = groupBy(dependences, ({ dependent }) => tableOfPart(dependent) ?? dependent);
  const isTaken = takenNames([...renames, ...operations]);
  const added: Dependence[] = [];
  const kept = operations.filter((operation) => {
    if (operation.kind !== 'dropObject') return true;
    const table = tableOfObject(operation.object);
    const key = table === null ? null : objectKey('table', table);
    if (key === null || !dropped.has(key) || isTaken(operation.object)) return true;
    const others = (restsOn.get(definedKey(operation.object)) ?? []).filter(
      ({ on }) => (tableOfPart(on) ?? on) !== key,
    );
    if (others.some(({ on }) => reaches(on, dropped, restsOn))) return true;
    added.push(...others.map(({ on }) => ({ dependent: key, on })));
    return false;
  });
  return { operations: kept, dependences: [...dependences, ...added] };
}

/** Whether an index of a materialized view is dropped by itself, since another operation takes its name. */
function takenNames(operations: readonly Operation[]): (object: ObjectIdentity) => boolean {
  let created: ReadonlySet<Key> | null = null;
  return (object) => {
    if (ruleOf(object.kind).isNamedAlone !== true) return false;
    created ??= new Set(operations.flatMap((operation) => effectsOf(operation).creates ?? []));
    return created.has(definedKey(object));
  };
}

type RestsOn = ReadonlyMap<Key, readonly Dependence[]>;

function reaches(from: Key, targets: ReadonlySet<Key>, restsOn: RestsOn): boolean {
  const seen = new Set<Key>();
  const open = [from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const owner = tableOfPart(key) ?? key;
    if (targets.has(owner)) return true;
    if (seen.has(owner)) continue;
    seen.add(owner);
    open.push(...(restsOn.get(owner) ?? []).map(({ on }) => on));
  }
  return false;
}

function droppedRelation(operation: Operation): readonly Key[] {
  if (operation.kind === 'dropTable') return operation.rowsAside === true ? [] : [objectKey('table', operation.table)];
  const isRelation = operation.kind === 'dropObject' && ruleOf(operation.object.kind).isRelation === true;
  return isRelation ? [objectKey('table', operation.object)] : [];
}

function createdRelation(operation: Operation): readonly Key[] {
  if (operation.kind === 'createTable') return [objectKey('table', operation.table)];
  const isRelation = operation.kind === 'createObject' && ruleOf(operation.object.kind).isRelation === true;
  return isRelation ? [objectKey('table', operation.object)] : [];
}
