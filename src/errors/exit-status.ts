/** What a process of `migrate` exits with; part of the public contract. */
export const ExitStatus = {
  /** Done, also where there was nothing to do. */
  done: 0,
  /** The answer is no: `check` found a difference, `current --check-heads` is not at head. */
  answerIsNo: 1,
  /** The request is wrong: arguments, settings, models, revisions, a question that nobody can answer. */
  badRequest: 2,
  /** The database refused, and everything was rolled back. */
  refused: 3,
  /** The database could not be reached, or let nobody in. */
  unreachable: 4,
  /** Another run holds the lock. */
  locked: 5,
  /** It failed outside a transaction, and part is applied. */
  partlyApplied: 6,
  /** A defect of this tool. */
  defect: 70,
  /** Interrupted from the keyboard. */
  interrupted: 130,
} as const;

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];
