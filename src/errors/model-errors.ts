import { findClosestWord } from '../util/closest-word.js';
import { ExitStatus } from './exit-status.js';
import { type ErrorDetails, type ErrorPlace, LimbeckError } from './limbeck-error.js';

/** A table, and the column or constraint in it, as messages name them: `column "email" of table "users"`. */
export interface ModelPlace {
  readonly table: string;
  readonly column?: string;
}

function describePlace({ table, column }: ModelPlace): string {
  return column === undefined ? `Table "${table}"` : `Column "${column}" of table "${table}"`;
}

function modelError(details: Omit<ErrorDetails, 'exitStatus'>): LimbeckError {
  return new LimbeckError({ ...details, exitStatus: ExitStatus.badRequest });
}

function didYouMean(word: string, candidates: readonly string[], otherwise: string): string {
  const closest = findClosestWord(word, candidates);
  return closest === null ? otherwise : `Did you mean "${closest}"?`;
}

function wordFor(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  return Array.isArray(value) || typeof value === 'object'
    ? `an ${Array.isArray(value) ? 'array' : 'object'}`
    : `a ${typeof value}`;
}

/** Two things of one name; `what` says both, `where` the place that can hold but one of them. */
export function duplicateName(name: string, what: string, where: string): LimbeckError {
  return modelError({
    code: 'DUPLICATE_NAME',
    message: `The name "${name}" is declared twice in ${where}: ${what}.`,
    hint: 'Give one of them another name.',
    data: { name },
  });
}

export function distributedTwice(table: string): LimbeckError {
  return modelError({
    code: 'DUPLICATE_NAME',
    message: `Table "${table}" is distributed twice in the metadata.`,
    hint: 'Remove one of the calls of metadata.distributed() and metadata.referenceTable().',
    data: { name: table },
  });
}

export function unknownColumn(place: ModelPlace, what: string, columns: readonly string[]): LimbeckError {
  return modelError({
    code: 'UNKNOWN_COLUMN',
    message: `${what} of table "${place.table}" refers to column "${place.column}", which does not exist.`,
    hint: didYouMean(place.column ?? '', columns, `Its columns are: ${columns.join(', ')}.`),
    data: { ...place },
  });
}

export function unknownReferredTable(place: ModelPlace, table: string, tables: readonly string[]): LimbeckError {
  const namesake = tables.find((other) => other.endsWith(`.${table}`));
  const tableList = `Its tables are: ${tables.join(', ')}.`;
  return modelError({
    code: 'UNKNOWN_TABLE',
    message: `${describePlace(place)} refers to table "${table}", which the metadata does not have.`,
    hint: namesake === undefined ? didYouMean(table, tables, tableList) : `Did you mean "${namesake}"?`,
    data: { ...place, referredTable: table },
  });
}

export function unknownReferredColumn(
  place: ModelPlace,
  referred: Required<ModelPlace>,
  columns: readonly string[],
): LimbeckError {
  return modelError({
    code: 'UNKNOWN_COLUMN',
    message: `${describePlace(place)} refers to column "${referred.column}" of table "${referred.table}", which has no such column.`,
    hint: didYouMean(referred.column, columns, `Its columns are: ${columns.join(', ')}.`),
    data: { ...place, referred },
  });
}

/** `what` is a part of the models: `table "users"`. */
export function modelNotBuilt(what: string, cause: unknown): LimbeckError {
  return modelError({
    code: 'MODEL_NOT_BUILT',
    message: `Limbeck can't build ${what} from the models: ${cause instanceof Error ? cause.message : String(cause)}.`,
    hint: 'A value there has a type that the declarations of limbeck/schema do not allow: `npx tsc --noEmit` names the line. If it finds nothing, this is a defect of Limbeck: please report it, with the stack that `--trace` shows.',
    data: { what },
    cause,
  });
}

/** `target` is a text, or a value of any other type, from models that nobody checked. */
export function malformedReference(place: ModelPlace, target: unknown): LimbeckError {
  const given = typeof target === 'string' ? `"${target}"` : wordFor(target);
  return modelError({
    code: 'UNKNOWN_TABLE',
    message: `${describePlace(place)} refers to ${given}, which does not name a table and a column.`,
    hint: "Write 'table.column' or 'schema.table.column', or a function: () => users.c.id.",
    data: { ...place, ...(typeof target === 'string' && { target }) },
  });
}

export function referenceOutsideMetaData(place: ModelPlace, table: string): LimbeckError {
  return modelError({
    code: 'REFERENCE_OUTSIDE_METADATA',
    message: `${describePlace(place)} refers to table "${table}", which was declared with another MetaData.`,
    hint: 'Declare both tables with the same MetaData.',
    data: { ...place, referredTable: table },
  });
}

export function referenceMismatch(place: ModelPlace, columns: number, referred: number): LimbeckError {
  return modelError({
    code: 'REFERENCE_MISMATCH',
    message: `A foreign key of table "${place.table}" has ${columns} columns but refers to ${referred}.`,
    hint: 'Refer to as many columns as the foreign key has, all of one table.',
    data: { ...place },
  });
}

export function referenceNotUnique(place: ModelPlace, referred: string, columns: readonly string[]): LimbeckError {
  const names = columns.map((column) => `"${column}"`).join(', ');
  return modelError({
    code: 'REFERENCE_NOT_UNIQUE',
    message: `${describePlace(place)} refers to ${names} of table "${referred}", which no primary key or unique constraint covers.`,
    hint: `Make ${names} unique, or refer to the primary key of "${referred}".`,
    data: { ...place, referredTable: referred, referredColumns: columns },
  });
}

