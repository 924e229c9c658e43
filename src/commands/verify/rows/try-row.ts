import { quoteIdentifier, quoteIdentifiers, quoteName } from '../../../ddl/quote.js';
import { findPostgresReport, isConnectionLost, textField } from '../../../runtime/postgres-report.js';
import type { Queryable } from '../../../util/queryable.js';
import { isReadableError } from '../../../util/thrown.js';
import { candidatesOf, constantsIn, isTooLong } from './candidates.js';
import type { Table, TableColumn, TableReference } from './tables.js';

/** A check over several columns may need many. */
const MOST_ATTEMPTS = 300;

type Value = string | null;

/** Inserts a row that the constraints accept. @returns why none was found; null if a row was inserted. */
export async function tryRow(db: Queryable, table: Table, row: number): Promise<string | null> {
  const given = await referringValues(db, table, row);
  const choices = await choicesOf(db, table, { given, row });
  const chosen = new Map([...choices.keys()].map((number) => [number, 0]));
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const values = new Map(given);
    for (const [number, choice] of chosen) values.set(number, choices.get(number)?.[choice] ?? null);
    const refusal = await insert(db, table, values);
    if (refusal === null) return null;
    const blamed = blamedColumns(refusal, table) ?? [...choices.keys()];
    if (!turnOn(chosen, choices, blamed)) return refusal.message;
  }
  return 'its constraints accept none of the values that were tried';
}

/** The columns that a refusal is about; null if it may be any, and none if other values would not help. */
function blamedColumns({ constraint, sqlState }: Refusal, { checks }: Table): readonly number[] | null {
  // unique_violation, exclusion_violation (manual: Appendix A, PostgreSQL Error Codes)
  if (sqlState === '23505' || sqlState === '23P01') return null;
  return checks.find(({ name }) => name === constraint)?.columns ?? [];
}

interface RowSoFar {
  readonly given: ReadonlyMap<number, Value>;
  readonly row: number;
}

/** The values to try for the columns that PostgreSQL doesn't fill in. */
async function choicesOf(
  db: Queryable,
  table: Table,
  { given, row }: RowSoFar,
): Promise<Map<number, readonly Value[]>> {
  const choices = new Map<number, readonly Value[]>();
  for (const column of table.columns) {
    if (column.isFilledIn || given.has(column.number)) continue;
    const values = await acceptedValues(db, table, { column, row });
    choices.set(column.number, values.length === 0 ? [null] : values);
  }
  return choices;
}

/** The next combination of the values of these columns, like an odometer. False after the last one. */
function turnOn(
  chosen: Map<number, number>,
  choices: ReadonlyMap<number, readonly Value[]>,
  columns: readonly number[],
): boolean {
  for (const number of columns) {
    const count = choices.get(number)?.length ?? 0;
    if (count === 0) continue;
    const next = ((chosen.get(number) ?? 0) + 1) % count;
    chosen.set(number, next);
    if (next !== 0) return true;
  }
  return false;
}

interface ColumnOfRow {
  readonly column: TableColumn;
  readonly row: number;
}

/** Constants of the definitions are tried first, because nothing else may satisfy them. */
async function acceptedValues(db: Queryable, table: Table, { column, row }: ColumnOfRow): Promise<readonly string[]> {
  const definitions = [
    ...table.checks.filter(({ columns }) => columns.includes(column.number)).map(({ definition }) => definition),
    ...column.domainChecks,
    ...table.bounds,
  ];
  const type = column.baseType ?? column.type;
  const all = new Set([...column.labels, ...definitions.flatMap(constantsIn), ...candidatesOf(type, row)]);
  const accepted: string[] = [];
  for (const value of [...all].filter((one) => !isTooLong(one, type)).slice(0, MOST_VALUES)) {
    const cast = `SELECT CAST($1::pg_catalog.text AS ${column.type})`;
    if ((await refusalOf(db, () => db.query(cast, [value]))) === null) accepted.push(value);
  }
  return accepted;
}

const MOST_VALUES = 40;

/** Of an existing row, the values for the columns that refer to it. */
async function referringValues(db: Queryable, table: Table, row: number): Promise<Map<number, Value>> {
  const values = new Map<number, Value>();
  for (const reference of table.references) {
    const found = await referredRow(db, reference, row);
    reference.columns.forEach((number, place) => {
      const isFilledIn = table.columns.find((column) => column.number === number)?.isFilledIn === true;
      if (!isFilledIn || found !== null) values.set(number, found?.[place] ?? null);
    });
  }
  return values;
}

async function referredRow(
  db: Queryable,
  { referredTable, referredColumns }: TableReference,
  row: number,
): Promise<readonly Value[] | null> {
  const { rows: names } = await db.query<{
    readonly schema: string;
    readonly name: string;
    readonly columns: string[];
  }>(REFERRED, [referredTable, JSON.stringify(referredColumns)]);
  const [facts] = names;
  if (facts === undefined) return null;
  const values = facts.columns.map((name) => `${quoteIdentifier(name)}::pg_catalog.text`).join(', ');
  const { rows } = await db.query<{ readonly v: readonly Value[] }>(
    `SELECT ARRAY[${values}]::pg_catalog.text[] AS v FROM ${quoteName(facts)} ORDER BY 1 LIMIT ${row}`,
  );
  return rows.at(-1)?.v ?? null;
}

const REFERRED = `
  SELECT n.nspname::pg_catalog.text AS schema, c.relname::pg_catalog.text AS name,
         (SELECT pg_catalog.json_agg(a.attname ORDER BY k.place)
            FROM pg_catalog.json_array_elements_text($2::pg_catalog.json) WITH ORDINALITY AS k(number, place)
            JOIN pg_catalog.pg_attribute AS a
              ON a.attrelid OPERATOR(pg_catalog.=) c.oid
             AND a.attnum OPERATOR(pg_catalog.=) k.number::pg_catalog.int2) AS columns
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
   WHERE c.oid OPERATOR(pg_catalog.=) $1::pg_catalog.oid`;

async function insert(db: Queryable, table: Table, values: ReadonlyMap<number, Value>): Promise<Refusal | null> {
  const columns = table.columns.filter(({ number }) => values.has(number));
  const name = quoteName(table);
  const places = columns.map((_, place) => `$${place + 1}`).join(', ');
  const sql =
    columns.length === 0
      ? `INSERT INTO ${name} DEFAULT VALUES`
      : `INSERT INTO ${name} (${quoteIdentifiers(columns.map((column) => column.name))}) VALUES (${places})`;
  const given = columns.map(({ number }) => values.get(number) ?? null);
  return refusalOf(db, () => db.query(sql, given));
}

interface Refusal {
  readonly message: string;
  readonly sqlState: string;
  readonly constraint: string | null;
}

/** What PostgreSQL says against a statement, whose effects are then undone. */
async function refusalOf(db: Queryable, run: () => Promise<unknown>): Promise<Refusal | null> {
  await db.query('SAVEPOINT limbeck_row');
  try {
    await run();
    await db.query('RELEASE SAVEPOINT limbeck_row');
    return null;
  } catch (error) {
    const report = findPostgresReport(error);
    if (report === null || isConnectionLost(error)) throw error;
    await db.query('ROLLBACK TO SAVEPOINT limbeck_row');
    const constraint = isReadableError(error) ? (textField(error, 'constraint') ?? null) : null;
    return { message: report.message, sqlState: report.sqlState, constraint };
  }
}
