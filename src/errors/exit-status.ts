/** What a process of `migrate` exits with; part of the public contract. */
export const ExitStatus = {
  /** Done, also where there was nothing to do. */
  done: 0,
  /** The answer is no: `check` found a difference, `current --check-heads` is not at head, `status` found pending revisions, `verify` failed, an import is not complete. */
  answerIsNo: 1,
  /** The request is wrong: arguments, settings, models, revisions, a question that nobody can answer. */
  badRequest: 2,
  /**
   * The database refused. The failing transaction was rolled back, so no revision is half applied. Revisions that the
   * same run committed before stay applied and recorded; the message lists them, and `data.done` with `--json`.
   */
  refused: 3,
  /** The database could not be reached, or let nobody in. */
  unreachable: 4,
  /** Another run holds the lock. */
  locked: 5,
  /** A revision failed after part of it was committed: that part is applied, and the version table does not record it. */
  partlyApplied: 6,
  /** Of a fleet, some places failed or were not begun, and the others are done. */
  somePlacesFailed: 7,
  /** Of a fleet, no place is done. */
  noPlaceDone: 8,
  /** A defect of this tool. */
  defect: 70,
  /** Interrupted by SIGINT (Ctrl-C), SIGTERM or SIGHUP. */
  interrupted: 130,
} as const;

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];