export function twoPrimaryKeys(table: string): LimbeckError {
  return modelError({
    code: 'TWO_PRIMARY_KEYS',
    message: `Table "${table}" declares two primary keys.`,
    hint: 'Use `.primaryKey()` on its columns or `primaryKey([…])` among its items, not both.',
    data: { table },
  });
}

/** A column that says two things which cannot both be; `what` is them: `an identity and a default`. */
export function contradictoryColumn(place: Required<ModelPlace>, what: string, hint: string): LimbeckError {
  return modelError({
    code: 'CONTRADICTORY_COLUMN',
    message: `${describePlace(place)} has ${what}, which PostgreSQL does not allow.`,
    hint,
    data: { ...place },
  });
}

export function invalidName(what: string, name: string, why: string): LimbeckError {
  return modelError({
    code: 'INVALID_NAME',
    message: `${JSON.stringify(name)} cannot be the name of ${what}: ${why}.`,
    hint: 'Choose another name.',
    data: { name },
  });
}

export function nameTooLong(what: string, name: string, bytes: number): LimbeckError {
  return modelError({
    code: 'NAME_TOO_LONG',
    message: `The name "${name}" of ${what} has ${bytes} bytes; PostgreSQL keeps 63.`,
    hint: 'Choose a shorter name.',
    data: { name, bytes },
  });
}

export function invalidNamingConvention(key: string, why: string): LimbeckError {
  return modelError({
    code: 'INVALID_NAMING_CONVENTION',
    message: `The naming convention "${key}" ${why}.`,
    hint: 'The tokens are: table_name, column_0_name, column_0_N_name, referred_table_name, constraint_name and more. See docs/models.md.',
    data: { key },
  });
}

export function invalidType(place: Required<ModelPlace>, why: string): LimbeckError {
  return modelError({
    code: 'INVALID_TYPE',
    message: `${describePlace(place)} has a type with ${why}.`,
    hint: 'Use a parameter that PostgreSQL accepts, or none.',
    data: { ...place },
  });
}

export function nameRequired(table: string, what: string, why: string): LimbeckError {
  return modelError({
    code: 'NAME_REQUIRED',
    message: `${what} of table "${table}" needs a name: ${why}.`,
    hint: "Give it one: { name: '…' }.",
    data: { table },
  });
}

export function invalidDefault(place: ModelPlace | null, type: string, why: string): LimbeckError {
  const where = place === null ? 'A column' : describePlace(place);
  return modelError({
    code: 'INVALID_DEFAULT',
    message: `${where} of type ${type} has a default that ${why}.`,
    hint: 'Give a value of the type, or an SQL expression: .serverDefault(sql`…`).',
    data: { ...place },
  });
}

export function invalidEnum(name: string, why: string): LimbeckError {
  return modelError({
    code: 'INVALID_ENUM',
    message: `Enum "${name}" ${why}.`,
    hint: 'Check its values.',
    data: { enum: name },
  });
}

/** A domain, a composite or a range type. */
export function invalidUserType(what: string, why: string): LimbeckError {
  return modelError({
    code: 'INVALID_USER_TYPE',
    message: `${what} ${why}.`,
    hint: 'Remove the option from the type, or set it on the columns.',
  });
}

/** Also for the sequence behind an identity column; `what` says which. */
export function invalidSequence(what: string, why: string): LimbeckError {
  return modelError({
    code: 'INVALID_SEQUENCE',
    message: `${what} ${why}.`,
    hint: 'Check its start, increment, minValue, maxValue, cache and ownedBy.',
  });
}

export function invalidConstraint(table: string, what: string, why: string): LimbeckError {
  return modelError({
    code: 'INVALID_CONSTRAINT',
    message: `${what} of table "${table}" ${why}.`,
    hint: 'Change the declaration, or omit the option.',
    data: { table },
  });
}

/** An item of a table whose arguments are of another kind; `wanted` says what it takes. */
export function invalidItem(word: string, wanted: string, example: string): LimbeckError {
  return modelError({
    code: 'INVALID_CONSTRAINT',
    message: `${word}() takes ${wanted}.`,
    hint: `Write ${example}.`,
    data: { word },
  });
}

/** @param where the call that contains undefined, in models whose types nobody checked */
export function undefinedInModel(where: string): LimbeckError {
  return modelError({
    code: 'UNKNOWN_COLUMN',
    message: `${where} contains undefined: a column or a constant that doesn't exist.`,
    hint: 'Check the names there: `npx tsc --noEmit` finds the wrong one. For NULL in SQL, write null.',
    data: { where },
  });
}

export function unknownParent(table: string, parent: string): LimbeckError {
  return modelError({
    code: 'UNKNOWN_TABLE',
    message: `Table "${table}" is a child of table "${parent}", which the metadata does not have.`,
    hint: `Declare "${parent}" in the same MetaData.`,
    data: { table, parent },
  });
}

/** @param place where `sql.file` was said */
interface UnreadFile {
  readonly place: ErrorPlace | null;
  readonly call: 'sql.file()' | 'rowsFrom()';
  readonly cause: unknown;
}

export function fileUnreadable(path: string, { place, call, cause }: UnreadFile): LimbeckError {
  const why =
    cause instanceof Error && 'code' in cause && cause.code === 'ENOENT' ? 'does not exist' : 'cannot be read';
  return modelError({
    code: 'SQL_FILE_UNREADABLE',
    message: `The file "${path}" of ${call} ${why}.`,
    hint: `A relative path starts from the file that calls ${call}.`,
    ...(place === null
      ? {}
      : { place: { file: place.file ?? path, ...(place.line === undefined ? {} : { line: place.line }) } }),
    cause,
  });
}
