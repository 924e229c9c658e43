import type { DefinedObject } from './defined-object.js';

/** How would PostgreSQL print this object if it read the definition again? */
export interface DefinitionQuestion {
  /** What is to be read: a definition that PostgreSQL printed, here or in another database. */
  readonly object: DefinedObject;
  /** The object that exists in its place. */
  readonly existing: DefinedObject;
}

/** The parts of an object that PostgreSQL prints from what it has parsed. */
export type PrintedDefinition = Pick<DefinedObject, 'definition' | 'additions' | 'frame'>;

/** Answers in the order of the questions; null if PostgreSQL refuses the definition. */
export type PrintDefinitions = (
  questions: readonly DefinitionQuestion[],
) => Promise<readonly (PrintedDefinition | null)[]>;
