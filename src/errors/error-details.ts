import type { ErrorCode } from './codes.js';
import type { ExitStatus } from './exit-status.js';

/** Where an error happened; whatever is known of it. */
export interface ErrorPlace {
  /** The file of the models, the settings or the revision. */
  readonly file?: string;
  /** Lines count from 1. */
  readonly line?: number;
  readonly column?: number;
  /** The text of the line. */
  readonly source?: string;
  readonly revision?: string;
  /** The directive of the revision that was running: `op.addColumn`. */
  readonly directive?: string;
  readonly statement?: string;
}

/** What PostgreSQL said of its refusal; see the manual, "Error and Notice Message Fields". */
export interface PostgresReport {
  /** The SQLSTATE, five characters. */
  readonly sqlState: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  /** Where in the statement, counted in characters from 1. */
  readonly position?: number;
}

export interface ErrorDetails {
  /** Permanent; explained in docs/errors.md. */
  readonly code: ErrorCode;
  /** What happened and why, in full sentences. */
  readonly message: string;
  /** What to do next, with a command if there is one. */
  readonly hint: string;
  readonly exitStatus: ExitStatus;
  readonly place?: ErrorPlace;
  readonly postgres?: PostgresReport;
  /** What a program needs to act on the error: the candidates of an ambiguous id, the heads. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}
