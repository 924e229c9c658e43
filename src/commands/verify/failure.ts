import type { ErrorCode } from '../../errors/codes.js';
import { historyCheckFailed } from '../../errors/command-errors.js';
import { ExitStatus } from '../../errors/exit-status.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { RevisionStep } from '../../script/step.js';

/** What was checked: the order of the names is the order of the checks. */
export type VerifyCheck = 'heads' | 'upgrade' | 'models' | 'downgrade' | 'repeat' | 'rows';

/** What is wrong with a history. */
export interface VerifyFailure {
  readonly check: VerifyCheck;
  /** The name that the settings give the database; null if they name none. */
  readonly database: string | null;
  /** Null if no single revision is the cause. */
  readonly revision: string | null;
  readonly file: string | null;
  /** What ran when it came up. */
  readonly direction: 'upgrade' | 'downgrade' | null;
  /** The code of the error that says the same, for `docs/errors.md`. */
  readonly code: ErrorCode;
  readonly message: string;
  /** A line for each; none if a statement failed. */
  readonly differences: readonly string[];
  /** What to do. */
  readonly hint: string;
}

/** Something that could not be checked, which is not wrong by itself. */
export interface NotTried {
  readonly database: string | null;
  /** Null if it concerns a table. */
  readonly revision: string | null;
  /** The revision, or the table, and the reason. */
  readonly message: string;
}

/** A failure with its error, which a test throws. */
export interface Finding {
  readonly check: VerifyCheck;
  readonly step: RevisionStep | null;
  readonly error: LimbeckError;
}

/** Where a check reports what it finds. */
export interface Findings {
  /** May throw, which ends the check. */
  readonly onFailure: (finding: Finding) => void;
  readonly onNotTried: (revision: string | null, message: string) => void;
}

export function toFailure({ check, step, error }: Finding, database: string | null): VerifyFailure {
  const differences = error.code === 'HISTORY_CHECK_FAILED' ? listOf(error.data?.differences) : [];
  return {
    check,
    database,
    revision: step?.revision.id ?? null,
    file: step?.revision.path ?? null,
    direction: step?.direction ?? null,
    code: error.code,
    message: differences.length === 0 ? error.message : String(error.data?.what),
    differences,
    hint: error.hint,
  };
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** What to do about a revision that isn't restored, and about one that can't be repeated. */
const HINTS = {
  models: 'Correct the models, or write a revision of the difference with `migrate revision --autogenerate`.',
  downgrade: "Correct the revision's downgrade so that it undoes everything that its upgrade does.",
  repeat: 'Correct the revision: its upgrade must do the same after its downgrade as before.',
  rows: 'Correct the revision so that it keeps these rows, for example by altering a table instead of recreating it.',
} as const;

/** @param differences a line for each */
export function differs(check: keyof typeof HINTS, what: string, differences: readonly string[]): LimbeckError {
  return historyCheckFailed(what, differences, HINTS[check]);
}

/** The failure of a revision. A lost connection, Ctrl-C, or a defect says nothing about the revision, and is thrown. */
export function failureOf(error: unknown): LimbeckError {
  const isOfRevision = error instanceof LimbeckError && !ENDING.has(error.exitStatus);
  if (!isOfRevision) throw error;
  return error;
}

const ENDING: ReadonlySet<ExitStatus> = new Set([
  ExitStatus.unreachable,
  ExitStatus.locked,
  ExitStatus.interrupted,
  ExitStatus.defect,
]);
