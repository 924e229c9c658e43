import type { ForeignKey } from '../../schema/constraints.js';
import { hasFeature } from '../../schema/server-features.js';
import { parenthesize } from '../expression.js';
import { joinWords } from '../join-words.js';
import { operatorReference } from '../names/signature.js';
import { dollarQuoted, type QuotedName, quoteIdentifier, quoteLiteral } from '../quote.js';
import type { ReadText } from '../using.js';

/*
 * Queries that find the rows that PostgreSQL will refuse. A person runs them, so they are written as a person would, and
 * without the names of pg_catalog that SQL of a run has.
 */

/** The item after FROM, and how its columns are qualified. */
export interface FromItem {
  readonly sql: string;
  readonly name: QuotedName;
}

/** A key of an index, as SQL. */
export interface RowKey {
  readonly sql: string;
  readonly nullable: boolean;
}

export function rowsWhere({ sql }: FromItem, condition: string): string {
  return `SELECT * FROM ${sql} WHERE ${condition}`;
}

/** Rows that a check says no to. It lets those pass of which it says neither yes nor no. */
export function rowsThatBreak(from: FromItem, expression: string): string {
  return rowsWhere(from, `NOT ${parenthesize(expression)}`);
}

interface Duplicates {
  readonly keys: readonly RowKey[];
  readonly nullsNotDistinct?: boolean;
  readonly where?: string | null;
}

/** The values that several rows share, with their number. */
export function duplicates(from: FromItem, { keys, nullsNotDistinct, where }: Duplicates): string {
  const list = keys.map(({ sql }) => sql).join(', ');
  const nullable = nullsNotDistinct === true ? [] : keys.filter((key) => key.nullable);
  const conditions = [
    ...(where === undefined || where === null ? [] : [parenthesize(where)]),
    ...nullable.map(({ sql }) => `${sql} IS NOT NULL`),
  ];
  return joinWords(
    `SELECT ${list}, count(*) FROM ${from.sql}`,
    conditions.length > 0 && `WHERE ${conditions.join(' AND ')}`,
    `GROUP BY ${list} HAVING count(*) > 1`,
  );
}

export interface Conflict {
  readonly elements: readonly { readonly sql: string; readonly operator: string }[];
  readonly where?: string | null;
}

/** Pairs of rows of which every operator holds. */
export function conflicts(from: FromItem, { elements, where }: Conflict): string {
  const names = elements.map((_, position) => `key${position + 1}`);
  const keys = elements.map(({ sql }, position) => `${sql} AS ${names[position]}`).join(', ');
  const filter = where === undefined || where === null ? '' : ` WHERE ${parenthesize(where)}`;
  const pairs = elements.map(({ operator }, position) => {
    const name = names[position];
    return `a.${name} ${operatorReference(operator)} b.${name}`;
  });
  return joinWords(
    `WITH keys AS (SELECT row_number() OVER () AS number, ${keys} FROM ${from.sql}${filter})`,
    `SELECT * FROM keys AS a JOIN keys AS b ON a.number < b.number AND ${pairs.join(' AND ')}`,
  );
}

type Reference = Pick<ForeignKey, 'columns' | 'referredColumns' | 'match' | 'period'>;

/** Rows that refer to no row. Of a referred table that is only being created: all that refer to one. */
export function rowsWithoutReferred(key: Reference, from: FromItem, referred: FromItem | null): string {
  const { columns, referredColumns, match } = key;
  const names = columns.map((column) => `${from.name}.${quoteIdentifier(column)}`);
  const refers = match === 'full' ? fullMatch(names) : names.map((name) => `${name} IS NOT NULL`).join(' AND ');
  if (referred === null) return rowsWhere(from, refers);
  const others = referredColumns.map((column) => `${referred.name}.${quoteIdentifier(column)}`);
  const pairs = names.map((name, position) => `${others[position]} = ${name}`);
  const [lastName, lastOther] = [names.at(-1), others.at(-1)];
  if (key.period === true && lastName !== undefined && lastOther !== undefined) {
    const same = pairs.slice(0, -1).join(' AND ');
    const covered = `(SELECT range_agg(${lastOther}) FROM ${referred.sql} WHERE ${same})`;
    return rowsWhere(from, `${refers} AND (${lastName} <@ ${covered}) IS NOT TRUE`);
  }
  return rowsWhere(from, `${refers} AND NOT EXISTS (SELECT FROM ${referred.sql} WHERE ${pairs.join(' AND ')})`);
}

function fullMatch(names: readonly string[]): string {
  const [only, ...others] = names.map((name) => `${name} IS NOT NULL`);
  return others.length === 0 ? `${only}` : `(${[only, ...others].join(' OR ')})`;
}

/** Whether the condition holds of a `value` of the array. */
export function inEachElement(array: string, condition: string): string {
  return `EXISTS (SELECT FROM unnest(${array}) AS value WHERE ${condition})`;
}

interface Reading {
  readonly from: FromItem;
  readonly read: ReadText;
  /** What the text is read as. */
  readonly type: string;
}

/** The rows whose text a type cannot read. PostgreSQL 16 can say so without an error; before, a block catches it. */
export function unreadableValues({ from, read, type }: Reading, serverVersion: number): string {
  const { text, value, each } = read;
  if (hasFeature(serverVersion, 'inputIsValid')) {
    const isUnreadable = (one: string) => `NOT pg_input_is_valid(${text(one)}, ${quoteLiteral(type)})`;
    return rowsWhere(from, each ? inEachElement(value, isUnreadable('value')) : isUnreadable(value));
  }
  const body = joinWords(
    `DECLARE item text; BEGIN FOR item IN SELECT ${text(each ? `unnest(${value})` : value)} FROM ${from.sql} LOOP`,
    `BEGIN PERFORM item::${type}; EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN`,
    "RAISE NOTICE '%', item; END; END LOOP; END",
  );
  return `DO ${dollarQuoted(body)}`;
}
