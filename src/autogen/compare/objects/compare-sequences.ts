import type { Operation } from '../../../operations/operation.js';
import { columnKey, goingOwner } from '../../../operations/order/split-owners.js';
import type { AlterSequence } from '../../../operations/sequence-operations.js';
import { ancestorFinder, tablesByName } from '../../../schema/inherit-columns.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import { fitsType, limitsInBetween, optionsOfType, type Sequence } from '../../../schema/sequence.js';
import { hasFeature } from '../../../schema/server-features.js';
import type { Table } from '../../../schema/table.js';
import { matchByKey } from '../../../util/match-by-key.js';
import { sameValue } from '../../../util/same-value.js';
import { commentChange } from './compare-comments.js';

interface TablesBeside {
  /** The operations on tables. Dropping a column drops the sequences that it owns. */
  readonly tables: readonly Operation[];
  /** The tables before these operations: a column is dropped with that of a parent. */
  readonly reflectedTables: readonly Table[];
  readonly serverVersion: number;
}

/** Sequences that no identity or serial column owns. Those are compared with their column. */
export function compareSequences(
  declared: readonly Sequence[],
  reflected: readonly Sequence[],
  { tables, reflectedTables, serverVersion }: TablesBeside,
): readonly Operation[] {
  const { onlyLeft, onlyRight, both } = matchByKey(declared, reflected, { left: nameKey, right: nameKey });
  const isGoing = goingOwners(tables, reflectedTables);
  const setLogged = new Map(hasFeature(serverVersion, 'unloggedSequences') ? tables.flatMap(loggingOf) : []);
  return [
    ...onlyLeft.map((sequence): Operation => ({ kind: 'createSequence', sequence })),
    ...both.flatMap(([wanted, found]) => [
      ...alterSettings(wanted, found),
      ...alterOwner(wanted, found, isGoing),
      ...alterLogging(wanted, unloggedWith(found, wanted, setLogged)),
      ...commentChange({ on: 'sequence', name: nameOf(wanted) }, found, wanted),
    ]),
    ...onlyRight.map((was): Operation => ({ kind: 'dropSequence', sequence: nameOf(was), was })),
  ];
}

type Owner = NonNullable<Sequence['ownedBy']>;

function goingOwners(operations: readonly Operation[], tables: readonly Table[]): (owner: Owner) => boolean {
  const going = new Set(operations.flatMap(goingOwner));
  const ancestorsOf = ancestorFinder(tables);
  return ({ table, column }) =>
    going.has(nameKey(table)) ||
    [table, ...tablesByName(tables, [table]).flatMap(ancestorsOf)].some((each) =>
      going.has(columnKey({ table: each, column })),
    );
}

/** The owner is altered separately, since its column may be added or dropped. */
function alterOwner(wanted: Sequence, found: Sequence, isGoing: (owner: Owner) => boolean): readonly AlterSequence[] {
  const [to, from] = [wanted.ownedBy, found.ownedBy];
  const { remainsWithout: beforeMoving } = found;
  if (from !== null && beforeMoving !== undefined) {
    const setFree = alteration(wanted, { ownedBy: null }, { ownedBy: from }).map((each) => ({ ...each, beforeMoving }));
    return [...setFree, ...(to === null ? [] : alteration(wanted, { ownedBy: to }, { ownedBy: null }))];
  }
  if (from !== null && isGoing(from)) {
    return [
      ...alteration(wanted, { ownedBy: null }, { ownedBy: from }),
      ...(to === null ? [] : alteration(wanted, { ownedBy: to }, { ownedBy: null })),
    ];
  }
  return sameValue(to, from) ? [] : alteration(wanted, { ownedBy: to }, { ownedBy: from });
}

/** Separate, because SET LOGGED and SET UNLOGGED of a table also change its sequences. */
function alterLogging(sequence: Sequence, was: boolean): readonly AlterSequence[] {
  const unlogged = sequence.unlogged === true;
  return unlogged === was ? [] : alteration(sequence, { unlogged }, { unlogged: was });
}

/** Whether the sequence is unlogged after its table was altered. */
function unloggedWith(
  { ownedBy, unlogged }: Sequence,
  wanted: Sequence,
  tables: ReadonlyMap<string, boolean>,
): boolean {
  const follows = ownedBy !== null && sameValue(ownedBy, wanted.ownedBy);
  return (follows ? tables.get(nameKey(ownedBy.table)) : undefined) ?? unlogged === true;
}

function loggingOf(operation: Operation): readonly (readonly [string, boolean])[] {
  if (operation.kind !== 'alterTable' || operation.changes.unlogged === undefined) return [];
  return [[nameKey(operation.table), operation.changes.unlogged === true]];
}

/** In two steps if no position of the sequence is within the limits both before and after. */
function alterSettings(wanted: Sequence, found: Sequence): readonly AlterSequence[] {
  const before = { ...found, options: optionsOfType(found.options, found.type, wanted.type) };
  const limits = limitsInBetween(before.options, wanted.options);
  const between = {
    ...before,
    options: { ...before.options, ...limits },
    ...(limits !== null && fitsType(before.options, wanted.type) && { type: wanted.type }),
  };
  return [
    ...alteration(wanted, settingsWhere(between, before), settingsWhere(before, between)),
    ...alteration(wanted, settingsWhere(wanted, between), settingsWhere(between, wanted)),
  ];
}

type Settings = AlterSequence['changes'];

function alteration(sequence: Sequence, changes: Settings, was: Settings): readonly AlterSequence[] {
  const isSame = Object.keys(changes).length === 0;
  return isSame ? [] : [{ kind: 'alterSequence', sequence: nameOf(sequence), changes, was }];
}

/** The settings of the sequence that differ from those of the other one. */
function settingsWhere(sequence: Sequence, other: Sequence): Settings {
  const { start, increment, minValue, maxValue, cache, cycle } = sequence.options;
  return {
    ...(sequence.type !== other.type && { type: sequence.type }),
    ...(start !== other.options.start && { start }),
    ...(increment !== other.options.increment && { increment }),
    ...(minValue !== other.options.minValue && { minValue }),
    ...(maxValue !== other.options.maxValue && { maxValue }),
    ...(cache !== other.options.cache && { cache }),
    ...(cycle !== other.options.cycle && { cycle }),
  };
}

function nameOf({ schema, name }: Sequence): QualifiedName {
  return { schema, name };
}
