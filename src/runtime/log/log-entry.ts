/** What happened: revisions ran, the version was only recorded, or the file of a revision was accepted as it is. */
export type LogDirection = 'upgrade' | 'downgrade' | 'stamp' | 'accept';

/** `done`, or `undone`: steps of a revision that could not end were undone, and it counts as never applied. */
export type LogOutcome = 'done' | 'undone';

/** What the log says of a revision. */
export interface LogEntry {
  /** Null for a stamp that leads to base. */
  readonly revision: string | null;
  readonly message: string | null;
  readonly direction: LogDirection;
  readonly outcome: LogOutcome;
  /** Of the revision file; null if it is unknown. */
  readonly fingerprint: string | null;
}

/** Who works: a program on a machine. */
export interface LogAuthor {
  /** `limbeck 0.1.0`. */
  readonly tool: string;
  /** Null in a script, because another machine runs it. */
  readonly host: string | null;
}
