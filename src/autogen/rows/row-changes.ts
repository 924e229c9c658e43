import type { RowAnswer, RowQuestion } from '../../schema/row-question.js';
import { pairUp } from '../../util/pair-up.js';
import type { PairedTable } from './paired-table.js';

/** Texts by the names of the columns; null for NULL. */
export type RowTexts = ReadonlyMap<string, string | null>;

export interface UpdatedRow {
  /** By the declared names. */
  readonly key: RowTexts;
  readonly set: RowTexts;
  /** The values before, by the names that the database has. */
  readonly keyBefore: RowTexts;
  readonly before: RowTexts;
  /** Any value before, changed or not. */
  readonly found: (column: string) => string | null;
}

/** How the rows of a table become the declared ones. */
export interface RowChanges {
  readonly pair: PairedTable;
  /** By the declared names. */
  readonly inserted: readonly RowTexts[];
  readonly updated: readonly UpdatedRow[];
  /** All values, by the names that the database has. */
  readonly deleted: readonly RowTexts[];
}

/** All rows of a new table. */
export function rowsOfNewTable(pair: PairedTable): RowChanges {
  return { pair, inserted: pair.rows.rows.map((_, at) => listed(pair, at)), updated: [], deleted: [] };
}

export function rowChanges(pair: PairedTable, question: RowQuestion, answers: readonly RowAnswer[]): RowChanges {
  const updateOf = updater(pair, question);
  return {
    pair,
    inserted: answers.flatMap(({ declared, found }) =>
      declared !== null && found === null ? [listed(pair, declared)] : [],
    ),
    updated: answers.flatMap((answer) => updateOf(answer) ?? []),
    deleted: answers.flatMap(({ declared, found }) =>
      declared === null && found !== null ? [valuesFound(question, found)] : [],
    ),
  };
}

export function hasChanges({ inserted, updated, deleted }: RowChanges): boolean {
  return inserted.length > 0 || updated.length > 0 || deleted.length > 0;
}

/** What a declared row lists. */
function listed({ rows }: PairedTable, at: number): RowTexts {
  const values = rows.rows[at] ?? [];
  return new Map(
    rows.columns.flatMap((column, place) => {
      const value = values[place];
      return value === undefined ? [] : [[column, value] as const];
    }),
  );
}

function valuesFound({ wanted }: RowQuestion, found: readonly (string | null)[]): RowTexts {
  return new Map(wanted.map((column, at) => [column, found[at] ?? null]));
}

/** A new column is set in every row. A column that is dropped gets its values back with the downgrade. */
function updater(pair: PairedTable, question: RowQuestion): (answer: RowAnswer) => UpdatedRow | null {
  const kept = new Set(pair.declared.columns.map(({ name }) => pair.before(name)));
  // The column is added again with its default, or with the default of its domain.
  const hasDefault = new Set(
    pair.reflected?.columns.flatMap(({ name, serverDefault, type }) =>
      serverDefault !== null || type.userType !== null ? [name] : [],
    ),
  );
  const places = new Map(question.wanted.map((column, at) => [column, at]));
  const nameOf = (at: number) => pair.rows.columns[at] ?? '';
  return ({ declared, found, differs }) => {
    if (declared === null || found === null) return null;
    const values = valuesFound(question, found);
    const changed = pairUp(question.compared, differs).flatMap(([column, isChanged]) => (isChanged ? [column] : []));
    const columns = new Set(changed.map(({ at }) => nameOf(at)));
    const set = [...listed(pair, declared)].filter(([name]) => columns.has(name) || pair.before(name) === null);
    const lost = [...values].filter(([name, value]) => !kept.has(name) && (value !== null || hasDefault.has(name)));
    const keyBefore = question.key.map(({ name }) => [name, values.get(name) ?? null] as const);
    const key = question.key.map(({ name, at }) => [nameOf(at), values.get(name) ?? null] as const);
    const before = [...changed.map(({ name }) => [name, values.get(name) ?? null] as const), ...lost];
    if (set.length === 0 && before.length === 0) return null;
    return {
      key: new Map(key),
      set: new Map(set),
      keyBefore: new Map(keyBefore),
      before: new Map(before),
      found: (column) => found[places.get(column) ?? -1] ?? null,
    };
  };
}
