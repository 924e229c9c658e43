import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';

/** @param unknown why PostgreSQL could not be asked; null if it answered that the index is another one */
export function indexDiffers(index: string, unknown: string | null): LimbeckError {
  const problem =
    unknown === null
      ? 'and differs from the index of this statement'
      : `and could not be compared with this statement: ${unknown}`;
  return new LimbeckError({
    code: 'INDEX_DIFFERS',
    message: `Index ${index} exists ${problem}`,
    hint: `Look at it with \`\\d ${index}\` in psql. Drop it with \`DROP INDEX CONCURRENTLY ${index}\`, or rename it, and run the command again.`,
    exitStatus: ExitStatus.refused,
  });
}

export function indexBeingBuilt(index: string, backendPid: number): LimbeckError {
  return new LimbeckError({
    code: 'INDEX_BEING_BUILT',
    message: `Backend ${backendPid} is building index ${index} just now`,
    hint: `Wait until it has ended, or end it with \`SELECT pg_terminate_backend(${backendPid})\`, and run the command again.`,
    exitStatus: ExitStatus.refused,
  });
}
