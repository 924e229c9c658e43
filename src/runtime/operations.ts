import type { ColumnBuilder } from '../models/column-builder.js';
import type { PartitionValues } from '../models/partition.js';
import type { SqlFragment } from '../models/sql.js';
import type { StatisticsOptions } from '../models/statistics.js';
import type { ExclusionElementItem, IndexKeyItem, SqlText, TableItem } from '../models/table-items.js';
import type { Operation } from '../operations/operation.js';
import type { StatisticsChanges } from '../operations/statistics-operations.js';
import type { DefaultKind, GrantedKind, OwnedKind, PrivilegeName } from '../schema/privileges.js';
import type { Queryable, Row } from '../util/queryable.js';
import type { DistributionOperations } from './distribution-operations.js';
import type { ObjectDirectives } from './object-directives.js';
import type {
  AddEnumValueOptions,
  AlterColumnOptions,
  AlterCompositeTypeOptions,
  AlterConstraintOptions,
  AlterDomainOptions,
  AlterIndexOptions,
  AlterTableOptions,
  BackfillOptions,
  BulkInsertOptions,
  Cascade,
  CheckConstraintOptions,
  CollationInput,
  CommentTargetKind,
  CreateIndexOptions,
  CreateTableOptions,
  DefaultPrivilegeOptions,
  DomainInput,
  DropColumnOptions,
  DropConstraintOptions,
  DropIndexOptions,
  ExcludeConstraintOptions,
  ForeignKeyOptions,
  GrantOptions,
  IfExists,
  IfNotExists,
  InSchema,
  PrimaryKeyConstraintOptions,
  PutRowsBackOptions,
  RangeTypeInput,
  ReplaceEnumOptions,
  RevokeOptions,
  RowOptions,
  RowSource,
  SequenceInput,
  SetCommentOptions,
  SetRowsAsideOptions,
  UniqueConstraintOptions,
  UpdateRowsOptions,
  WithComment,
  WithConstructors,
} from './operation-options.js';

/** What a revision can ask about the run it is part of. */
export interface OperationContext {
  /** True if the statements are written as a script (`--sql`) instead of being run. */
  readonly offline: boolean;
  /** What `--tag` said. */
  readonly tag: string | null;
  /** The `-x key=value` arguments, by key. '' for an argument without `=`. */
  readonly x: Readonly<Record<string, string | undefined>>;
  readonly revision: string;
  readonly direction: 'upgrade' | 'downgrade';
}

/**
 * What `upgrade` and `downgrade` of a revision get: each directive is one change of the schema. Names are the
 * database's names. Directives run in the order in which they are called, and each resolves when PostgreSQL has done
 * it; one that fails makes the revision fail, even where nobody awaits it.
 */
export interface Operations extends ObjectDirectives, DistributionOperations {
  /** CREATE SCHEMA. */
  createSchema(name: string, options?: IfNotExists & WithComment): Promise<void>;
  /** DROP SCHEMA. The schema must be empty unless `cascade` is set. */
  dropSchema(name: string, options?: IfExists & Cascade): Promise<void>;

