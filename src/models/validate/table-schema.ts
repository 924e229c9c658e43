import type { InsertOf, RowOf, UpdateOf } from '../row-types.js';
import type { Table } from '../table.js';
import { schemaOf } from './check-row.js';
import { checkedColumns, type LooseOptions, ON_INSERT, ON_SELECT, ON_UPDATE } from './checked-columns.js';
import type { StandardSchema } from './standard-schema.js';

/** A schema for each of some columns, whose output is what the column takes. */
export type ColumnSchemas<Row> = { readonly [Column in keyof Row]?: StandardSchema<unknown, Row[Column]> };

export interface TableSchemaOptions<Row, Column extends keyof Row, Own> {
  /** Only these columns, as properties. All that the statement can take by default. */
  readonly columns?: readonly Column[];
  /** Schemas for the values of some columns, of any library, instead of the check by the type of the column. */
  readonly values?: Own & ColumnSchemas<Pick<Row, Column>>;
  /** Removes unknown properties. By default they are an issue. */
  readonly stripUnknown?: boolean;
}

type InputOf<Schema, Value> = Schema extends { readonly '~standard': { readonly types?: infer Types } }
  ? NonNullable<Types> extends { readonly input: infer Input }
    ? Input | Extract<Value, null | undefined>
    : Value
  : Value;

type InputRow<Row, Own> = { [P in keyof Row]: P extends keyof Own ? InputOf<Own[P], Row[P]> : Row[P] };

/** A Standard Schema of rows. */
export type TableSchema<Row, Column extends keyof Row, Own> = StandardSchema<
  InputRow<Pick<Row, Column>, Own>,
  { [P in keyof Pick<Row, Column>]: Row[P] }
>;

/** Checks what INSERT takes, before it is sent: `insertSchema(users)`. */
export function insertSchema<T extends Table, Column extends keyof InsertOf<T> = keyof InsertOf<T>, Own = object>(
  table: T,
  options?: TableSchemaOptions<InsertOf<T>, Column, Own>,
): TableSchema<InsertOf<T>, Column, Own>;
export function insertSchema(table: Table, options: LooseOptions = {}): StandardSchema {
  return schemaOf(checkedColumns(table, options, ON_INSERT), options);
}

/** Checks what UPDATE takes. No column is required. */
export function updateSchema<T extends Table, Column extends keyof UpdateOf<T> = keyof UpdateOf<T>, Own = object>(
  table: T,
  options?: TableSchemaOptions<UpdateOf<T>, Column, Own>,
): TableSchema<UpdateOf<T>, Column, Own>;
export function updateSchema(table: Table, options: LooseOptions = {}): StandardSchema {
  return schemaOf(checkedColumns(table, options, ON_UPDATE), options);
}

/** Checks a row as SELECT returns it by the driver `pg`. */
export function selectSchema<T extends Table, Column extends keyof RowOf<T> = keyof RowOf<T>, Own = object>(
  table: T,
  options?: TableSchemaOptions<RowOf<T>, Column, Own>,
): TableSchema<RowOf<T>, Column, Own>;
export function selectSchema(table: Table, options: LooseOptions = {}): StandardSchema {
  return schemaOf(checkedColumns(table, options, ON_SELECT), options);
}
