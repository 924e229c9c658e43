import type { Column } from '../../schema/column.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import { type Dependence, identityOf } from '../../schema/defined-object.js';
import { besideTable, type Key, objectKey, partKey } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import { constraintsOf, isOwn, type Table } from '../../schema/table.js';
import { groupBy } from '../../util/group-by.js';
import type { AlterColumn } from '../column-operations.js';
import { withLateOptions } from '../late-options.js';
import type { ReplaceObject } from '../object-operations.js';
import type { Operation } from '../operation.js';
import { reverseAll } from '../reverse.js';
import type { AlterSequence } from '../sequence-operations.js';
import type { Dependences } from './add-dependences.js';
import { splitAdditions } from './split-additions.js';

/**
 * Takes parts out of tables that use functions and views which depend on the same table: these parts are added after
 * the functions and views are created, and dropped before them.
 *
 * @param isInRing whether no order works for the operation at that position
 */
export function splitCycles(
  operations: readonly Operation[],
  dependences: Dependences,
  isInRing: (position: number) => boolean,
): readonly Operation[] {
  const usedBefore = groupBy(dependences.before, ({ dependent }) => dependent);
  const usedAfter = groupBy(dependences.after, ({ dependent }) => dependent);
  const standInFor = dependences.standInFor ?? (() => null);
  return operations.flatMap((operation, position): readonly Operation[] =>
    isInRing(position) ? split(operation, { usedBefore, usedAfter, standInFor }) : [operation],
  );
}

type UsedBy = ReadonlyMap<Key, readonly Dependence[]>;

interface Used {
  readonly usedBefore: UsedBy;
  readonly usedAfter: UsedBy;
  readonly standInFor: NonNullable<Dependences['standInFor']>;
}

function split(operation: Operation, { usedBefore, usedAfter, standInFor }: Used): readonly Operation[] {
  switch (operation.kind) {
    case 'createTable': {
      const { table, additions } = takeApart(operation.table, usedAfter);
      const { created, options } = withLateOptions(table);
      return [{ ...operation, table: created }, ...additions, ...options];
    }
    case 'dropTable': {
      if (operation.was === undefined) return [operation];
      const { table, additions } = takeApart(operation.was, usedBefore);
      return [...reverseAll(additions), { ...operation, was: withLateOptions(table).created }];
    }
    case 'alterSequence':
      return splitNewOwner(operation);
    case 'alterColumn':
      return splitNewDefault(operation);
    case 'replaceObject':
      return splitReplacement(operation);
    default:
      return withStandIn(operation, standInFor);
  }
}

/** A sequence is set free first, so that its former owner can change before the new one is created. */
function splitNewOwner(operation: AlterSequence): readonly Operation[] {
  const { ownedBy, ...others } = operation.changes;
  const from = operation.was?.ownedBy;
  return !ownedBy || !from || Object.keys(others).length > 0
    ? [operation]
    : [
        { ...operation, changes: { ownedBy: null }, was: { ownedBy: from } },
        { ...operation, changes: { ownedBy }, was: { ownedBy: null } },
      ];
}

/** If two types swap names, a column gets its type before the type gets the attributes that the new default has. */
function splitNewDefault(operation: AlterColumn): readonly Operation[] {
  const { kind, table, column, type, serverDefault, ...others } = operation;
  if (type === undefined || !serverDefault?.to) return [operation];
  const { from, to } = serverDefault;
  const dropDefault = from === null ? {} : { serverDefault: { ...serverDefault, to: null } };
  return [
    { kind, table, column, type, ...others, ...dropDefault },
    { kind, table, column, serverDefault: { from: null, to } },
  ];
}

/** No object depends on a part of a table such as a policy, so the old one is dropped before the new one is created. */
function splitReplacement(operation: ReplaceObject): readonly Operation[] {
  const { object, was } = operation;
  const isPart = ruleOf(object.kind).place === 'table';
  return was === undefined || was.definition === object.definition || !isPart
    ? splitAdditions(operation)
    : [
        { kind: 'dropObject', object: identityOf(was), was },
        { kind: 'createObject', object },
      ];
}

/** The view is created in two steps, and dropped in two. */
function withStandIn(operation: Operation, standInFor: NonNullable<Dependences['standInFor']>): readonly Operation[] {
  if (operation.kind === 'createObject') {
    const was = standInFor(operation.object);
    return was === null
      ? [operation]
      : [
          { ...operation, object: was },
          { kind: 'replaceObject', object: operation.object, was },
        ];
  }
  const object = operation.kind === 'dropObject' && operation.was !== undefined ? standInFor(operation.was) : null;
  return operation.kind === 'dropObject' && operation.was !== undefined && object !== null
    ? [
        { kind: 'replaceObject', object, was: operation.was },
        { ...operation, was: object },
      ]
    : [operation];
}

interface TakenApart {
  readonly table: Table;
  /** The operations that add the missing parts. */
  readonly additions: readonly Operation[];
}

function takeApart(table: Table, usedBy: UsedBy): TakenApart {
  const name = { schema: table.schema, name: table.name };
  const self = objectKey('table', table);
  const usesObject = (key: Key) =>
    (usedBy.get(key) ?? []).some(({ on }) => /^(?:routine|table|object):/.test(on) && on !== self);
  const isOut = ({ name: column }: Column) => usesObject(partKey('default', table, column));
  const out = table.columns.filter(isOut);
  const computed = out.filter(({ generated }) => generated !== null);
  const isPartOut = (part: { readonly name: string }) =>
    usesObject(partKey('constraint', table, part.name)) ||
    usesObject(besideTable(table, part.name)) ||
    mentionsAny(part, computed);
  const stays = (part: { readonly name: string }) => !isPartOut(part);
  // What it inherits is added and dropped with what its parent has.
  const isOwnOut = (part: { readonly name: string; readonly inherited?: true }) => isOwn(part) && isPartOut(part);
  return {
    table: {
      ...table,
      columns: table.columns.flatMap((column) => (isOut(column) ? withoutExpression(column) : [column])),
      primaryKey: table.primaryKey !== null && stays(table.primaryKey) ? table.primaryKey : null,
      uniques: table.uniques.filter(stays),
      foreignKeys: table.foreignKeys.filter(stays),
      checks: table.checks.filter(stays),
      exclusions: table.exclusions.filter(stays),
      indexes: table.indexes.filter(stays),
    },
    additions: [
      ...out
        .filter((column) => isOwn(column) || column.generated === null)
        .map((column): Operation => bringExpression(name, column)),
      ...constraintsOf(table)
        .filter(isOwnOut)
        .map((constraint): Operation => ({ kind: 'addConstraint', table: name, constraint })),
      ...table.indexes.filter(isOwnOut).map((index): Operation => ({ kind: 'createIndex', table: name, index })),
    ],
  };
}

/** Parts that use a column that is added later, which are added later, too. Finding one part too many does no harm. */
function mentionsAny(part: object, columns: readonly Column[]): boolean {
  const text = JSON.stringify(part);
  return columns.some(({ name }) => text.includes(name));
}

function withoutExpression(column: Column): readonly Column[] {
  return column.generated === null ? [{ ...column, serverDefault: null }] : [];
}

function bringExpression(table: QualifiedName, column: Column): Operation {
  return column.generated === null
    ? { kind: 'alterColumn', table, column: column.name, serverDefault: { from: null, to: column.serverDefault } }
    : { kind: 'addColumn', table, column };
}
