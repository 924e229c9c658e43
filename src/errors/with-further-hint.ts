import { LimbeckError } from './limbeck-error.js';

/** The same error with another sentence of what to do. */
export function withFurtherHint(error: LimbeckError, sentence: string): LimbeckError {
  const { code, message, hint, exitStatus, place, postgres, data, cause } = error;
  return new LimbeckError({
    code,
    message,
    hint: `${hint} ${sentence}`,
    exitStatus,
    ...(place === undefined ? {} : { place }),
    ...(postgres === undefined ? {} : { postgres }),
    ...(data === undefined ? {} : { data }),
    ...(cause === undefined ? {} : { cause }),
  });
}
