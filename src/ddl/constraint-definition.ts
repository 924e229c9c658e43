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
import type { IndexLineage, StorageParameters } from '../schema/index-value.js';
import type { QualifiedName } from '../schema/names.js';
import { isUsualNotNull, type NotNull } from '../schema/not-null.js';
import { allTaken } from '../util/all-taken.js';
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

/** The same behind a column; nothing if the plain words do, which every version of PostgreSQL knows. */
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

function keyWord({ kind }: Pick<PrimaryKey | UniqueConstraint, 'kind'>): string {
  return kind === 'primaryKey' ? 'PRIMARY KEY' : 'UNIQUE';
}

function keyClause(key: PrimaryKey | UniqueConstraint, columnList: string): string {
  // The constraint of one kind has what the other has, and more.
  const {
    kind,
    name: _,
    columns: __,
    withoutOverlaps: ___,
    nullsNotDistinct,
    ...parts
  }: SaidOfKey = {
    nullsNotDistinct: false,
    ...key,
  };
  const { include, with: parameters, tablespace, deferrable, initiallyDeferred, ...rest } = parts;
  allTaken(rest);
  return joinWords(
    keyWord({ kind }),
    nullsNotDistinct && 'NULLS NOT DISTINCT',
    columnList,
    indexParameters({ include, with: parameters, tablespace }),
    deferrableWords({ deferrable, initiallyDeferred }),
  );
}

/** COMMENT, ATTACH PARTITION, and PostgreSQL say the rest. */
type NotInDefinition = keyof IndexLineage | 'comment' | 'indexComment';

type SaidOfKey = Omit<UniqueConstraint, NotInDefinition | 'kind'> & Pick<PrimaryKey | UniqueConstraint, 'kind'>;

function foreignKeyBody(key: ForeignKey): string {
  return joinWords(`FOREIGN KEY (${columnsOf(key.columns, { period: key.period })})`, referencesClause(key));
}

function referencesClause(key: ForeignKey): string {
  const { kind: _, name: __, columns: ___, referredTable, referredColumns, period, ...parts }: SaidOfForeignKey = key;
  const { match, onUpdate, onDelete, onDeleteColumns, ...states } = parts;
  const { deferrable, initiallyDeferred, notValid, notEnforced, ...rest } = states;
  allTaken(rest);
  return joinWords(
    `REFERENCES ${quoteRelation(referredTable)} (${columnsOf(referredColumns, { period })})`,
    match === 'full' && 'MATCH FULL',
    onUpdate !== 'no action' && `ON UPDATE ${keyword('onUpdate', onUpdate, REFERENTIAL_ACTIONS)}`,
    onDelete !== 'no action' && `ON DELETE ${keyword('onDelete', onDelete, REFERENTIAL_ACTIONS)}`,
    onDeleteColumns.length > 0 && `(${quoteIdentifiers(onDeleteColumns)})`,
    deferrableWords({ deferrable, initiallyDeferred }),
    validity({ notValid, notEnforced }),
  );
}

/** COMMENT says the comment, and PostgreSQL inherits the rest. */
type SaidOfForeignKey = Omit<ForeignKey, 'comment' | 'inherited'>;

function columnsOf(columns: readonly string[], { period }: { readonly period: true | undefined }): string {
  const last = columns.at(-1);
  return period === true && last !== undefined
    ? [...columns.slice(0, -1).map(quoteIdentifier), `PERIOD ${quoteIdentifier(last)}`].join(', ')
    : quoteIdentifiers(columns);
}

interface Validity {
  readonly notValid: boolean;
  readonly notEnforced: true | undefined;
}

function validity({ notEnforced, notValid }: Validity): string {
  return joinWords(notEnforced === true ? 'NOT ENFORCED' : notValid && 'NOT VALID');
}

function checkBody(check: CheckConstraint): string {
  const { kind: _, name: __, expression, noInherit, notValid, notEnforced, ...rest }: SaidOfCheck = check;
  allTaken(rest);
  return joinWords(`CHECK ${parenthesize(expression)}`, noInherit && 'NO INHERIT', validity({ notValid, notEnforced }));
}

type SaidOfCheck = Omit<CheckConstraint, 'comment' | 'inherited'>;

function exclusionBody(exclusion: ExclusionConstraint): string {
  const {
    kind: _,
    name: __,
    method,
    elements,
    where,
    ...parts
  }: Omit<ExclusionConstraint, NotInDefinition> = exclusion;
  const { include, with: parameters, tablespace, deferrable, initiallyDeferred, ...rest } = parts;
  allTaken(rest);
  const keys = elements.map(({ operator, ...key }) => `${indexKeySql(key)} WITH ${operatorReference(operator)}`);
  return joinWords(
    `EXCLUDE USING ${quoteIdentifier(method)} (${keys.join(', ')})`,
    indexParameters({ include, with: parameters, tablespace }),
    where !== null && `WHERE ${parenthesize(where)}`,
    deferrableWords({ deferrable, initiallyDeferred }),
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
