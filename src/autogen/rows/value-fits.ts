import { baseType, isString, typeNumbers } from '../../schema/base-type.js';
import type { EnumType } from '../../schema/enum-type.js';
import { nameKey } from '../../schema/names.js';
import { type ColumnType, sameType } from '../../schema/types.js';

/** The types of a column before and after a revision, with the enums of both sides. */
export interface ChangedType {
  readonly from: ColumnType;
  readonly to: ColumnType;
  readonly enums: { readonly from: readonly EnumType[]; readonly to: readonly EnumType[] };
}

/** From the narrowest to the widest. */
const NUMBERS = ['smallint', 'integer', 'bigint', 'numeric'];

/**
 * Whether a new value is written before the type of its column changes. PostgreSQL refuses the change if the new type
 * doesn't take the old values, so they have to be replaced before, if the old type takes the new one.
 */
export function isSetBefore(value: string | null, { from, to, enums }: ChangedType): boolean {
  const [was, is] = [findEnum(from, enums.from), findEnum(to, enums.to)];
  if (was !== undefined && is !== undefined) {
    const losesValues = was.values.some((each) => !is.values.includes(each));
    return losesValues && (value === null || was.values.includes(value));
  }
  return !sameType(from, to) && from.array === to.array && takesMore(from, to);
}

function findEnum({ userType, array }: ColumnType, enums: readonly EnumType[]): EnumType | undefined {
  return userType === null || array ? undefined : enums.find((each) => nameKey(each) === nameKey(userType));
}

function takesMore(from: ColumnType, to: ColumnType): boolean {
  const [wide, narrow] = [baseType(from), baseType(to)];
  const [limit] = typeNumbers(from);
  const [newLimit] = typeNumbers(to);
  if (isString(wide)) return limit === undefined || (isString(narrow) && newLimit !== undefined && limit >= newLimit);
  if (NUMBERS.includes(wide) && NUMBERS.includes(narrow) && wide !== narrow) {
    return limit === undefined && NUMBERS.indexOf(wide) > NUMBERS.indexOf(narrow);
  }
  return false;
}
