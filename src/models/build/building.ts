import { LimbeckError } from '../../errors/limbeck-error.js';
import { modelNotBuilt } from '../../errors/model-errors.js';

/**
 * Builds a part of the models, `what()`. JavaScript, and TypeScript that nobody checked, can pass values that the types do
 * not allow: what then fails is reported as an error in the models, with the name of the part.
 */
export function building<Part>(what: () => string, build: () => Part): Part {
  try {
    return build();
  } catch (error) {
    throw notBuilt(what(), error);
  }
}

/** The error for a part of the models, `what`, that could not be built. */
export function notBuilt(what: string, error: unknown): LimbeckError {
  return error instanceof LimbeckError ? error : modelNotBuilt(what, error);
}
