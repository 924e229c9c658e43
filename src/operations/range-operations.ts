import type { RangeType } from '../schema/range-type.js';
import type { DropOfType } from './type-operations.js';

export interface CreateRangeType {
  readonly kind: 'createRangeType';
  readonly type: RangeType;
}

export interface DropRangeType extends DropOfType<RangeType> {
  readonly kind: 'dropRangeType';
}
