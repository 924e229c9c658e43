import { describeThrown } from '../util/thrown.js';
import type { ErrorCode } from './codes.js';
import { ExitStatus } from './exit-status.js';
import { type ErrorDetails, type ErrorPlace, LimbeckError, type PostgresReport } from './limbeck-error.js';

/** Someone who holds the lock, as far as it is known. */
interface Holder {
  readonly pid: number;
  readonly applicationName: string | null;
  readonly user: string | null;
}

export function locked(holder: Holder | null, timeoutMs: number): LimbeckError {
  const who = holder === null ? '' : `: backend ${holder.pid}${describeHolder(holder)}`;
  const waited = timeoutMs > 0 ? ` after waiting for ${timeoutMs / 1000} seconds` : '';
  return new LimbeckError({
    code: 'LOCKED',
    message: `Another run holds the lock of this database${waited}${who}. Nothing was done.`,
    hint:
      holder === null
        ? 'Wait until that run has ended, and run the command again.'
        : `Wait until that run has ended, or end it with \`SELECT pg_terminate_backend(${holder.pid})\`, and run the command again.`,
    exitStatus: ExitStatus.locked,
    ...(holder === null ? {} : { data: { holder } }),
  });
}

function describeHolder({ applicationName, user }: Holder): string {
  const application = applicationName ? `, application "${applicationName}"` : '';
  return user ? `${application}, user "${user}"` : application;
}

