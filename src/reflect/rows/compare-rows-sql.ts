import type { QualifiedName } from '../../schema/names.js';
import type { ComparedColumn, RowQuestion } from '../../schema/row-question.js';
import { doubleQuoted, doubleQuotedName } from '../printer/double-quoted.js';
import type { RowColumn } from './row-columns.js';

export interface RowPlace {
  /** With its schema. */
  readonly table: QualifiedName;
  readonly columns: ReadonlyMap<string, RowColumn>;
}

/**
 * A query for the rows that differ. `$1` is the declared rows as JSON: a list of texts and nulls for each, and false for
 * what a row doesn't list. The query runs under Limbeck's own search path, and names all operators of the types.
 */
export function compareRowsSql(question: RowQuestion, place: RowPlace): string {
  if (question.key.length === 0) return anyRowSql(place);
  const columns = [...question.key, ...question.compared];
  const declared = columns.map((column, at) => declaredValue(column, at, place)).join(', ');
  const differs = question.compared.map((column, at) => differsSql(column, question.key.length + at, place));
  const wanted = question.wanted.map((name) => `(t.${doubleQuoted(name)})::text`);
  const join = question.key.map((column, at) => equalSql(column, at, place) ?? textEqualSql(column, at)).join(' AND ');
  const isDifferent = [
    ...(question.isExact ? ['d.n IS NULL'] : []),
    't.tableoid IS NULL',
    ...differs,
    ...(question.wantsAll ? ['true'] : []),
  ];
  const order = question.key.map(({ name }) => `(t.${doubleQuoted(name)})::text COLLATE "C"`);
  return `SELECT d.n::int AS declared,
       CASE WHEN t.tableoid IS NOT NULL THEN to_json(ARRAY[${wanted.join(', ')}]::text[])::text END AS found,
       to_json(ARRAY[${differs.join(', ')}]::boolean[])::text AS differs
  FROM (SELECT r.n${declared === '' ? '' : `, ${declared}`}
          FROM json_array_elements($1::json) WITH ORDINALITY AS r(v, n)) AS d
  ${question.isExact ? 'FULL' : 'LEFT'} JOIN ${doubleQuotedName(place.table)} AS t ON ${join}
 WHERE ${isDifferent.join(' OR ')}
 ORDER BY d.n, ${order.join(', ')}`;
}

/** Whether the table has a row. */
function anyRowSql({ table }: RowPlace): string {
  return `SELECT NULL::int AS declared, '[]' AS found, '[]' AS differs
  FROM ${doubleQuotedName(table)} WHERE $1::json IS NOT NULL LIMIT 1`;
}

function declaredValue({ name, at, inType }: ComparedColumn, place: number, { columns }: RowPlace): string {
  const text = `CASE WHEN json_typeof(r.v -> ${at}) <> 'boolean' THEN r.v ->> ${at} END`;
  const column = columns.get(name);
  const value =
    inType && column !== undefined
      ? `(${text})::${column.type}${column.collation === null ? '' : ` COLLATE ${column.collation}`}`
      : text;
  return `${value} AS c${place}, json_typeof(r.v -> ${at}) <> 'boolean' AS g${place}`;
}

/** Null if the column has to be compared by its text. */
function equalSql({ name, inType }: ComparedColumn, place: number, { columns }: RowPlace): string | null {
  const equals = inType ? (columns.get(name)?.equals ?? null) : null;
  return equals === null ? null : `d.c${place} ${equals} t.${doubleQuoted(name)}`;
}

function textEqualSql({ name }: ComparedColumn, place: number): string {
  return `(d.c${place})::text COLLATE "C" = (t.${doubleQuoted(name)})::text COLLATE "C"`;
}

/** Two nulls are equal. */
function differsSql(column: ComparedColumn, place: number, at: RowPlace): string {
  const equal = equalSql(column, place, at) ?? textEqualSql(column, place);
  const [declared, found] = [`d.c${place}`, `t.${doubleQuoted(column.name)}`];
  return `coalesce(d.g${place} AND coalesce(NOT (${equal}), num_nonnulls(${declared}, ${found}) = 1), false)`;
}
