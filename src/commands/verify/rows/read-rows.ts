import { quoteIdentifier, quoteName } from '../../../ddl/quote.js';
import type { Queryable } from '../../../util/queryable.js';
import type { Table } from './tables.js';

/** One row, with its values as text in the order of the columns. */
export type RowValues = readonly (string | null)[];

/** A table with its rows. */
export interface TableRows {
  readonly table: Table;
  /** Null if there are too many to look at. */
  readonly rows: readonly RowValues[] | null;
}

/** A revision that loads a data set has more. */
const MOST_ROWS = 1000;

/** The rows of the tables. */
export async function readRows(db: Queryable, tables: readonly Table[]): Promise<readonly TableRows[]> {
  if (tables.length === 0) return [];
  const { rows } = await db.query<{ readonly place: number; readonly content: readonly RowValues[] | null }>(
    tables.map(contentOf).join('\nUNION ALL\n'),
  );
  const contents = new Map(rows.map(({ place, content }) => [place, content ?? []]));
  return tables.map((table, place) => {
    const values = contents.get(place) ?? [];
    return { table, rows: values.length > MOST_ROWS ? null : values };
  });
}

function contentOf({ schema, name, columns, isPartitioned }: Table, place: number): string {
  const values = columns.map((column) => `${quoteIdentifier(column.name)}::pg_catalog.text`).join(', ');
  const only = isPartitioned ? '' : 'ONLY ';
  return `SELECT ${place} AS place,
                 (SELECT pg_catalog.json_agg(r.v)
                    FROM (SELECT ARRAY[${values}]::pg_catalog.text[] AS v
                            FROM ${only}${quoteName({ schema, name })} LIMIT ${MOST_ROWS + 1}) AS r) AS content`;
}
