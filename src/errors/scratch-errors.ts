import { ExitStatus } from './exit-status.js';
import { type ErrorPlace, LimbeckError, type PostgresReport } from './limbeck-error.js';

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
