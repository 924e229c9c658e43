import type { DefinedObject, Dependence } from '../../schema/defined-object.js';
import { type Key, objectKey, partKey, tableOfPart } from '../../schema/keys.js';
import { groupBy } from '../../util/group-by.js';
import type { AlterColumn } from '../column-operations.js';
import type { Operation } from '../operation.js';
import type { Effects } from './effects.js';
import { onlyBrings, onlyTakes } from './split-additions.js';
import { tableKeys } from './table-facts.js';

/** The dependencies that PostgreSQL tracks, before and after the operations. */
export interface Dependences {
  readonly before: readonly Dependence[];
  readonly after: readonly Dependence[];
  /** The view that can stand in for a view until everything that the view depends on exists. */
  readonly standInFor?: (view: DefinedObject) => DefinedObject | null;
  /** The change of a column's type in two steps, if the old type must be free before the new type exists. */
  readonly throughText?: (operation: AlterColumn) => readonly AlterColumn[];
  /** What else an operation drops and creates. */
  readonly namesBy?: (operation: Operation) => ConstraintNames;
  /** The row types of children that an operation alters. */
  readonly rowsBy?: (operation: Operation) => readonly Key[];
}

/** Constraints that are known by their names only, which other constraints of the table can't have. */
export interface ConstraintNames {
  readonly drops: readonly Key[];
  readonly creates: readonly Key[];
}

export function withRows(effects: Effects, rows: readonly Key[]): Effects {
  return rows.length === 0 ? effects : { ...effects, alters: [...(effects.alters ?? []), ...rows] };
}

export function withNames(effects: Effects, { drops, creates }: ConstraintNames): Effects {
  return drops.length + creates.length === 0
    ? effects
    : {
        ...effects,
        drops: [...(effects.drops ?? []), ...drops],
        creates: [...(effects.creates ?? []), ...creates],
      };
}

/**
 * Adds the dependencies that PostgreSQL tracks: on what a dropped or altered object depended before, and on what a
 * created or altered object depends after.
 */
export function dependenceAdder({
  before,
  after,
}: Pick<Dependences, 'before' | 'after'>): (operation: Operation, effects: Effects) => Effects {
  const restedOn = groupBy(before, ({ dependent }) => dependent);
  const restsOn = groupBy(after, ({ dependent }) => dependent);
  return (operation, effects) => {
    if (NAMING.test(operation.kind)) {
      return effects;
    }
    const { frees = [], drops = [], creates = [], alters = [], needs = [] } = effects;
    const [takes, brings] = sidesOf(operation);
    const itself = viewItself(operation);
    const dependOn = (dependences: typeof restsOn, keys: readonly Key[]) =>
      keys.flatMap((key) => dependences.get(key) ?? []);
    const needed =
      brings && restsOn.size > 0
        ? dependOn(restsOn, [...creates, ...alters, ...itself, ...partsBrought(operation)])
        : [];
    const freed =
      takes && restedOn.size > 0 ? dependOn(restedOn, [...drops, ...alters, ...itself, ...partsTaken(operation)]) : [];
    if (needed.length + freed.length === 0) {
      return effects;
    }
    // The operation's own effects take precedence: if the type of a column is rebuilt, the column is altered twice, and
    // depends on the type before and after both.
    const own = new Set([...frees, ...drops, ...creates, ...alters, ...needs]);
    const others = (rows: readonly Dependence[]) =>
      rows
        .filter((row) => !saysItself(operation, row))
        .flatMap(({ on }) => withTable(on))
        .filter((on) => !own.has(on) && !comesWithTable(operation, on));
    return {
      ...effects,
      frees: [...frees, ...others(freed)],
      needs: [...needs, ...others(needed)],
    };
  };
}

/**
 * Whether the tracked dependency doesn't apply to the operation. While a type is rebuilt, or a table whose row type it has, a column
 * temporarily has other types, and each operation lists the types that it needs. A column loses its expression before it gets another
 * type. Renaming an index or a constraint doesn't drop it, so it isn't
 * ordered like a part that is dropped from the table, and a constraint doesn't wait for changes of its columns.
 */
