/** Rows of a table of an SQL target that belong to the schema. */
export interface RowsSetting {
  /** The columns that tell which row is which. Default: the primary key. */
  readonly key?: readonly string[] | undefined;
  /** `exact`: other rows are deleted. `present`: they stay. Default: `present`. */
  readonly mode?: 'exact' | 'present' | undefined;
  /** The columns whose values are compared. Default: all, except those that PostgreSQL computes. */
  readonly columns?: readonly string[] | undefined;
}

const CHECKS: Readonly<Record<keyof RowsSetting, (value: unknown) => boolean>> = {
  key: isNames,
  mode: (value) => value === 'exact' || value === 'present',
  columns: isNames,
};

export const ROWS_CHECK = {
  expected: 'an object by table, each value an object with `key`, `mode`, and `columns`',
  accepts: (value: unknown) => isObject(value) && Object.values(Object(value)).every(isRowsSetting),
};

function isRowsSetting(value: unknown): boolean {
  const checks = new Map(Object.entries(CHECKS));
  return (
    isObject(value) &&
    Object.entries(Object(value)).every(([name, part]) => part === undefined || checks.get(name)?.(part) === true)
  );
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
