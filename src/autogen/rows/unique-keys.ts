import { baseType, isNumber, isString } from '../../schema/base-type.js';
import type { Column } from '../../schema/column.js';
import type { ExclusionConstraint, PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { Index, IndexKey } from '../../schema/index-value.js';
import type { Table } from '../../schema/table.js';
import { codeTokens } from '../../util/sql-tokens.js';

/** What PostgreSQL checks row by row: unique constraints and indexes, and exclusion constraints. */
export interface UniqueKey {
  readonly part: PrimaryKey | UniqueConstraint | ExclusionConstraint | Index;
  /** The columns that decide whether two rows collide. */
  readonly columns: readonly Column[];
  readonly nullsNotDistinct: boolean;
  /** Whether rows collide if and only if the texts of their values are equal. Otherwise only PostgreSQL can tell. */
  readonly isByText: boolean;
}

export function uniqueKeys(table: Table): readonly UniqueKey[] {
  const { columns, primaryKey, uniques, exclusions, indexes } = table;
  const constraints = primaryKey === null ? uniques : [{ ...primaryKey, nullsNotDistinct: false }, ...uniques];
  return [
    ...constraints.map((part): UniqueKey => {
      const own = deciding(part.columns, columns);
      const isByText = part.withoutOverlaps !== true && own.every(isComparable);
      return { part, columns: own, nullsNotDistinct: part.nullsNotDistinct, isByText };
    }),
    ...exclusions.map((part) => ofKeys(part, part.elements, table)),
    ...indexes.filter(({ unique }) => unique).map((part) => ofKeys(part, part.keys, table)),
  ];
}

function ofKeys(part: ExclusionConstraint | Index, keys: readonly IndexKey[], { columns }: Table): UniqueKey {
  const texts = [...keys.flatMap(({ expression }) => expression ?? []), ...(part.where === null ? [] : [part.where])];
  const named = new Set([...keys.flatMap(({ column }) => column ?? []), ...texts.flatMap(namesIn)]);
  const own = deciding([...named], columns);
  const isPlain = !('elements' in part) && texts.length === 0 && keys.every(({ collation }) => collation === null);
  return {
    part,
    columns: own,
    nullsNotDistinct: 'nullsNotDistinct' in part && part.nullsNotDistinct,
    isByText: isPlain && own.every(isComparable),
  };
}

/** The columns of these names, and the columns that PostgreSQL computes them from. */
function deciding(names: readonly string[], columns: readonly Column[]): readonly Column[] {
  const all = new Set(names);
  for (const { name, generated } of columns) {
    if (all.has(name) && generated !== null) for (const source of namesIn(generated.expression)) all.add(source);
  }
  return columns.filter(({ name }) => all.has(name));
}

/** All names in an expression, also those of functions and types. */
function namesIn(expression: string): readonly string[] {
  return [...codeTokens(expression)].flatMap(({ kind, text }) => {
    if (kind === 'word') return [text, text.toLowerCase()];
    return kind === 'quoted' && text.startsWith('"') ? [text.slice(1, -1).replaceAll('""', '"')] : [];
  });
}

function isComparable({ type, collation, generated }: Column): boolean {
  const base = baseType(type);
  return (
    generated === null &&
    !type.array &&
    type.userType === null &&
    collation === null &&
    (isString(base) || isNumber(base))
  );
}

/** The value of a row that no other row may have; null if the row has a NULL, which is distinct from all others. */
export function uniqueValue(
  { part, columns, nullsNotDistinct }: UniqueKey,
  textOf: (column: string) => string | null,
): string | null {
  const values = columns.map((column) => comparable(textOf(column.name), column));
  return values.includes(null) && !nullsNotDistinct ? null : JSON.stringify([part.name, ...values]);
}

/** Equal values have equal texts, `1.5` and `1.50`. Texts that differ may be the same value, in a type that ignores case. */
function comparable(text: string | null, { type, collation }: Column): string | null {
  if (text === null || type.array) return text;
  if (type.userType !== null || collation !== null) return text.toLowerCase();
  return isNumber(baseType(type)) ? String(Number(text)) : text.trimEnd();
}