function saysItself(operation: Operation, { dependent, on }: Dependence): boolean {
  const isRetyped =
    operation.kind === 'alterColumn' && (operation.type !== undefined || operation.generated?.to === null);
  const isRenamed = operation.kind === 'renameIndex' || operation.kind === 'renameConstraint';
  return (
    (isRetyped && dependent.startsWith('column:') && /^(?:type|table):/.test(on)) ||
    (isRenamed && on.startsWith('resting:')) ||
    (operation.kind === 'renameConstraint' && on.startsWith(partKey('column', operation.table, '')))
  );
}

/**
 * These operations only rename: afterwards, the object depends on the same objects. A renamed index isn't listed, because
 * the index of a partition may be one that the index of its parent creates.
 */
const NAMING = /^(?:rename(?:Table|Column|Enum|Type)|set(?:Table|Type)Schema)$/;

/** Whether an altered object had a dependency before that it may not have after, and the other way round. */
function sidesOf(operation: Operation): readonly [takes: boolean, brings: boolean] {
  switch (operation.kind) {
    case 'replaceObject': {
      const { object, was } = operation;
      const takes = was?.isStandIn !== true && !onlyBrings(operation);
      return [takes, object.isStandIn !== true && !onlyTakes(operation)];
    }
    case 'renameIndex':
    case 'renameConstraint':
      // What it was a part of may be dropped, and what it becomes a part of may be created, with the other name.
      return [false, operation.beforeJoining !== true];
    case 'createObject':
      return [true, operation.object.isStandIn !== true];
    case 'dropObject':
      return [operation.was?.isStandIn !== true, true];
    case 'alterColumn':
      return [!onlyGetsDefault(operation), true];
    case 'alterSequence':
      // A sequence that gets an owner was separated from the previous owner by an earlier operation.
      return [!operation.changes.ownedBy || Boolean(operation.was?.ownedBy), true];
    default:
      return [true, true];
  }
}

/** An earlier operation may have changed the type of the column. */
function onlyGetsDefault({ kind: _, table: __, column: ___, serverDefault, ...others }: AlterColumn): boolean {
  return serverDefault?.from === null && Object.keys(others).length === 0;
}

/** The keys of a view that replaces its stand-in, or is replaced by it. For other operations, that isn't a change. */
function viewItself(operation: Operation): readonly Key[] {
  return operation.kind === 'replaceObject' && (operation.object.isStandIn || operation.was?.isStandIn)
    ? tableKeys(operation.object)
    : [];
}

/** The key, and its table if it is a part of one: a column may be created or dropped together with its table. */
function withTable(key: Key): readonly Key[] {
  const table = tableOfPart(key);
  return table === null ? [key] : [key, table];
}

/** A partition has columns that its declaration doesn't list, and that are still created and dropped with it. */
function comesWithTable(operation: Operation, key: Key): boolean {
  const isTable = operation.kind === 'createTable' || operation.kind === 'dropTable';
  return isTable && key.startsWith(partKey('column', operation.table, ''));
}

/** Parts that are not named separately among the effects. */
function partsBrought(operation: Operation): readonly Key[] {
  switch (operation.kind) {
    case 'createTable':
      return operation.table.columns.flatMap((column) => columnParts(operation.table, column));
    case 'addColumn':
      return columnParts(operation.table, operation.column);
    case 'alterColumn':
      return operation.serverDefault?.to || operation.generated?.to
        ? [partKey('default', operation.table, operation.column)]
        : [];
    default:
      return [];
  }
}

function partsTaken(operation: Operation): readonly Key[] {
  switch (operation.kind) {
    case 'dropTable':
      return operation.was?.columns.flatMap((column) => columnParts(operation.table, column)) ?? [];
    case 'dropColumn':
      return operation.was === undefined ? [] : columnParts(operation.table, operation.was);
    case 'alterColumn':
      return operation.serverDefault?.from || operation.generated?.from
        ? [partKey('default', operation.table, operation.column)]
        : [];
    case 'detachPartition':
    case 'dropParent':
      return [objectKey('left', operation.table)];
    default:
      return [];
  }
}

type Table = Parameters<typeof partKey>[1];

interface ColumnLike {
  readonly name: string;
  readonly serverDefault: string | null;
  readonly generated: object | null;
}

function columnParts(table: Table, { name, serverDefault, generated }: ColumnLike): readonly Key[] {
  const computed = serverDefault !== null || generated !== null;
  return [partKey('column', table, name), ...(computed ? [partKey('default', table, name)] : [])];
}
