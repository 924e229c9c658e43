import type { AddEnumValue } from '../../../operations/enum-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { EnumType } from '../../../schema/enum-type.js';
import { bareName, nameKey } from '../../../schema/names.js';
import { matchByKey } from '../../../util/match-by-key.js';
import { commentChange } from '../objects/compare-comments.js';

/** An enum that must be rebuilt, since PostgreSQL can neither remove nor move a value. */
export interface ReplacedEnum {
  readonly declared: EnumType;
  readonly reflected: EnumType;
}

/** An enum that gets new values at their positions. */
export interface GrownEnum {
  readonly declared: EnumType;
  readonly reflected: EnumType;
  readonly additions: readonly AddEnumValue[];
}

export interface EnumChanges {
  readonly operations: readonly Operation[];
  readonly grown: readonly GrownEnum[];
  readonly replaced: readonly ReplacedEnum[];
}

export function compareEnums(declared: readonly EnumType[], reflected: readonly EnumType[]): EnumChanges {
  const { onlyLeft, onlyRight, both } = matchByKey(declared, reflected, { left: nameKey, right: nameKey });
  const pairs = both.map(([wanted, found]) => ({ declared: wanted, reflected: found }));
  const replaced = pairs.filter((pair) => !isSubsequence(pair.reflected.values, pair.declared.values));
  const kept = pairs.filter((pair) => !replaced.includes(pair));
  return {
    operations: [
      ...onlyLeft.map((type): Operation => ({ kind: 'createEnum', type: bareEnum(type) })),
      ...kept.flatMap((pair) =>
        commentChange({ on: 'type', name: bareName(pair.declared) }, pair.reflected, pair.declared),
      ),
      ...onlyRight.map((was): Operation => ({ kind: 'dropEnum', type: bareName(was), was: bareEnum(was) })),
    ],
    grown: kept
      .map((pair) => ({ ...pair, additions: addedValues(pair) }))
      .filter(({ additions }) => additions.length > 0),
    replaced,
  };
}

/** Whether `all` contains these values, in the same order. */
function isSubsequence(values: readonly string[], all: readonly string[]): boolean {
  let from = 0;
  return values.every((value) => {
    from = all.indexOf(value, from) + 1;
    return from > 0;
  });
}

/** Each new value is added after the previous value, which exists by then, or before the first existing value. */
function addedValues({ declared, reflected }: ReplacedEnum): readonly AddEnumValue[] {
  const { values } = declared;
  const lastFound = values.findLastIndex((value) => reflected.values.includes(value));
  return values.flatMap((value, at): AddEnumValue[] => {
    if (reflected.values.includes(value)) {
      return [];
    }
    const place =
      at > lastFound ? {} : at === 0 ? { before: firstFound(declared, reflected) } : { after: values[at - 1] ?? '' };
    return [{ kind: 'addEnumValue', type: bareName(declared), value, ...place }];
  });
}

function firstFound({ values }: EnumType, reflected: EnumType): string {
  return values.find((value) => reflected.values.includes(value)) ?? '';
}

/** The enum without the earlier names that the declaration lists. */
function bareEnum({ schema, name, values, comment }: EnumType): EnumType {
  return { schema, name, values, comment };
}
