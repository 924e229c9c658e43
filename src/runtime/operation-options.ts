import type { ColumnBuilder } from '../models/column-builder.js';
import type { DefaultValue } from '../models/default-value.js';
import type { DomainOptions } from '../models/domain.js';
import type { NotNullOptions } from '../models/not-null.js';
import type { PartitionKeyInput, PartitionValues } from '../models/partition.js';
import type { RangeTypeOptions } from '../models/range-type.js';
import type { IdentityOptions, SequenceOptionsInput } from '../models/sequence-options.js';
import type { SqlFragment, SqlPrintable } from '../models/sql.js';
import type {
  CheckItem,
  CheckOptions,
  ExcludeOptions,
  IndexOptions,
  ForeignKeyOptions as ModelForeignKeyOptions,
  PrimaryKeyOptions,
  SqlText,
  UniqueOptions,
} from '../models/table-items.js';
import type { TableOptionsInput } from '../models/table-options.js';
import type { ColumnStorage } from '../schema/column-options.js';
import type { ConstraintKind } from '../schema/constraints.js';
import type { SequenceType } from '../schema/sequence.js';
import type { Duration } from '../util/duration.js';

/** The schema of the object of a directive. Defaults to the default schema. */
export interface InSchema {
  readonly schema?: string;
}

export interface WithConstructors {
  /**
   * Rename or move the functions that make values of a range type as well. They belong to the first superuser, so a role
   * that isn't a superuser leaves them as they are.
   */
  readonly constructors?: boolean;
}

export interface IfExists {
  /** If the object doesn't exist, do nothing except for a notice. */
  readonly ifExists?: boolean;
}

export interface Cascade {
  /** Also drops the objects that depend on the object. */
  readonly cascade?: boolean;
}

export interface IfNotExists {
  /** If an object with this name already exists, do nothing except for a notice. */
  readonly ifNotExists?: boolean;
}

export interface WithComment {
  readonly comment?: string;
}

/** What `identity` of a column takes, and ALWAYS or BY DEFAULT. */
export interface IdentityInput extends IdentityOptions {
  readonly always?: boolean;
}

export interface SequenceInput extends SequenceOptionsInput {
  readonly type?: SequenceType;
  /** PostgreSQL 15. */
  readonly unlogged?: boolean;
  /** `'table.column'`: the sequence is dropped with the column. Null removes the ownership. */
  readonly ownedBy?: string | null;
}

export interface CreateTableOptions extends InSchema, IfNotExists, WithComment, TableOptionsInput {
  readonly partitionBy?: PartitionKeyInput;
  /** The partitioned table: `'measurement'`, `'app.measurement'`. Without columns, the partition gets those of the table. */
  readonly partitionOf?: string;
  /** The rows that the partition takes. */
  readonly values?: PartitionValues;
  /** Tables from which it inherits columns and checks, in addition to its own. */
  readonly inherits?: readonly string[];
}

export interface DropColumnOptions extends InSchema, IfExists, Cascade {
  /** The children keep the column as their own. */
  readonly only?: boolean;
}

export interface SetRowsAsideOptions extends InSchema {
  /** Columns that are stored as text, because their types are rebuilt in the meantime. */
  readonly asText?: readonly string[];
}

export interface PutRowsBackOptions extends InSchema {
  /** Columns whose sequences go on after the highest value. */
  readonly numbered?: readonly string[];
  /** By column: how old values are converted to the new type, if PostgreSQL doesn't convert them by itself. */
  readonly using?: Readonly<Record<string, SqlFragment | string>>;
}

/** Storage parameters; null resets one. */
export type ParameterChangesInput = Readonly<Record<string, string | number | boolean | null>>;

/** Only what is given is altered; null and false are what PostgreSQL has by itself. */
export type AlterTableOptions = InSchema & {
  readonly [Option in Exclude<keyof TableOptionsInput, 'with'>]?: Required<TableOptionsInput>[Option] | null;
} & { readonly with?: ParameterChangesInput };

export interface AlterIndexOptions extends InSchema {
  readonly with?: ParameterChangesInput;
  readonly tablespace?: string | null;
  /** Statistics targets by the place of their key, from 1. */
  readonly statistics?: Readonly<Record<string, number | null>>;
}

/** Only what is given is altered; null is what PostgreSQL has by itself. */
export interface ColumnOptionChangesInput {
  /** `default` on PostgreSQL 16. */
  readonly storage?: ColumnStorage | 'default';
  readonly compression?: 'pglz' | 'lz4' | null;
  readonly statistics?: number | null;
  readonly with?: ParameterChangesInput;
}

