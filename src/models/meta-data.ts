import type { ColumnNaming } from '../schema/column-naming.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { formatName } from '../schema/names.js';
import { findCaller } from '../util/stack-frames.js';
import { type BuildOptions, buildSchema } from './build/build-schema.js';
import { building } from './build/building.js';
import { type CollationOptions, createCollation } from './collation.js';
import { type ColumnBuilder, type ColumnRecord, columnState } from './column-builder.js';
import { commentOf } from './comment-of.js';
import { createAll, dropAll, type SchemaConnection } from './create-all.js';
import type { DomainOptions } from './domain.js';
import { createEnum, type Enum, type EnumOptions, enumState } from './enum.js';
import type { JsString, JsType } from './js-types.js';
import { type MetaDataState, metaDataState, qualify } from './meta-data-state.js';
import type { CheckedConvention, NamingConvention } from './naming-convention.js';
import type { ObjectDeclaration } from './objects/object-declaration.js';
import { ObjectWords } from './objects/object-words.js';
import { tablePartSql } from './objects/table-part.js';
import { type PartitionValues, toPartitionBound } from './partition.js';
import type { RangeTypeOptions } from './range-type.js';
import type { RowsOf, RowsOptions } from './rows/rows-declaration.js';
import { isRowsFile } from './rows/rows-file.js';
import { Sequence, type SequenceOptions } from './sequence.js';
import {
  declareColumns,
  Table,
  type TableItems,
  type TableKey,
  type TableOptions,
  tableColumns,
  tableState,
} from './table.js';
import { type TypeWords, typeWords, type Vocabulary } from './type-words.js';
import { type UserType, type UserTypeOptions, userType } from './user-type.js';

export interface MetaDataOptions<
  Types extends Vocabulary,
  Naming extends ColumnNaming,
  Schema extends string | undefined,
  Convention extends NamingConvention,
> {
  /** How constraints and indexes without a name are called; without it, as PostgreSQL would call them. */
  readonly namingConvention?: Convention & CheckedConvention<Convention>;
  /** The project's own words for types: they become methods of `t`. */
  readonly types?: Types;
  /** How a property becomes a column. Default: `snake_case`. */
  readonly columnNaming?: Naming;
  /** The schema of tables, types, sequences and collations that are declared without one. */
  readonly schema?: Schema;
}

export interface SchemaOptions {
  readonly comment?: string;
  /** Citus: whether all tables of the schema are on one node, and can be moved together. Default: false. */
  readonly distributed?: boolean;
}

type NoEntries = Record<never, never>;

type TableRest<Columns extends ColumnRecord, Own extends string | undefined> =
  | readonly [options?: TableOptions<Own>]
  | readonly [items: TableItems<Columns>, options?: TableOptions<Own>];

/** The table that a partition is of, and the rows that it takes. */
export interface PartitionPlace<Columns extends ColumnRecord, Naming extends ColumnNaming> {
  readonly of: Table<string, Columns, Naming>;
  readonly values: PartitionValues;
}

/** All that a project declares: tables, types, sequences, views, functions and whatever else a schema has. */
export class MetaData<
  Types extends Vocabulary = NoEntries,
  Naming extends ColumnNaming = 'snake_case',
  const Schema extends string | undefined = undefined,
  const Convention extends NamingConvention = NoEntries,