  /** CREATE TABLE with its constraints, indexes and comments. */
  createTable(
    name: string,
    columns: Readonly<Record<string, ColumnBuilder>>,
    items?: readonly TableItem[],
    options?: CreateTableOptions,
  ): Promise<void>;
  /** DROP TABLE. Destroys data. */
  dropTable(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;
  /** ALTER TABLE … RENAME TO. */
  renameTable(name: string, newName: string, options?: InSchema): Promise<void>;
  /** ALTER TABLE … SET SCHEMA; null means the default schema. */
  setTableSchema(name: string, newSchema: string | null, options?: InSchema): Promise<void>;

  /** ALTER TABLE: how the table is kept. Only what is given is altered. */
  alterTable(name: string, changes: AlterTableOptions): Promise<void>;

  /**
   * ALTER TABLE … ATTACH PARTITION. The table must have the columns, NOT NULLs and checks of its parent. PostgreSQL attaches
   * matching indexes and keys to those of the parent.
   */
  attachPartition(name: string, parent: string, values: PartitionValues, options?: InSchema): Promise<void>;
  /** ALTER TABLE … DETACH PARTITION: the partition becomes a standalone table. */
  detachPartition(name: string, parent: string, options?: InSchema): Promise<void>;
  /** ALTER TABLE … INHERIT. */
  addParent(name: string, parent: string, options?: InSchema): Promise<void>;
  /** ALTER TABLE … NO INHERIT: what was inherited stays as the table's own. */
  dropParent(name: string, parent: string, options?: InSchema): Promise<void>;
  /** Saves the owner and the privileges of a table, its columns and sequences, before the table or a column is rebuilt. */
  setPrivilegesAside(name: string, options?: InSchema): Promise<void>;
  /** Gives them back. */
  putPrivilegesBack(name: string, options?: InSchema): Promise<void>;
  /** Copies the rows of a table that must be rebuilt into a temporary table. */
  setRowsAside(name: string, options?: SetRowsAsideOptions): Promise<void>;
  /** Brings these columns back into the new table, and drops the temporary one. */
  putRowsBack(name: string, columns: readonly string[], options?: PutRowsBackOptions): Promise<void>;

  /** ALTER TABLE … ADD COLUMN, with the keys and indexes of the column: `.primaryKey()`, `.references()`, `.index()` … */
  addColumn(table: string, name: string, column: ColumnBuilder, options?: InSchema & IfNotExists): Promise<void>;
  /** ALTER TABLE … DROP COLUMN. Destroys data. */
  dropColumn(table: string, name: string, options?: DropColumnOptions): Promise<void>;
  /** ALTER TABLE … RENAME COLUMN. */
  renameColumn(table: string, name: string, newName: string, options?: InSchema): Promise<void>;
  /** ALTER TABLE … ALTER COLUMN: only what is given is altered. */
  alterColumn(table: string, name: string, changes: AlterColumnOptions): Promise<void>;

  /** ALTER TABLE … ADD PRIMARY KEY. A name of null leaves the choice to the server. */
  createPrimaryKey(
    name: string | null,
    table: string,
    columns: readonly string[],
    options?: PrimaryKeyConstraintOptions,
  ): Promise<void>;
  /** ALTER TABLE … ADD UNIQUE. A name of null leaves the choice to the server. */
  createUniqueConstraint(
    name: string | null,
    table: string,
    columns: readonly string[],
    options?: UniqueConstraintOptions,
  ): Promise<void>;
  /** ALTER TABLE … ADD CHECK. A name of null leaves the choice to the server. */
  createCheckConstraint(
    name: string | null,
    table: string,
    condition: SqlText,
    options?: CheckConstraintOptions,
  ): Promise<void>;
  /** ALTER TABLE … ADD FOREIGN KEY. A name of null leaves the choice to the server. */
  createForeignKey(
    name: string | null,
    table: string,
    referredTable: string,
    columns: readonly string[],
    referredColumns: readonly string[],
    options?: ForeignKeyOptions,
  ): Promise<void>;
  /** ALTER TABLE … ADD EXCLUDE. A name of null leaves the choice to the server. */
  createExcludeConstraint(
    name: string | null,
    table: string,
    elements: readonly ExclusionElementItem[],
    options?: ExcludeConstraintOptions,
  ): Promise<void>;
  /** ALTER TABLE … DROP CONSTRAINT, of any kind. */
  dropConstraint(name: string, table: string, options?: DropConstraintOptions): Promise<void>;
  /** ALTER TABLE … RENAME CONSTRAINT. */
  renameConstraint(name: string, table: string, newName: string, options?: InSchema): Promise<void>;
  /** ALTER TABLE … ALTER CONSTRAINT, in place. Only what is given is altered. */
  alterConstraint(name: string, table: string, changes: AlterConstraintOptions): Promise<void>;
  /** ALTER TABLE … VALIDATE CONSTRAINT. */
  validateConstraint(name: string, table: string, options?: InSchema): Promise<void>;

  /** CREATE INDEX. A name of null leaves the choice to the server. */
  createIndex(
    name: string | null,
    table: string,
    keys: readonly IndexKeyItem[],
    options?: CreateIndexOptions,
  ): Promise<void>;
  /** DROP INDEX. An index is in the schema of its table. */
  dropIndex(name: string, table: string, options?: DropIndexOptions): Promise<void>;
  /** ALTER INDEX … RENAME TO. */
  renameIndex(name: string, table: string, newName: string, options?: InSchema): Promise<void>;

  /**
   * ALTER INDEX … ATTACH PARTITION: the index of a partition becomes the part of an index `only` on the partitioned table.
   * PostgreSQL can't detach it: it is dropped with the index of the partitioned table.
   */
  attachIndex(name: string, table: string, parentIndex: string, options?: InSchema): Promise<void>;
  /** ALTER INDEX, also of the index behind a constraint. Only what is given is altered. */
  alterIndex(name: string, table: string, changes: AlterIndexOptions): Promise<void>;

  /** CREATE STATISTICS: columns by name, expressions by `sql`. */
  createStatistics(
    name: string,
    table: string,
    on: readonly (string | SqlFragment)[],
    options?: InSchema & StatisticsOptions,
  ): Promise<void>;
  /** DROP STATISTICS. */
  dropStatistics(name: string, table: string, options?: InSchema): Promise<void>;
  /** ALTER STATISTICS. A target of null is the usual one. */
  alterStatistics(name: string, table: string, changes: InSchema & StatisticsChanges): Promise<void>;

  /** CREATE TYPE … AS ENUM. */
  createEnum(name: string, values: readonly string[], options?: InSchema & WithComment): Promise<void>;
  /** DROP TYPE. */
  dropEnum(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;
  /** ALTER TYPE … RENAME TO. */
  renameEnum(name: string, newName: string, options?: InSchema): Promise<void>;
  /**
   * ALTER TYPE … ADD VALUE, at the end by default. PostgreSQL allows the use of the value only after a commit, so the run
   * commits at the end of this revision.
   */
  addEnumValue(name: string, value: string, options?: AddEnumValueOptions): Promise<void>;
  /** ALTER TYPE … RENAME VALUE. */
  renameEnumValue(name: string, value: string, newValue: string, options?: InSchema): Promise<void>;
  /** Rebuilds the type with these values, and converts its columns. */
  replaceEnum(name: string, values: readonly string[], options?: ReplaceEnumOptions): Promise<void>;

  /** CREATE DOMAIN over a type, with its collation and default: `text().collate('C').serverDefault('')`. */
  createDomain(name: string, type: ColumnBuilder, options?: InSchema & DomainInput): Promise<void>;
  /** ALTER DOMAIN: only what is given is altered. */
  alterDomain(name: string, changes: AlterDomainOptions): Promise<void>;
  /** DROP DOMAIN. */
  dropDomain(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;

  /** CREATE TYPE … AS (…). */
  createCompositeType(
    name: string,
    attributes: Readonly<Record<string, ColumnBuilder>>,
    options?: InSchema & WithComment,
  ): Promise<void>;
  /** ALTER TYPE … ATTRIBUTE: only what is given is altered. */
  alterCompositeType(name: string, changes: AlterCompositeTypeOptions): Promise<void>;
  /** DROP TYPE. */
  dropCompositeType(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;

  /** CREATE TYPE … AS RANGE. */
  createRangeType(name: string, subtype: ColumnBuilder, options?: InSchema & RangeTypeInput): Promise<void>;
  /** DROP TYPE. */
  dropRangeType(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;

  /** ALTER TYPE … RENAME TO: a domain, a composite type or a range type. */
  renameType(name: string, newName: string, options?: InSchema & WithConstructors): Promise<void>;
  /** ALTER TYPE … SET SCHEMA, of any type that was made by a user; null means the default schema. */
  setTypeSchema(name: string, newSchema: string | null, options?: InSchema & WithConstructors): Promise<void>;

  /** CREATE SEQUENCE. */
  createSequence(name: string, options?: SequenceInput & InSchema & IfNotExists & WithComment): Promise<void>;
  /** DROP SEQUENCE. */
  dropSequence(name: string, options?: InSchema & IfExists & Cascade): Promise<void>;
  /** ALTER SEQUENCE … RENAME TO. */
  renameSequence(name: string, newName: string, options?: InSchema): Promise<void>;
  /** ALTER SEQUENCE: only what is given is altered. */
  alterSequence(name: string, changes: SequenceInput & InSchema): Promise<void>;

  /** CREATE COLLATION. */
  createCollation(name: string, options: CollationInput): Promise<void>;
  /** DROP COLLATION. */
  dropCollation(name: string, options?: InSchema & IfExists): Promise<void>;

  /**
   * GRANT on an object; a routine is named with its arguments: `touch(integer)`. The grantee is a role, `public` or
   * `current_user`.
   */
  grant(
    privileges: readonly PrivilegeName[],
    on: GrantedKind,
    name: string,
    grantee: string,
    options?: GrantOptions,
  ): Promise<void>;
  /** REVOKE. */
  revoke(
    privileges: readonly PrivilegeName[],
    on: GrantedKind,
    name: string,
    grantee: string,
    options?: RevokeOptions,
  ): Promise<void>;
  /** ALTER … OWNER TO a role, or `current_user`. */
  setOwner(on: OwnedKind, name: string, owner: string, options?: InSchema): Promise<void>;
  /** ALTER DEFAULT PRIVILEGES … GRANT: what objects that are created later get by themselves. */
  grantByDefault(
    privileges: readonly PrivilegeName[],
    on: DefaultKind,
    grantee: string,
    options?: DefaultPrivilegeOptions & Pick<GrantOptions, 'grantOption'>,
  ): Promise<void>;
  /** ALTER DEFAULT PRIVILEGES … REVOKE. */
  revokeByDefault(
    privileges: readonly PrivilegeName[],
    on: DefaultKind,
    grantee: string,
    options?: DefaultPrivilegeOptions & Pick<RevokeOptions, 'grantOptionOnly'>,
  ): Promise<void>;

  /** COMMENT ON; null takes the comment away. A column's comment is set by `alterColumn`. */
  setComment(on: CommentTargetKind, name: string, comment: string | null, options?: SetCommentOptions): Promise<void>;

  /**
   * INSERT of many rows, by the database's names of the columns. What a row does not give, or gives as undefined, gets
   * the column's default; a value can be an expression by `sql`.
   */
  bulkInsert(table: string, rows: readonly object[], options?: BulkInsertOptions): Promise<void>;
  /**
   * The same for rows of a CSV file, or of anything that gives objects one after the other: a generator, a stream, the rows of
   * a cursor. They are read while the directive runs, and only some thousand are in memory at once. A relative path starts
   * at the folder of the revision.
   */
  copyRows(table: string, source: RowSource, options?: BulkInsertOptions): Promise<void>;
  /**
   * UPDATE of single rows, each found by its values of the `key`. The other columns of the row are set, to a constant or to an
   * expression by `sql`. A row that doesn't exist is left out.
   */
  updateRows(table: string, rows: readonly object[], options: UpdateRowsOptions): Promise<void>;
  /** DELETE of the rows that have all values of one of the given rows. Destroys data. */
  deleteRows(table: string, rows: readonly object[], options?: RowOptions): Promise<void>;
  /**
   * Changes the rows of a table: on a large one in batches, each in its own transaction, with a progress bar, and
   * continued after an interruption. On a small one it is an UPDATE in the transaction of the run.
   */
  backfill(table: string, options: BackfillOptions): Promise<void>;
  /**
   * Runs SQL as it is and returns the rows (of the last statement, if it has several). With parameters it must
   * be one statement. In a script (`--sql`) the parameters are written into the statement, and reading rows fails.
   */
  execute<R = Row>(sql: SqlText, parameters?: readonly unknown[]): Promise<readonly R[]>;
  /**
   * Several changes of one table in as few ALTER TABLEs as PostgreSQL allows, so that it is locked and rewritten only
   * once. They run at the end of the block.
   */
  batchAlterTable(
    table: string,
    block: (batch: BatchOperations) => Promise<unknown>,
    options?: InSchema,
  ): Promise<void>;
  /**
   * Commits what was done so far, runs the block outside a transaction, and begins a new transaction after it.
   * What was committed stays if the revision fails later.
   */
  autocommitBlock(block: () => Promise<void>): Promise<void>;
  /** Runs an operation that you have as a value. */
  invoke(operation: Operation): Promise<void>;
  /**
   * The connection of the run, for queries that no directive covers. Statements queue behind the directives. With `--sql`
   * it is not available: see {@link OperationContext.offline}.
   */
  getBind(): Queryable;
  getContext(): OperationContext;
}

/** The same method without its table and without `schema`, which the batch says once. */
type WithoutTable<Arguments extends readonly unknown[], Position extends 0 | 1> = Position extends 0
  ? Arguments extends readonly [string, ...infer Rest]
    ? Rest
    : never
  : Arguments extends readonly [infer Name, string, ...infer Rest]
    ? [Name, ...Rest]
    : never;

type OnTable<Directive extends keyof Operations, Position extends 0 | 1> = (
  ...given: WithoutTable<Parameters<Operations[Directive]>, Position>
) => Promise<void>;

/** What `op.batchAlterTable` gives to its block: directives on one table, which is not named again. */
export interface BatchOperations {
  readonly addColumn: OnTable<'addColumn', 0>;
  readonly dropColumn: OnTable<'dropColumn', 0>;
  readonly renameColumn: OnTable<'renameColumn', 0>;
  readonly alterColumn: OnTable<'alterColumn', 0>;
  readonly createPrimaryKey: OnTable<'createPrimaryKey', 1>;
  readonly createUniqueConstraint: OnTable<'createUniqueConstraint', 1>;
  readonly createCheckConstraint: OnTable<'createCheckConstraint', 1>;
  readonly createForeignKey: OnTable<'createForeignKey', 1>;
  readonly createExcludeConstraint: OnTable<'createExcludeConstraint', 1>;
  readonly dropConstraint: OnTable<'dropConstraint', 1>;
  readonly renameConstraint: OnTable<'renameConstraint', 1>;
  readonly alterConstraint: OnTable<'alterConstraint', 1>;
  readonly validateConstraint: OnTable<'validateConstraint', 1>;
  readonly createIndex: OnTable<'createIndex', 1>;
  readonly dropIndex: OnTable<'dropIndex', 1>;
  readonly renameIndex: OnTable<'renameIndex', 1>;
  /** COMMENT ON TABLE; null takes it away. */
  readonly setComment: (comment: string | null) => Promise<void>;
}
