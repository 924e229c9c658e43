import type { QualifiedName } from '../../schema/names.js';

/** One declaration of a module of models. */
export interface ModelDeclaration {
  /** The constant, or null if nothing refers to the declaration. */
  readonly constant: string | null;
  readonly part: 'shared' | 'table' | 'object';
  /** The statement, without a line break at its end. */
  readonly source: string;
  /** The names that it imports from `limbeck/schema`. */
  readonly imports: readonly string[];
  /** The table that it declares. */
  readonly table?: QualifiedName;
  /** The constant of the table that it declares a partition of. */
  readonly partitionOf?: string;
}

/** The statements of models. The metadata comes first. */
export interface ModelSources {
  readonly metadata: ModelDeclaration;
  readonly declarations: readonly ModelDeclaration[];
}
