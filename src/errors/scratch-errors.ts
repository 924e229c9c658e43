import { findClosestWord } from '../util/closest-word.js';
import { ExitStatus } from './exit-status.js';
import { type ErrorDetails, type ErrorPlace, LimbeckError, type PostgresReport } from './limbeck-error.js';

/** @param reasons why each place that was tried is none */
export function scratchImpossible(reasons: readonly string[]): LimbeckError {
  return new LimbeckError({
    code: 'SCRATCH_IMPOSSIBLE',
    message: `Limbeck can't create a scratch database: ${reasons.join('; ')}.`,
    hint: 'Grant the role CREATEDB, set `devUrl` to a server where the role may create databases, or run `npm install --save-dev @electric-sql/pglite`.',
    exitStatus: ExitStatus.badRequest,
    data: { reasons },
  });
}

/** @param what something that is in it: `table users` */
export function scratchNotEmpty(database: string, what: string): LimbeckError {
  return new LimbeckError({
    code: 'SCRATCH_NOT_EMPTY',
    message: `The database of \`devUrl\`, ${database}, is not empty: it has ${what}. Nothing was done there.`,
    hint: 'Use an empty database, or a role that can create databases (CREATEDB).',
    exitStatus: ExitStatus.badRequest,
  });
}

/** What is known of a statement of the target that PostgreSQL does not take. */
export interface RefusedTarget {
  readonly place: Required<Pick<ErrorPlace, 'file' | 'line' | 'column'>> & ErrorPlace;
  readonly postgres: PostgresReport;
  /** How many other statements of the target were refused. */
  readonly others: number;
  readonly cause: unknown;
}

export function sqlTargetRefused({ place, postgres, others, cause }: RefusedTarget): LimbeckError {
  const more = others === 0 ? '' : ` (${others} more ${others === 1 ? 'statement fails' : 'statements fail'} after it)`;
  return new LimbeckError({
    code: 'SQL_TARGET_REFUSED',
    message: `"${place.file}", line ${place.line}: PostgreSQL says ${postgres.message}${more}.`,
    hint:
      postgres.hint ??
      'Correct the SQL of the target. Limbeck ran it in a scratch database, and tried the statements in every order.',
    exitStatus: ExitStatus.badRequest,
    place,
    postgres,
    cause,
  });
}

/** @param access what the statement does with the server: `COPY … TO PROGRAM` */
export function sqlTargetReachesServer(place: RefusedTarget['place'], access: string): LimbeckError {
  return new LimbeckError({
    code: 'SQL_TARGET_REACHES_SERVER',
    message: `"${place.file}", line ${place.line}: ${access} reaches the server itself, beyond the scratch database. Nothing was run.`,
    hint: 'Remove the statement from the target. If you trust the SQL, set `allowSuperuserSql: true`.',
    exitStatus: ExitStatus.badRequest,
    place,
  });
}

/** @param path a file or a folder that the settings name as a target */
export function sqlTargetMissing(path: string, what: string): LimbeckError {
  return new LimbeckError({
    code: 'SQL_TARGET_MISSING',
    message: `The target "${path}" ${what}.`,
    hint: 'A target is the path of a module or an .sql file, or a folder or a pattern of them.',
    exitStatus: ExitStatus.badRequest,
    place: { file: path },
  });
}

/** A view that the models declare with its columns, and the place of its declaration. */
export interface ViewPlace extends ErrorPlace {
  readonly view: string;
}

export function viewColumnMissing(place: ViewPlace, column: string, columns: readonly string[]): LimbeckError {
  const closest = findClosestWord(column, columns);
  return viewColumnMismatch(place, {
    code: 'VIEW_COLUMN_MISMATCH',
    message: `View "${place.view}" is declared with column "${column}", but its query has no such column.`,
    hint: closest === null ? `The query has: ${columns.join(', ')}.` : `Did you mean "${closest}"?`,
    data: { view: place.view, column },
  });
}

export function viewColumnType(
  place: ViewPlace,
  column: string,
  { declared, actual }: { readonly declared: string; readonly actual: string },
): LimbeckError {
  return viewColumnMismatch(place, {
    code: 'VIEW_COLUMN_MISMATCH',
    message: `Column "${column}" of view "${place.view}" is declared as ${declared}, but its query gives ${actual}.`,
    hint: `Declare the column as ${actual}, or cast it in the query.`,
    data: { view: place.view, column, declared, actual },
  });
}

export function viewColumnsRefused(place: ViewPlace, postgres: PostgresReport, cause: unknown): LimbeckError {
  return viewColumnMismatch(place, {
    code: 'VIEW_COLUMN_MISMATCH',
    message: `PostgreSQL refuses the types that view "${place.view}" is declared with: ${postgres.message}.`,
    hint: 'Correct the columns of the view in the models.',
    data: { view: place.view },
    postgres,
    cause,
  });
}

function viewColumnMismatch(
  { view: _view, ...place }: ViewPlace,
  details: Omit<ErrorDetails, 'exitStatus' | 'place'>,
): LimbeckError {
  return new LimbeckError({ ...details, exitStatus: ExitStatus.badRequest, place });
}