export interface AlterColumnOptions extends InSchema {
  readonly type?: ColumnBuilder;
  /** How old values are converted, if PostgreSQL has no assignment cast. */
  readonly using?: SqlText;
  readonly nullable?: boolean;
  /** The constraint behind NOT NULL (PostgreSQL 18). Without `nullable`, the existing constraint is recreated. */
  readonly notNull?: NotNullOptions;
  /** Null drops the default. */
  readonly serverDefault?: DefaultValue | null;
  /** Null makes a plain column of an identity column. */
  readonly identity?: IdentityInput | null;
  /** True makes a serial column of an integer column; false or null takes sequence and default away. */
  readonly serial?: boolean | { readonly sequence: string } | null;
  /** Null keeps the values and drops the expression; another expression needs PostgreSQL 17. */
  readonly generated?: SqlText | null;
  /** STORAGE, COMPRESSION, the statistics target, and what SET (…) takes. */
  readonly options?: ColumnOptionChangesInput;
  readonly comment?: string | null;
  readonly collation?: string;
  readonly newName?: string;
  /** Needed for a new identity or serial of a type that stays, and for a collation without a type. */
  readonly existingType?: ColumnBuilder;
  readonly existingNullable?: boolean;
  /** With a new type: the default is dropped before, and set again after, cast to the new type. */
  readonly existingServerDefault?: DefaultValue | null;
  readonly existingComment?: string | null;
  /** Required if the column already has an identity. */
  readonly existingIdentity?: IdentityInput | null;
  /** Required if the sequence doesn't have the name that PostgreSQL chooses. */
  readonly existingSerial?: boolean | { readonly sequence: string } | null;
}

export interface DeferrableOptions {
  readonly deferrable?: boolean;
  readonly initially?: 'deferred' | 'immediate';
}

/**
 * The options of a part of a table, as a directive takes them: names of columns are those of the database, the name is a
 * separate argument, and `attachIndex` replaces `attachedTo` of the models.
 */
type InDatabaseNames<Options> = Omit<Options, 'name' | 'attachedTo' | 'include' | 'onDeleteColumns'> & {
  readonly [Columns in keyof Options & ('include' | 'onDeleteColumns')]?: readonly string[];
};

/** Of a key, which may take over a unique index. */
export interface PrimaryKeyConstraintOptions extends InSchema, InDatabaseNames<PrimaryKeyOptions> {
  /** A unique index of the same columns that exists: it gets the name of the constraint, and no row is read. */
  readonly usingIndex?: string;
}

export interface UniqueConstraintOptions
  extends PrimaryKeyConstraintOptions,
    Pick<UniqueOptions, Exclude<keyof UniqueOptions, keyof PrimaryKeyOptions>> {}

export interface CheckConstraintOptions extends InSchema, InDatabaseNames<CheckOptions> {}

export interface ForeignKeyOptions extends InSchema, InDatabaseNames<ModelForeignKeyOptions> {}

export interface ExcludeConstraintOptions extends InSchema, InDatabaseNames<ExcludeOptions> {}

/** Only what is given is altered. */
export interface AlterConstraintOptions extends InSchema, DeferrableOptions {
  /** Of a foreign key (PostgreSQL 18). */
  readonly notEnforced?: boolean;
  /** Of a NOT NULL constraint (PostgreSQL 18). */
  readonly noInherit?: boolean;
}

export interface DropConstraintOptions extends InSchema, IfExists, Cascade {
  /** For the reader; PostgreSQL does not need it. */
  readonly type?: ConstraintKind;
}

export interface CreateIndexOptions extends InSchema, IfNotExists, InDatabaseNames<IndexOptions> {
  /** Without blocking writers; only inside `op.autocommitBlock` or a revision with `transaction = false`. */
  readonly concurrently?: boolean;
}

export interface DropIndexOptions extends InSchema, IfExists {
  /** Without blocking writers; only inside `op.autocommitBlock` or a revision with `transaction = false`. */
  readonly concurrently?: boolean;
}

export interface RowOptions extends InSchema {
  /**
   * Columns of type json or jsonb, where a list is JSON and not an array. Needed for a script alone (`--sql`): else
   * PostgreSQL is asked.
   */
  readonly jsonColumns?: readonly string[];
}

