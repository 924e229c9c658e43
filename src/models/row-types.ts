import type { CamelCase, ColumnNaming, SnakeCase } from '../schema/column-naming.js';
import type { ColumnRecord, columnName, columnQuery, columnShape } from './column-builder.js';
import type { Table, TableShape, tableShape } from './table.js';

/** Whether the keys of a row are the program's names or the database's. */
export type KeyNames = 'property' | 'database';

// Each kind of key has separate mapped types, because the compiler takes every step here for every column of every
// table.
type Shape = typeof columnShape;
type ColumnsOf<T extends HasRows> = T[typeof tableShape]['columns'];
type NamingOf<T extends HasRows> = T[typeof tableShape]['naming'];

/** A table, or a view that is declared with its columns. */
interface HasRows {
  readonly [tableShape]: TableShape;
}

type DatabaseName<Property extends string, Name, Naming> = Name extends string
  ? Name
  : Naming extends 'same'
    ? Property
    : SnakeCase<Property>;

type Row<C extends ColumnRecord> = { [P in keyof C]: C[P][Shape]['select'] };

type DatabaseRow<C extends ColumnRecord, Naming extends ColumnNaming> = {
  [P in keyof C & string as DatabaseName<P, C[P][typeof columnName], Naming>]: C[P][Shape]['select'];
};

/** What SELECT gives: `RowOf<typeof users>`. The keys are the properties, or the columns: `RowOf<typeof users, 'database'>`. */
export type RowOf<T extends HasRows, Names extends KeyNames = 'property'> = Names extends 'property'
  ? Row<ColumnsOf<T>>
  : DatabaseRow<ColumnsOf<T>, NamingOf<T>>;

type Flat<T> = { [K in keyof T]: T[K] };

type Filter = 'required' | 'optional' | 'writable';

type Keys<C extends ColumnRecord, By extends Filter> = { [P in keyof C]: P & C[P][Shape][By] }[keyof C];

type Insert<C extends ColumnRecord> = Flat<Update<C> & { [P in Keys<C, 'required'>]: C[P][Shape]['insert'] }>;

type DatabaseInsert<C extends ColumnRecord, Naming extends ColumnNaming> = Flat<
  { [P in Keys<C, 'required'> & string as DatabaseName<P, C[P][typeof columnName], Naming>]: C[P][Shape]['insert'] } & {
    [P in Keys<C, 'optional'> & string as DatabaseName<P, C[P][typeof columnName], Naming>]?: C[P][Shape]['insert'];
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
  [P in Keys<C, 'writable'> & string as DatabaseName<P, C[P][typeof columnName], Naming>]?: C[P][Shape]['insert'];
};

/** What UPDATE takes: every column that can be written, none of them needed. */
export type UpdateOf<T extends Table, Names extends KeyNames = 'property'> = Names extends 'property'
  ? Update<ColumnsOf<T>>
  : DatabaseUpdate<ColumnsOf<T>, NamingOf<T>>;

/** The name of a table; never, if the export is something else. */
type KeyIn<Export> = Export extends { readonly [tableShape]: { readonly key: infer Key extends string } } ? Key : never;

// Two types instead of a condition on the naming, which the compiler would decide for every column.
type SnakeColumns<C extends ColumnRecord> = {
  [P in keyof C & string as SnakeName<P, C[P][typeof columnName]>]: C[P][typeof columnQuery];
};

type SnakeName<Property extends string, Name> = Name extends string ? Name : SnakeCase<Property>;

type SameColumns<C extends ColumnRecord> = {
  [P in keyof C & string as DatabaseName<P, C[P][typeof columnName], 'same'>]: C[P][typeof columnQuery];
};

/**
 * The type that Kysely takes: `new Kysely<Database<typeof models>>(…)`, where `models` is the namespace of a module that
 * exports tables and views, and whatever else. The names are the database's; with Kysely's CamelCasePlugin they are the
 * program's: `Database<typeof models, 'property'>`.
 */
export type Database<Models, Names extends KeyNames = 'database'> = {
  [Key in keyof Tables<Models, Names>]: Tables<Models, Names>[Key];
};

// `Database` repeats its keys without `as`, because the compiler would compute those again at each use.
type Tables<Models, Names extends KeyNames> = Names extends 'property'
  ? PropertyTables<Models>
  : DatabaseTables<Models>;

type DatabaseTables<Models> = {
  [Export in keyof Models as KeyIn<Models[Export]>]: Models[Export] extends {
    readonly [tableShape]: { readonly columns: infer C extends ColumnRecord; readonly naming: infer Naming };
  }
    ? Plain<Naming extends 'same' ? SameColumns<C> : SnakeColumns<C>>
    : never;
};

type PropertyTables<Models> = {
  [Export in keyof Models as CamelCase<KeyIn<Models[Export]>>]: Models[Export] extends {
    readonly [tableShape]: { readonly columns: infer C extends ColumnRecord };
  }
    ? { [P in keyof C]: C[P][typeof columnQuery] }
    : never;
};

/** The same without a name, so that editors and messages show what is in it. */
type Plain<T> = T extends infer U ? { [K in keyof U]: U[K] } : never;
