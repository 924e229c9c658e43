let write: typeof process.stdout.write | null = null;

/**
 * Keeps standard output for results. What else prints there, such as a console.log of the config or of a revision, goes
 * to standard error from now on, so that it is never part of JSON or of a script.
 */
export function keepOutputForResults(): void {
  if (write !== null) return;
  write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
}

let isDropped = false;

/** Sets whether results are dropped: a failed command must print only the error. */
export function dropResults(drop: boolean): void {
  isDropped = drop;
}

/** Writes text to standard output itself. */
export function writeResult(text: string): void {
  if (isDropped) return;
  (write ?? process.stdout.write.bind(process.stdout))(text);
}

/** Writes to standard output itself, and says when the text was handed over to the system. */
export function flushResults(): Promise<void> {
  const stdout = write ?? process.stdout.write.bind(process.stdout);
  return new Promise((resolve) => {
    stdout('', () => resolve());
  });
}
