import { connectionEnded, statementRefused } from '../../errors/database-errors.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { defect, fileAccessFailed, unawaitedFailure, userCodeThrew } from '../../errors/process-errors.js';
import { explainLoadError, findUserPlace } from '../../loader/explain-load-error.js';
import { findPostgresReport, isConnectionLost } from '../../runtime/postgres-report.js';
import { hintFor } from '../../runtime/run/refusal-hints.js';
import { findSystemFailure } from '../../util/system-failure.js';
import { causesOf, describeThrown, isReadableError } from '../../util/thrown.js';
import type { UserCode } from '../../util/user-code.js';

/**
 * What is wrong, if it is not a defect of this program: the connection or the server, the file system, or code of the
 * user's. Null for any other error.
 */
export function explainOutsideFailure(error: unknown): LimbeckError | null {
  if (error instanceof LimbeckError) return error;
  for (const each of causesOf(error)) {
    const found = explainDatabaseFailure(each) ?? explainFileFailure(each);
    if (found !== null) return found;
  }
  return null;
}

function explainDatabaseFailure(error: Error): LimbeckError | null {
  const postgres = findPostgresReport(error);
  if (isConnectionLost(error)) return connectionEnded(describeThrown(error), postgres, error);
  return postgres === null ? null : statementRefused(postgres, hintFor(postgres), error);
}

function explainFileFailure(error: Error): LimbeckError | null {
  const failure = findSystemFailure(error);
  return failure === null ? null : fileAccessFailed({ ...failure, cause: error });
}

/** Explains whatever a command failed with; what nothing explains is a defect. */
export function explainUnexpected(error: unknown): LimbeckError {
  if (!isReadableError(error)) return userCodeThrew(describeThrown(error), error);
  return explainOutsideFailure(error) ?? explainUserCode(error) ?? defect(describeThrown(error), error);
}

/** A function of the config or of the models failed while the command called it. */
function explainUserCode(error: unknown): LimbeckError | null {
  const place = findUserPlace(error);
  return place === null ? null : explainLoadError(error, place.file);
}

/** Explains an error that no code awaits. `during` is the user's code that was running. */
export function explainUnawaited(error: unknown, during: UserCode | null): LimbeckError {
  if (error instanceof LimbeckError) return during === null ? error : explainLoadError(error, during.file);
  const place = findUserPlace(error) ?? (during === null ? null : { file: during.file });
  return place === null ? explainUnexpected(error) : unawaitedFailure(describeThrown(error), place, error);
}
