import { type ColumnBuilder, columnState } from '../../../models/column-builder.js';
import type { DeclaredType } from '../../../models/declared-type.js';
import { bigint, integer, smallint, type } from '../../../models/type-functions.js';
import type { DrizzleContext } from './context.js';
import type { DrizzleColumn } from './pg-core.js';

/** The type of a column, as models declare it. */
export interface DrizzleType {
  readonly type: DeclaredType;
  readonly array: boolean;
  readonly isSerial: boolean;
}

const SERIALS: Readonly<Record<string, () => ColumnBuilder>> = {
  smallserial: smallint,
  serial: integer,
  bigserial: bigint,
};

export function drizzleType(column: DrizzleColumn, context: DrizzleContext): DrizzleType {
  const text = column.getSQLType();
  const element = elementOf(column);
  const serial = SERIALS[text.toLowerCase()];
  const builder = element.enum === undefined ? (serial?.() ?? type(text)) : context.enum(element.enum)();
  const state = builder[columnState];
  // Before 1.0, a column of bits or of a vector has dimensions.
  const dimensions = context.isVersion1 ? (column.dimensions ?? 0) : 0;
  const array = state.array || dimensions > 0 || column.baseColumn !== undefined;
  return { type: state.type, array, isSerial: serial !== undefined && !array };
}

function elementOf(column: DrizzleColumn): DrizzleColumn {
  return column.baseColumn === undefined ? column : elementOf(column.baseColumn);
}
