import type { ColumnOptions } from '../schema/column-options.js';
import { type StorageParameterInput, toStorageParameters } from './storage-parameters.js';

/** How a column is kept and planned with. */
export interface ColumnOptionsInput extends Omit<ColumnOptions, 'with'> {
  /** `{ n_distinct: 100 }`. */
  readonly with?: StorageParameterInput;
}

export function toColumnOptions({ with: parameters, ...options }: ColumnOptionsInput): ColumnOptions {
  return { ...options, ...(parameters !== undefined && { with: toStorageParameters(parameters) }) };
}
