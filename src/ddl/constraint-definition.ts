import type { ColumnConstraint } from '../operations/column-operations.js';
import {
  type CheckConstraint,
  type Constraint,
  type Deferrability,
  type ExclusionConstraint,
  type ForeignKey,
  type PrimaryKey,
  REFERENTIAL_ACTIONS,
  type UniqueConstraint,
} from '../schema/constraints.js';
import type { StorageParameters } from '../schema/index-value.js';
import type { QualifiedName } from '../schema/names.js';
import { isUsualNotNull, type NotNull } from '../schema/not-null.js';
import { assertNever } from '../util/assert-never.js';
import { keyword } from './checked-words.js';
import { parenthesize } from './expression.js';
import { indexKeySql } from './index-key.js';
import { joinWords } from './join-words.js';
import { quoteRelation } from './names/default-schema.js';
import { operatorReference } from './names/signature.js';
import { quoteIdentifier, quoteIdentifiers } from './quote.js';
import { storageParameters } from './storage-parameters.js';

/** `CONSTRAINT name …`, for CREATE TABLE and for ADD (manual: CREATE TABLE, "table_constraint"). */
export function constraintDefinition(constraint: Constraint): string {
  return `CONSTRAINT ${quoteIdentifier(constraint.name)} ${constraintBody(constraint)}`;
}

/** The same behind a column, which says for which column it is (manual: CREATE TABLE, "column_constraint"). */
export function columnConstraintDefinition(constraint: ColumnConstraint): string {
  const body = constraint.kind === 'foreignKey' ? referencesClause(constraint) : keyClause(constraint, '');
  return `CONSTRAINT ${quoteIdentifier(constraint.name)} ${body}`;
}

/** NOT NULL under a name, as ADD takes it. */
export function notNullDefinition(column: string, notNull: NotNull): string {
  const { name, notValid } = notNull;
  const body = `NOT NULL ${quoteIdentifier(column)}`;
  return joinWords(
    `CONSTRAINT ${quoteIdentifier(name)}`,
    body,
    inheritWords(notNull),
    notValid === true && 'NOT VALID',
  );
}

/** The same behind a column; nothing where the plain words do, which every version of PostgreSQL knows. */
export function columnNotNullDefinition(table: QualifiedName, column: string, notNull: NotNull | undefined): string {
  return notNull === undefined || isUsualNotNull(table, column, notNull)
    ? 'NOT NULL'
    : joinWords(`CONSTRAINT ${quoteIdentifier(notNull.name)} NOT NULL`, inheritWords(notNull));
}

function inheritWords({ noInherit }: NotNull): string | false {
  return noInherit === true && 'NO INHERIT';
}

/**
 * The constraint without its name, which the server then chooses.
 *
 * @param usingIndex the index that a key takes over, with its columns and parameters
 */
export function constraintBody(constraint: Constraint, usingIndex?: string): string {
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return usingIndex === undefined ? keyBody(constraint) : keyUsingIndex(constraint, usingIndex);
    case 'foreignKey':
      return foreignKeyBody(constraint);
    case 'check':
      return checkBody(constraint);
    case 'exclusion':
      return exclusionBody(constraint);
    default:
      return assertNever(constraint);
  }
}

function keyBody(key: PrimaryKey | UniqueConstraint): string {
  return keyClause(key, `(${quoteIdentifiers(key.columns)}${key.withoutOverlaps ? ' WITHOUT OVERLAPS' : ''})`);
}

function keyUsingIndex(key: PrimaryKey | UniqueConstraint, index: string): string {
  return joinWords(keyWord(key), `USING INDEX ${quoteIdentifier(index)}`, deferrableWords(key));
}

function keyWord({ kind }: PrimaryKey | UniqueConstraint): string {
  return kind === 'primaryKey' ? 'PRIMARY KEY' : 'UNIQUE';
}

function keyClause(key: PrimaryKey | UniqueConstraint, columns: string): string {
  return joinWords(
    keyWord(key),
    key.kind === 'unique' && key.nullsNotDistinct && 'NULLS NOT DISTINCT',
    columns,
    indexParameters(key),
    deferrableWords(key),
  );
}

function foreignKeyBody(key: ForeignKey): string {
  return joinWords(`FOREIGN KEY (${columnsOf(key.columns, key)})`, referencesClause(key));
}

function referencesClause(key: ForeignKey): string {
  const deleteColumns = key.onDeleteColumns.length > 0 && `(${quoteIdentifiers(key.onDeleteColumns)})`;
  return joinWords(
    `REFERENCES ${quoteRelation(key.referredTable)} (${columnsOf(key.referredColumns, key)})`,
    key.match === 'full' && 'MATCH FULL',
    key.onUpdate !== 'no action' && `ON UPDATE ${keyword('onUpdate', key.onUpdate, REFERENTIAL_ACTIONS)}`,
    key.onDelete !== 'no action' && `ON DELETE ${keyword('onDelete', key.onDelete, REFERENTIAL_ACTIONS)}`,
    deleteColumns,
    deferrableWords(key),
    validity(key),
  );
}

function columnsOf(columns: readonly string[], { period }: ForeignKey): string {
  const last = columns.at(-1);
  return period === true && last !== undefined
    ? [...columns.slice(0, -1).map(quoteIdentifier), `PERIOD ${quoteIdentifier(last)}`].join(', ')
    : quoteIdentifiers(columns);
}

function validity({ notEnforced, notValid }: CheckConstraint | ForeignKey): string {
  return joinWords(notEnforced === true ? 'NOT ENFORCED' : notValid && 'NOT VALID');
}

function checkBody(check: CheckConstraint): string {
  return joinWords(`CHECK ${parenthesize(check.expression)}`, check.noInherit && 'NO INHERIT', validity(check));
}

function exclusionBody(exclusion: ExclusionConstraint): string {
  const elements = exclusion.elements.map(
    (element) => `${indexKeySql(element)} WITH ${operatorReference(element.operator)}`,
  );
  return joinWords(
    `EXCLUDE USING ${quoteIdentifier(exclusion.method)} (${elements.join(', ')})`,
    indexParameters(exclusion),
    exclusion.where !== null && `WHERE ${parenthesize(exclusion.where)}`,
    deferrableWords(exclusion),
  );
}

interface IndexParameters {
  readonly include: readonly string[];
  readonly with: StorageParameters;
  readonly tablespace: string | null;
}

function indexParameters({ include, with: parameters, tablespace }: IndexParameters): string {
  const storage = storageParameters(parameters);
  return joinWords(
    include.length > 0 && `INCLUDE (${quoteIdentifiers(include)})`,
    storage !== '' && `WITH ${storage}`,
    tablespace !== null && `USING INDEX TABLESPACE ${quoteIdentifier(tablespace)}`,
  );
}

export function deferrableWords({ deferrable, initiallyDeferred }: Deferrability): string {
  return joinWords(deferrable && 'DEFERRABLE', initiallyDeferred && 'INITIALLY DEFERRED');
}
