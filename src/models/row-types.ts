import type { ColumnBuilder, ColumnRecord, columnShape } from './column-builder.js';
import type { ColumnNaming, SnakeCase } from './column-naming.js';
import type { Table, tableShape } from './table.js';

type ShapeOf<T extends Table> = T[typeof tableShape];
type ColumnsOf<T extends Table> = ShapeOf<T>['columns'];
type FactsOf<C extends ColumnBuilder> = C[typeof columnShape];

type OrNull<Nullable, Type> = Nullable extends true ? Type | null : Type;

type SelectOf<C extends ColumnBuilder> = OrNull<FactsOf<C>['nullable'], FactsOf<C>['js']['select']>;
type WriteOf<C extends ColumnBuilder> = OrNull<FactsOf<C>['nullable'], FactsOf<C>['js']['insert']>;

/** How an INSERT sees the column; a nullable column may be left out. */
type ModeOf<C extends ColumnBuilder> = FactsOf<C>['write'] extends 'required'
  ? FactsOf<C>['nullable'] extends true
    ? 'optional'
    : 'required'
  : FactsOf<C>['write'];

/** Whether the keys of a row are the program's names or the database's. */
export type KeyNames = 'property' | 'database';

type DatabaseName<Property, C extends ColumnBuilder, Naming extends ColumnNaming> = FactsOf<C>['name'] extends string
  ? FactsOf<C>['name']
  : Naming extends 'same'
    ? Property
    : Property extends string
      ? SnakeCase<Property>
      : Property;

type KeyOf<T extends Table, Property extends keyof ColumnsOf<T>, Names extends KeyNames> = Names extends 'property'
  ? Property
  : DatabaseName<Property, ColumnsOf<T>[Property], ShapeOf<T>['naming']>;

/** What SELECT gives: `RowOf<typeof users>`. The keys are the properties, or the columns: `RowOf<typeof users, 'database'>`. */
export type RowOf<T extends Table, Names extends KeyNames = 'property'> = {
  [P in keyof ColumnsOf<T> as KeyOf<T, P, Names>]: SelectOf<ColumnsOf<T>[P]>;
};

type KeysOfMode<Columns extends ColumnRecord, Mode> = {
  [P in keyof Columns]: ModeOf<Columns[P]> extends Mode ? P : never;
}[keyof Columns];

type Flat<T> = { [K in keyof T]: T[K] };

/**
 * What INSERT takes. Columns with a default, an identity or a null may be left out; generated columns and those of
 * GENERATED ALWAYS AS IDENTITY are not there.
 */
export type InsertOf<T extends Table, Names extends KeyNames = 'property'> = Flat<
  {
    [P in KeysOfMode<ColumnsOf<T>, 'required'> as KeyOf<T, P, Names>]: WriteOf<ColumnsOf<T>[P]>;
  } & {
    [P in KeysOfMode<ColumnsOf<T>, 'optional'> as KeyOf<T, P, Names>]?: WriteOf<ColumnsOf<T>[P]>;
  }
>;

/** What UPDATE takes: every column that can be written, none of them needed. */
export type UpdateOf<T extends Table, Names extends KeyNames = 'property'> = {
  [P in KeysOfMode<ColumnsOf<T>, 'required' | 'optional'> as KeyOf<T, P, Names>]?: WriteOf<ColumnsOf<T>[P]>;
};

/** The three views of a column, in the shape that Kysely calls ColumnType. */
interface ColumnViews<Select, Insert, Update> {
  readonly __select__: Select;
  readonly __insert__: Insert;
  readonly __update__: Update;
}

type ViewsOf<C extends ColumnBuilder> =
  ModeOf<C> extends 'never'
    ? ColumnViews<SelectOf<C>, never, never>
    : ModeOf<C> extends 'optional'
      ? ColumnViews<SelectOf<C>, WriteOf<C> | undefined, WriteOf<C>>
      : ColumnViews<SelectOf<C>, WriteOf<C>, WriteOf<C>>;

type ViewOfTable<T extends Table, Names extends KeyNames> = {
  [P in keyof ColumnsOf<T> as KeyOf<T, P, Names>]: ViewsOf<ColumnsOf<T>[P]>;
};

/**
 * The type that Kysely takes: `new Kysely<Database<typeof models>>(…)`, where `models` is the namespace of a module that
 * exports tables, and whatever else. The names are the database's; with Kysely's CamelCasePlugin they are the
 * program's: `Database<typeof models, 'property'>`.
 */
export type Database<Models, Names extends KeyNames = 'database'> = {
  [Export in keyof Models as Models[Export] extends Table<infer Key> ? Key : never]: Models[Export] extends Table
    ? ViewOfTable<Models[Export], Names>
    : never;
};
