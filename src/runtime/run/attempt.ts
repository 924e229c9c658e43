import { type FailureOrigin, noteOrigin } from './failure-origin.js';

/** Does the work at once, and gives or throws its outcome when it is asked for. */
export function attempt<T>(work: () => T, origin: FailureOrigin): () => T {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    noteOrigin(error, origin);
    return () => {
      throw error;
    };
  }
}
