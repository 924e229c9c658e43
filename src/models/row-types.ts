import type { ColumnNaming, SnakeCase } from '../schema/column-naming.js';
import type { ColumnRecord, columnShape } from './column-builder.js';
import type { Table, tableShape } from './table.js';

/** Whether the keys of a row are the program's names or the database's. */
export type KeyNames = 'property' | 'database';

// Each kind of key has separate mapped types, because the compiler takes every step here for every column of every
// table.
type Shape = typeof columnShape;
type ColumnsOf<T extends Table> = T[typeof tableShape]['columns'];
type NamingOf<T extends Table> = T[typeof tableShape]['naming'];

type DatabaseName<Property, Name, Naming> = Name extends string
  ? Name
  : Naming extends 'same'
    ? Property
    : SnakeCase<Property & string>;

type Row<C extends ColumnRecord> = { [P in keyof C]: C[P][Shape]['select'] };

type DatabaseRow<C extends ColumnRecord, Naming extends ColumnNaming> = {
  [P in keyof C as DatabaseName<P, C[P][Shape]['name'], Naming>]: C[P][Shape]['select'];
};

/** What SELECT gives: `RowOf<typeof users>`. The keys are the properties, or the columns: `RowOf<typeof users, 'database'>`. */
export type RowOf<T extends Table, Names extends KeyNames = 'property'> = Names extends 'property'
  ? Row<ColumnsOf<T>>
  : DatabaseRow<ColumnsOf<T>, NamingOf<T>>;

type Flat<T> = { [K in keyof T]: T[K] };

type Filter = 'required' | 'optional' | 'writable';

type Keys<C extends ColumnRecord, By extends Filter> = { [P in keyof C]: P & C[P][Shape][By] }[keyof C];

type Insert<C extends ColumnRecord> = Flat<Update<C> & { [P in Keys<C, 'required'>]: C[P][Shape]['insert'] }>;

type DatabaseInsert<C extends ColumnRecord, Naming extends ColumnNaming> = Flat<
  { [P in Keys<C, 'required'> as DatabaseName<P, C[P][Shape]['name'], Naming>]: C[P][Shape]['insert'] } & {
    [P in Keys<C, 'optional'> as DatabaseName<P, C[P][Shape]['name'], Naming>]?: C[P][Shape]['insert'];
  }
>;

/**
 * The type that INSERT takes. Columns with a default, an identity or a null are optional. Generated columns and columns
 * that are GENERATED ALWAYS AS IDENTITY are left out.
 */
export type InsertOf<T extends Table, Names extends KeyNames = 'property'> = Names extends 'property'
  ? Insert<ColumnsOf<T>>
  : DatabaseInsert<ColumnsOf<T>, NamingOf<T>>;

type Update<C extends ColumnRecord> = {
  [P in Keys<C, 'writable'>]?: C[P][Shape]['insert'];
};

type DatabaseUpdate<C extends ColumnRecord, Naming extends ColumnNaming> = {
  [P in Keys<C, 'writable'> as DatabaseName<P, C[P][Shape]['name'], Naming>]?: C[P][Shape]['insert'];
};

/** What UPDATE takes: every column that can be written, none of them needed. */
export type UpdateOf<T extends Table, Names extends KeyNames = 'property'> = Names extends 'property'
  ? Update<ColumnsOf<T>>
  : DatabaseUpdate<ColumnsOf<T>, NamingOf<T>>;

type Views<C extends ColumnRecord> = { [P in keyof C]: C[P][Shape]['views'] };

type DatabaseViews<C extends ColumnRecord, Naming extends ColumnNaming> = {
  [P in keyof C as DatabaseName<P, C[P][Shape]['name'], Naming>]: C[P][Shape]['views'];
};

type TableKey<Export> = Export extends { readonly [tableShape]: { readonly key: infer Key extends string } }
  ? Key
  : never;

/**
 * The type that Kysely takes: `new Kysely<Database<typeof models>>(…)`, where `models` is the namespace of a module that
 * exports tables, and whatever else. The names are the database's; with Kysely's CamelCasePlugin they are the
 * program's: `Database<typeof models, 'property'>`.
 */
export type Database<Models, Names extends KeyNames = 'database'> = {
  [Export in keyof Models as TableKey<Models[Export]>]: Models[Export] extends Table
    ? Names extends 'property'
      ? Views<ColumnsOf<Models[Export]>>
      : DatabaseViews<ColumnsOf<Models[Export]>, NamingOf<Models[Export]>>
    : never;
};
