import type { Operation } from '../../operations/operation.js';
import type { AlterSequence } from '../../operations/sequence-operations.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { fitsType, limitsOnTheWay, optionsOfType, type Sequence } from '../../schema/sequence.js';
import { matchByKey } from '../../util/match-by-key.js';
import { sameValue } from '../../util/same-value.js';
import { commentChange } from './compare-comments.js';

/** The sequences that stand alone; those of identity and serial columns are compared with their column. */
export function compareSequences(declared: readonly Sequence[], reflected: readonly Sequence[]): readonly Operation[] {
  const { onlyLeft, onlyRight, both } = matchByKey(declared, reflected, { left: nameKey, right: nameKey });
  return [
    ...onlyLeft.map((sequence): Operation => ({ kind: 'createSequence', sequence })),
    ...both.flatMap(([wanted, found]) => [
      ...alter(wanted, found),
      ...commentChange({ on: 'sequence', name: nameOf(wanted) }, found, wanted),
    ]),
    ...onlyRight.map((was): Operation => ({ kind: 'dropSequence', sequence: nameOf(was), was })),
  ];
}

/** The owner is altered apart, since its column may be one that comes or goes. */
function alter(wanted: Sequence, found: Sequence): readonly AlterSequence[] {
  return [
    ...alterSettings(wanted, found),
    ...(sameValue(wanted.ownedBy, found.ownedBy)
      ? []
      : alteration(wanted, { ownedBy: wanted.ownedBy }, { ownedBy: found.ownedBy })),
  ];
}

/** In two steps where the sequence can be at no position that the limits before and after both allow. */
function alterSettings(wanted: Sequence, found: Sequence): readonly AlterSequence[] {
  const before = { ...found, options: optionsOfType(found.options, found.type, wanted.type) };
  const limits = limitsOnTheWay(before.options, wanted.options);
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

/** What the sequence says otherwise than the other one. */
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
    ...(sequence.unlogged !== other.unlogged && { unlogged: sequence.unlogged === true }),
  };
}

function nameOf({ schema, name }: Sequence): QualifiedName {
  return { schema, name };
}
