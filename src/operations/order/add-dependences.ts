import type { DefinedObject, Dependence } from '../../schema/defined-object.js';
import { type Key, partKey, tableOfPart } from '../../schema/keys.js';
import { groupBy } from '../../util/group-by.js';
import type { Operation } from '../operation.js';
import type { Effects } from './effects.js';
import { onlyBrings, onlyTakes } from './split-additions.js';
import { tableKeys } from './table-facts.js';

/** What PostgreSQL says of what rests on what, on either side of the operations. */
export interface Dependences {
  readonly before: readonly Dependence[];
  readonly after: readonly Dependence[];
  /** What can stand in for a view until all is there that the view rests on. */
  readonly standInFor?: (view: DefinedObject) => DefinedObject | null;
}

/**
 * Adds what PostgreSQL keeps account of: what an operation takes away or alters rested on something before, and what it
 * brings or alters rests on something after.
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
    const isIn = [...creates, ...(brings ? [...alters, ...itself] : []), ...partsBrought(operation)];
    const wasIn = [...drops, ...(takes ? [...alters, ...itself] : []), ...partsTaken(operation)];
    // What an operation says of a thing itself counts more: a column is altered twice where its type is built again, and
    // rests on the type before and after both.
    const own = new Set([...frees, ...drops, ...creates, ...alters, ...needs]);
    const others = (rows: readonly Dependence[]) =>
      rows
        .filter((row) => !saysItself(operation, row))
        .flatMap(({ on }) => withTable(on))
        .filter((on) => !own.has(on) && !comesWithTable(operation, on));
    return {
      ...effects,
      frees: [...frees, ...(takes ? others(wasIn.flatMap((key) => restedOn.get(key) ?? [])) : [])],
      needs: [...needs, ...(brings ? others(isIn.flatMap((key) => restsOn.get(key) ?? [])) : [])],
    };
  };
}

/**
 * A column has other types in between than before and after, and each operation says which. What is renamed leaves the
 * table nothing to rest on.
 */
function saysItself(operation: Operation, { dependent, on }: Dependence): boolean {
  const isRetyped = operation.kind === 'alterColumn' && operation.type !== undefined;
  const isRenamed = operation.kind === 'renameIndex' || operation.kind === 'renameConstraint';
  return (
    (isRetyped && dependent.startsWith('column:') && on.startsWith('type:')) || (isRenamed && on.startsWith('resting:'))
  );
}

/** What has another name rests on what it rested on. An index of a partition may be one that comes with its parent. */
const NAMING = /^(?:rename(?:Table|Column|Enum|Type)|set(?:Table|Type)Schema)$/;

/** Whether what is altered rested on something before that it may not rest on after, and the other way round. */
function sidesOf(operation: Operation): readonly [takes: boolean, brings: boolean] {
  switch (operation.kind) {
    case 'replaceObject': {
      const { object, was } = operation;
      const takes = was?.isStandIn !== true && !onlyBrings(operation);
      return [takes, object.isStandIn !== true && !onlyTakes(operation)];
    }
    case 'createObject':
      return [true, operation.object.isStandIn !== true];
    case 'dropObject':
      return [operation.was?.isStandIn !== true, true];
    case 'alterSequence':
      // One that is given to an owner was set free before.
      return [!operation.changes.ownedBy || Boolean(operation.was?.ownedBy), true];
    default:
      return [true, true];
  }
}

/** A view is not altered as far as others care when it takes the place of what stood in for it. */
function viewItself(operation: Operation): readonly Key[] {
  return operation.kind === 'replaceObject' && (operation.object.isStandIn || operation.was?.isStandIn)
    ? tableKeys(operation.object)
    : [];
}

/** A column may come or go with its table. */
function withTable(key: Key): readonly Key[] {
  const table = tableOfPart(key);
  return table === null ? [key] : [key, table];
}

/** A partition has columns that are not said of it, and that come and go with it all the same. */
function comesWithTable(operation: Operation, key: Key): boolean {
  const isTable = operation.kind === 'createTable' || operation.kind === 'dropTable';
  return isTable && key.startsWith(partKey('column', operation.table, ''));
}

/** Parts that have no name of their own among the effects. */
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
