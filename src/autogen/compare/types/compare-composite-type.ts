import type { AlterCompositeType, AlteredAttribute } from '../../../operations/composite-operations.js';
import type { Attribute, CompositeType } from '../../../schema/composite-type.js';
import { bareName } from '../../../schema/names.js';
import { sameType } from '../../../schema/types.js';
import { matchByName } from '../../../util/match-by-key.js';
import { sameValue } from '../../../util/same-value.js';
import { commentChange } from '../objects/compare-comments.js';
import type { TypeContext, TypeVerdict } from './compare-domain.js';

import type { Storage } from './type-graph.js';

/**
 * ALTER TYPE adds attributes only at the end, and can't change the type of an attribute while a column uses the
 * composite type. If that is not enough, the type is rebuilt. But values inside arrays and other composites can't be
 * reordered, so for these the attributes from the first difference on are dropped and added.
 */
export function compareCompositeType(
  wanted: CompositeType,
  found: CompositeType,
  { storage }: TypeContext,
): TypeVerdict {
  const kept = keptAttributes(wanted, found, storage);
  if (kept === 'rebuild') {
    return 'rebuild';
  }
  const keeps = new Set(kept.map(({ name }) => name));
  const { both } = matchByName(
    wanted.attributes.filter(({ name }) => keeps.has(name)),
    found.attributes,
  );
  const altered = both.flatMap(([after, before]) => alteredAttribute(after, before));
  if (altered.length > 0 && storage !== 'nowhere') {
    return 'rebuild';
  }
  const type = bareName(wanted);
  const dropped = found.attributes.filter(({ name }) => !keeps.has(name)).map((was) => ({ name: was.name, was }));
  const added = wanted.attributes.filter(({ name }) => !keeps.has(name));
  const alteration: AlterCompositeType = {
    kind: 'alterCompositeType',
    type,
    ...(dropped.length > 0 && { dropAttributes: dropped }),
    ...(altered.length > 0 && { alterAttributes: altered }),
    ...(added.length > 0 && { addAttributes: added }),
  };
  return [
    ...(dropped.length + altered.length + added.length === 0 ? [] : [alteration]),
    ...both.flatMap(([after, before]) => commentChange({ on: 'attribute', type, name: after.name }, before, after)),
    ...commentChange({ on: 'type', name: type }, found, wanted),
  ];
}

/** The attributes before the first difference. */
function keptAttributes(
  wanted: CompositeType,
  found: CompositeType,
  storage: Storage,
): readonly Attribute[] | 'rebuild' {
  const has = ({ attributes }: CompositeType, name: string) => attributes.some((attribute) => attribute.name === name);
  const common = found.attributes.filter(({ name }) => has(wanted, name));
  const isPrefix = common.every(({ name }, at) => wanted.attributes[at]?.name === name);
  if (isPrefix) {
    return common;
  }
  return storage === 'inside'
    ? common.slice(
        0,
        common.findIndex(({ name }, at) => wanted.attributes[at]?.name !== name),
      )
    : 'rebuild';
}

function alteredAttribute(after: Attribute, before: Attribute): readonly AlteredAttribute[] {
  const isSameCollation = sameValue(after.collation, before.collation);
  if (sameType(after.type, before.type) && isSameCollation) {
    return [];
  }
  const saysCollation = !isSameCollation || after.collation !== null;
  return [
    {
      name: after.name,
      type: { from: before.type, to: after.type },
      ...(saysCollation && { collation: { from: before.collation, to: after.collation } }),
    },
  ];
}
