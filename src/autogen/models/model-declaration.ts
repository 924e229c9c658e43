/** One declaration of a module of models. */
export interface ModelDeclaration {
  /** The constant; null for what nothing refers to. */
  readonly constant: string | null;
  readonly part: 'shared' | 'table' | 'object';
  /** The statement, without a line break at its end. */
  readonly source: string;
  /** What it needs from `limbeck/schema`. */
  readonly imports: readonly string[];
  /** The constant of the table that it declares a partition of. */
  readonly partitionOf?: string;
}

/** The statements of models: the metadata first. */
export interface ModelSources {
  readonly metadata: ModelDeclaration;
  readonly declarations: readonly ModelDeclaration[];
}
