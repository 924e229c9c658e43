import type { CreateRangeType, DropRangeType } from '../operations/range-operations.js';
import { sameName } from '../schema/names.js';
import { type RangeType, usualMultirange } from '../schema/range-type.js';
import { commentIfAny } from './comment-on.js';
import { dropType } from './compile-type.js';
import { quoteColumnType, quoteType } from './names/default-schema.js';
import { quoteName } from './quote.js';

export function compileCreateRangeType({ type }: CreateRangeType): readonly string[] {
  const name = quoteType(type);
  return [
    `CREATE TYPE ${name} AS RANGE (${rangeOptions(type).join(', ')})`,
    ...commentIfAny(`TYPE ${name}`, type.comment),
  ];
}

export function compileDropRangeType(operation: DropRangeType): readonly string[] {
  return dropType('TYPE', operation);
}

function rangeOptions(type: RangeType): readonly string[] {
  const { subtype, opclass, collation, canonical, subtypeDiff, multirange } = type;
  return [
    `subtype = ${quoteColumnType(subtype)}`,
    ...(opclass === null ? [] : [`subtype_opclass = ${quoteName(opclass)}`]),
    ...(collation === null ? [] : [`collation = ${quoteName(collation)}`]),
    ...(canonical === null ? [] : [`canonical = ${quoteName(canonical)}`]),
    ...(subtypeDiff === null ? [] : [`subtype_diff = ${quoteName(subtypeDiff)}`]),
    ...(sameName(multirange, usualMultirange(type)) ? [] : [`multirange_type_name = ${quoteName(multirange)}`]),
  ];
}
