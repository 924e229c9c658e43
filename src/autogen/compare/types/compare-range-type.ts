import { bareName } from '../../../schema/names.js';
import type { RangeType } from '../../../schema/range-type.js';
import { sameStructure } from '../keys/compare-named.js';
import { commentChange } from '../objects/compare-comments.js';
import type { TypeVerdict } from './compare-domain.js';

/** PostgreSQL can't alter the definition of a range type. */
export function compareRangeType(wanted: RangeType, found: RangeType): TypeVerdict {
  return sameStructure(withoutOrigin(wanted), withoutOrigin(found))
    ? commentChange({ on: 'type', name: bareName(wanted) }, found, wanted)
    : 'rebuild';
}

function withoutOrigin({ renamedFrom: _, ...range }: RangeType): RangeType {
  return range;
}