export interface BulkInsertOptions extends RowOptions {
  /** Lets the rows say the values of GENERATED ALWAYS AS IDENTITY columns. */
  readonly overridingSystemValue?: boolean;
  /** Identity and serial columns whose sequences continue after the highest value of the table. */
  readonly advanceSequences?: readonly string[];
  /**
   * What happens to a row that exists. `'skip'`: it stays as it is. A list of unique columns, such as `['code']`: the row with
   * the same values of these columns gets the other values of the new row.
   */
  readonly onConflict?: 'skip' | readonly string[];
}

/** The path of a CSV file with a header, where an empty field is NULL, or rows that come one after the other. */
export type RowSource = string | URL | Iterable<object> | AsyncIterable<object>;

export interface UpdateRowsOptions extends RowOptions {
  /** The columns by which a row is found. All others are set. */
  readonly key: readonly string[];
}

export interface BackfillOptions extends InSchema {
  /** By the database's names of the columns: an expression by `sql`, or a constant. */
  readonly set: Readonly<Record<string, SqlPrintable | string | number | bigint | boolean | null | Date>>;
  /** Which rows are changed. By default, all. */
  readonly where?: SqlText;
  /** The columns of a unique index that are NOT NULL, to walk by. By default, the primary key. A script needs it. */
  readonly key?: readonly string[];
  /** How many rows a transaction changes at most. Defaults to 5,000. */
  readonly batch?: number;
  /** How long to wait between two batches: `100ms`. */
  readonly pause?: Duration;
}

export interface AddEnumValueOptions extends InSchema, IfNotExists {
  readonly before?: string;
  readonly after?: string;
}

export interface ReplaceEnumOptions extends InSchema, WithComment {
  /** Every column of the type. `array` for a column whose type is an array of it. */
  readonly columns?: readonly {
    readonly table: string;
    readonly schema?: string;
    readonly column: string;
    readonly array?: boolean;
    /** The new default. PostgreSQL can't change the type while the default refers to the old one. */
    readonly serverDefault?: DefaultValue | null;
  }[];
  /** Old value → new value, for rows with a removed value. */
  readonly mapping?: Readonly<Record<string, string>>;
}

export type DomainInput = Omit<DomainOptions, 'renamedFrom' | 'schema'>;

export interface AlterDomainOptions extends InSchema {
  /** Null drops the default. */
  readonly serverDefault?: DefaultValue | null;
  readonly notNull?: boolean;
  readonly dropChecks?: readonly string[];
  /** Old name → new name. */
  readonly renameConstraints?: Readonly<Record<string, string>>;
  readonly addChecks?: readonly CheckItem[];
  readonly validateChecks?: readonly string[];
}

export interface AlterCompositeTypeOptions extends InSchema {
  /** Old name → new name. */
  readonly renameAttributes?: Readonly<Record<string, string>>;
  /** Destroys data where columns hold the type. */
  readonly dropAttributes?: readonly string[];
  /** Attribute → its new type. PostgreSQL refuses if a column uses the composite type. */
  readonly alterAttributes?: Readonly<Record<string, ColumnBuilder>>;
  /** They come last. */
  readonly addAttributes?: Readonly<Record<string, ColumnBuilder>>;
  /** Tables OF the type follow. */
  readonly cascade?: boolean;
}

export type RangeTypeInput = Omit<RangeTypeOptions, 'renamedFrom' | 'schema'>;

export interface CollationInput extends InSchema, WithComment {
  readonly provider?: 'libc' | 'icu' | 'builtin';
  readonly locale: string;
  /** LC_CTYPE, if it differs from the locale. Only for libc. */
  readonly ctype?: string;
  readonly deterministic?: boolean;
  readonly rules?: string;
}

export interface GrantOptions extends InSchema {
  /** Columns of a table, instead of all of it. */
  readonly columns?: readonly string[];
  /** WITH GRANT OPTION. */
  readonly grantOption?: boolean;
}

export interface RevokeOptions extends InSchema {
  readonly columns?: readonly string[];
  /** GRANT OPTION FOR: the privilege itself stays. */
  readonly grantOptionOnly?: boolean;
}

export interface DefaultPrivilegeOptions extends InSchema {
  /** FOR ROLE: the owner of the objects. Defaults to the role that runs the migration. */
  readonly role?: string;
}

export type CommentTargetKind =
  | 'schema'
  | 'table'
  | 'type'
  | 'attribute'
  | 'domainConstraint'
  | 'sequence'
  | 'collation'
  | 'statistics'
  | 'constraint'
  | 'index';

export interface SetCommentOptions extends InSchema {
  /** The table of a constraint or an index. */
  readonly table?: string;
  /** The type of an attribute, the domain of a constraint of it. */
  readonly type?: string;
}