> extends ObjectWords<Naming, Schema> {
  readonly [metaDataState]: MetaDataState;
  /** PostgreSQL's types and the project's own words. */
  readonly t: TypeWords<Types>;

  constructor(options: MetaDataOptions<Types, Naming, Schema, Convention> = {}) {
    super();
    this.t = typeWords(options.types);
    this[metaDataState] = {
      columnNaming: options.columnNaming ?? 'snake_case',
      schema: options.schema ?? null,
      convention: options.namingConvention ?? {},
      tables: [],
      enums: [],
      domains: [],
      compositeTypes: [],
      rangeTypes: [],
      sequences: [],
      collations: [],
      schemas: [],
      distributions: [],
      objects: [],
      rows: [],
    };
  }

  /** Declares a table. It may be taken off the metadata: `const { table, t } = metadata`. */
  readonly table = <
    const Name extends string,
    Columns extends ColumnRecord,
    const Own extends string | undefined = undefined,
  >(
    name: Name,
    columns: Columns | ((t: TypeWords<Types>) => Columns),
    ...rest: TableRest<Columns, Own>
  ): Table<TableKey<Name, Own, Schema>, Columns, Naming> => {
    const { items, options } = readRest(rest);
    const table = new Table<TableKey<Name, Own, Schema>, Columns, Naming>({
      name: qualify(this[metaDataState], name, options),
      columns: typeof columns === 'function' ? columns(this.t) : columns,
      items,
      options,
      naming: this[metaDataState].columnNaming,
      schema: this[metaDataState].schema,
    });
    this.#addTable(table, this.table);
    return table;
  };

  /**
   * Declares a partition of a table: it has the columns of the table, and what its rows have in common. What it returns
   * can be partitioned in its turn.
   */
  readonly partition = <
    const Name extends string,
    Columns extends ColumnRecord,
    OfNaming extends ColumnNaming,
    const Own extends string | undefined = undefined,
  >(
    name: Name,
    { of, values }: PartitionPlace<Columns, OfNaming>,
    ...rest: TableRest<Columns, Own>
  ): Table<TableKey<Name, Own, Schema>, Columns, OfNaming> => {
    const { items, options } = readRest(rest);
    const own = qualify(this[metaDataState], name, options);
    const table = new Table<TableKey<Name, Own, Schema>, Columns, OfNaming>({
      name: own,
      columns: of[tableColumns],
      items,
      options,
      naming: this[metaDataState].columnNaming,
      schema: this[metaDataState].schema,
      partitionOf: { parent: of[tableState].name, bound: toPartitionBound(values, formatName(own)) },
    });
    this.#addTable(table, this.partition);
    return table;
  };

  /** @param declare the method that the user called */
  #addTable(table: Pick<Table, typeof tableState>, declare: Parameters<typeof findCaller>[0]): void {
    const { name, columns, parts } = table[tableState];
    const { tables, objects } = this[metaDataState];
    tables.push(table[tableState]);
    // Most tables have no such parts, and a stack trace costs more than the table itself.
    if (parts.length === 0) return;
    const { file = null, line = null } = findCaller(declare) ?? {};
    for (const part of parts) {
      objects.push({ ...tablePartSql(part, { table: name, columns }), schema: name.schema, file, line });
    }
  }

  /** Declares an enum type; what it returns is called to make a column of it. */
  readonly enum = <const Value extends string>(
    name: string,
    values: readonly Value[],
    options: EnumOptions<Value> = {},
  ): Enum<Value> => {
    const made = createEnum(qualify(this[metaDataState], name, options), values, options);
    this[metaDataState].enums.push(made[enumState]);
    return made;
  };

  /** Declares a domain: a type with conditions, a default, NOT NULL. Called, it is a column of the domain. */
  readonly domain = <Js extends JsType>(
    name: string,
    type: ColumnBuilder<Js>,
    options: DomainOptions = {},
  ): UserType<Js> => {
    const state = type[columnState];
    const domain = qualify(this[metaDataState], name, options);
    this[metaDataState].domains.push({ name: domain, state, options });
    return userType({ kind: 'domain', name: domain, base: state.type, baseArray: state.array });
  };

  /** Declares a composite type. Its attributes are named as columns are; the driver hands its values out as text. */
  readonly composite = (name: string, attributes: ColumnRecord, options: UserTypeOptions = {}): UserType<JsString> => {
    const type = qualify(this[metaDataState], name, options);
    const { columnNaming, compositeTypes } = this[metaDataState];
    compositeTypes.push({ name: type, attributes: declareColumns(attributes, columnNaming), options });
    return userType({ kind: 'named', name: type });
  };

  /** Declares a range type over a subtype. The driver hands its values out as text. */
  readonly range = (name: string, subtype: ColumnBuilder, options: RangeTypeOptions = {}): UserType<JsString> => {
    const type = qualify(this[metaDataState], name, options);
    this[metaDataState].rangeTypes.push({ name: type, state: subtype[columnState], options });
    return userType({ kind: 'named', name: type });
  };

  /** Declares a sequence that no column owns. Its `.nextval()` can be used as a default. */
  readonly sequence = (name: string, options: SequenceOptions = {}): Sequence => {
    const sequence = new Sequence(qualify(this[metaDataState], name, options));
    this[metaDataState].sequences.push({ name: sequence.name, options });
    return sequence;
  };

  /** Declares a collation; a column takes it by `.collate(name)`. */
  readonly collation = (name: string, options: CollationOptions): void => {
    this[metaDataState].collations.push(createCollation(qualify(this[metaDataState], name, options), options));
  };

  /** Declares a schema. A schema that contains declared tables, types or sequences is declared already. */
  readonly schema = (name: string, { comment, distributed = false }: SchemaOptions = {}): void => {
    const isDistributed = distributed && ({ isDistributed: true } as const);
    this[metaDataState].schemas.push({ name, comment: commentOf(comment), ...isDistributed });
  };

  /**
   * Declares rows that belong to the schema. Autogenerate writes the changes that make the rows of the table equal to them.
   */
  readonly rows = <T extends Table>(table: T, rows: RowsOf<T>, options: RowsOptions<T> = {}): void => {
    const { key = null, mode = 'present' } = options;
    const [file, list] = isRowsFile(rows) ? [rows.file, rows.rows] : [null, rows];
    this[metaDataState].rows.push({ table: table[tableState], rows: list, file, key, mode });
  };

  /** What is declared, with every name chosen and every reference looked up. Throws if it cannot be. */
  toSchema(options: BuildOptions = {}): DatabaseSchema {
    return building(
      () => 'the schema',
      () => buildSchema(this[metaDataState], options),
    );
  }

  /** All declared objects except tables, types and sequences, as the SQL that creates them. */
  toSql(): readonly ObjectDeclaration[] {
    return this[metaDataState].objects;
  }

  /** Creates everything that is declared, in a database that has nothing of it. */
  createAll(connection: SchemaConnection): Promise<void> {
    return createAll(connection, (options) => this.toSchema(options), this.toSql());
  }

  /** Drops everything that is declared. Destroys data. */
  dropAll(connection: SchemaConnection): Promise<void> {
    return dropAll(connection, (options) => this.toSchema(options), this.toSql());
  }
}

function readRest<Columns extends ColumnRecord>([first = [], second = {}]: TableRest<Columns, string | undefined>): {
  readonly items: TableItems<Columns>;
  readonly options: TableOptions;
} {
  return isItems(first) ? { items: first, options: second } : { items: [], options: first };
}

function isItems<Columns extends ColumnRecord>(
  value: TableItems<Columns> | TableOptions,
): value is TableItems<Columns> {
  return typeof value === 'function' || Array.isArray(value);
}

/** A MetaData of whatever words, names and schema. */
export type AnyMetaData = Pick<MetaData, 'toSchema' | 'createAll' | 'dropAll'>;

/** Is it a MetaData, of this copy of the package or of another? */
export function isMetaData(value: unknown): value is MetaData {
  return typeof value === 'object' && value !== null && metaDataState in value;
}