/** What is known of a run that did not come to its end. */
export interface RunFailure {
  /** What failed, as the beginning of a sentence: `Revision 4e1f (add bio) failed in op.addColumn`. */
  readonly what: string;
  readonly reason: string;
  /** The state of the database, in full sentences. */
  readonly state: string;
  readonly hint: string;
  readonly place: ErrorPlace;
  readonly postgres: PostgresReport | null;
  /** What a program needs to know of the state. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly cause: unknown;
}

/** A database of the same command that keeps what was committed there. */
export interface KeptDatabase {
  readonly database: string;
  /** The revisions that the command ran there. */
  readonly done: readonly string[];
  /** What its version table names. */
  readonly heads: readonly string[];
}

/** The same error, which also lists what other databases of the command keep. */
export function withKeptDatabases(error: LimbeckError, kept: readonly KeptDatabase[]): LimbeckError {
  if (kept.length === 0) return error;
  const sentences = kept.map(({ database, done, heads }) => {
    const place = heads.length === 0 ? 'at base' : `at ${heads.join(', ')}`;
    return `On ${database}, the steps of ${done.join(', ')} stay committed, and it is ${place}.`;
  });
  const { code, hint, exitStatus, place, postgres, data } = error;
  const before = Array.isArray(data?.otherDatabases) ? data.otherDatabases : [];
  return new LimbeckError({
    code,
    message: [error.message, ...sentences].join(' '),
    hint,
    exitStatus,
    ...(place === undefined ? {} : { place }),
    ...(postgres === undefined ? {} : { postgres }),
    data: { ...data, otherDatabases: [...before, ...kept] },
    cause: error.cause,
  });
}

/** What was not committed was rolled back. */
export function revisionFailed(failure: RunFailure): LimbeckError {
  return runError(failure, { code: 'REVISION_FAILED', exitStatus: ExitStatus.refused });
}

/** It failed outside a transaction, after part of it. */
export function revisionPartlyApplied(failure: RunFailure): LimbeckError {
  return runError(failure, { code: 'REVISION_PARTLY_APPLIED', exitStatus: ExitStatus.partlyApplied });
}

export function connectionLost(failure: RunFailure, partlyApplied: boolean): LimbeckError {
  const exitStatus = partlyApplied ? ExitStatus.partlyApplied : ExitStatus.unreachable;
  return runError(failure, { code: 'CONNECTION_LOST', exitStatus });
}

/** Other sessions held a lock for longer than the run waits. */
export function lockTimeout(failure: RunFailure, partlyApplied: boolean): LimbeckError {
  const exitStatus = partlyApplied ? ExitStatus.partlyApplied : ExitStatus.refused;
  const end = 'End that transaction, or wait until it has ended, and run the command again.';
  const hint = partlyApplied ? `${end} ${failure.hint}` : end;
  return runError({ ...failure, hint }, { code: 'LOCK_TIMEOUT', exitStatus });
}

/** While a script was written; nothing was sent to a database. */
export function scriptFailed(failure: RunFailure, code: ErrorCode): LimbeckError {
  return runError(failure, { code, exitStatus: ExitStatus.badRequest });
}

/** A revision threw a value that isn't an Error. */
export function revisionThrew(value: unknown): LimbeckError {
  return new LimbeckError({
    code: 'REVISION_FAILED',
    message: `It threw ${describeThrown(value)}`,
    hint: 'Correct the revision, and run the command again.',
    exitStatus: ExitStatus.refused,
  });
}

/** SQL of the revision ended the transaction that the run had begun. */
export function transactionEnded(): LimbeckError {
  return new LimbeckError({
    code: 'TRANSACTION_ENDED',
    message: 'Its COMMIT or ROLLBACK ended the transaction of the run.',
    hint: 'Remove BEGIN, COMMIT and ROLLBACK from the SQL. To commit in between, use `op.autocommitBlock` or `transaction = false`.',
    exitStatus: ExitStatus.refused,
  });
}

/** PostgreSQL would say so too, but not what to do. */
export function concurrentlyInTransaction(): LimbeckError {
  return new LimbeckError({
    code: 'CONCURRENTLY_IN_TRANSACTION',
    message: 'CONCURRENTLY does not work inside a transaction.',
    hint: 'Put the directive into `op.autocommitBlock(async () => …)`, or write `export const transaction = false` in the revision.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** `what` needs a commit in between, and the transaction is not the tool's to commit. */
export function callersTransaction(what: string): LimbeckError {
  return new LimbeckError({
    code: 'CALLERS_TRANSACTION',
    message: `${what}, but the client you passed is already in a transaction.`,
    hint: 'Commit before the call, or pass a URL instead of the client.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** A row of the version table was not there, or was there twice: someone else wrote to it. */
export function versionRowsChanged(statement: string, rowCount: number | null): LimbeckError {
  return new LimbeckError({
    code: 'VERSION_ROWS_CHANGED',
    message: `Someone else changed the version table during the run: ${rowCount ?? 'no'} rows instead of one for ${statement}.`,
    hint: 'Check the output of `migrate current`, and find out who else writes to the version table.',
    exitStatus: ExitStatus.refused,
  });
}

/** A LimbeckError from inside a revision, with its place and the state of the database. */
export function failedInRevision(error: LimbeckError, failure: RunFailure, partlyApplied: boolean): LimbeckError {
  return runError(
    { ...failure, hint: error.hint, postgres: error.postgres ?? failure.postgres },
    partlyApplied
      ? { code: 'REVISION_PARTLY_APPLIED', exitStatus: ExitStatus.partlyApplied }
      : { code: error.code, exitStatus: error.exitStatus },
  );
}

function runError(failure: RunFailure, kind: Pick<ErrorDetails, 'code' | 'exitStatus'>): LimbeckError {
  const { what, reason, state, hint, place, postgres, data, cause } = failure;
  return new LimbeckError({
    ...kind,
    message: `${what}: ${reason.replace(/[.\s]+$/, '')}. ${state}`,
    hint,
    place,
    ...(postgres === null ? {} : { postgres }),
    data,
    cause,
  });
}

/** Ctrl-C. `message` says what was going on, and where the database is. */
export function interrupted(
  message: string,
  { hint = 'Run the command again to continue.', data }: Partial<Pick<ErrorDetails, 'hint' | 'data'>> = {},
): LimbeckError {
  return new LimbeckError({
    code: 'INTERRUPTED',
    message,
    hint,
    exitStatus: ExitStatus.interrupted,
    ...(data === undefined ? {} : { data }),
  });
}

export function revisionFunctionMissing(revision: string, direction: string, file: string): LimbeckError {
  return new LimbeckError({
    code: 'REVISION_FUNCTION_MISSING',
    message: `Revision "${revision}" exports no function ${direction}(), so nothing was run.`,
    hint: `Write \`export async function ${direction}(op: Operations): Promise<void>\` in "${file}".`,
    exitStatus: ExitStatus.badRequest,
    place: { file, revision },
  });
}

/** A revision has a part for a database that there is not; `names` are those that there are. */
export function revisionPartUnknown(
  { id, path }: { readonly id: string; readonly path: string },
  part: string,
  names: readonly string[],
): LimbeckError {
  const known = names.length === 0 ? 'the settings have no `databases`' : `the databases are ${names.join(', ')}`;
  return new LimbeckError({
    code: 'REVISION_PART_UNKNOWN',
    message: `Revision "${id}" has a part for the database "${part}", but ${known}. Nothing was done.`,
    hint: 'Correct the name in the revision, or add the database to `databases` in the settings.',
    exitStatus: ExitStatus.badRequest,
    place: { revision: id, file: path },
  });
}
