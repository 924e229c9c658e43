import type { DatabaseSchema } from '../schema/database-schema.js';
import type { Declarations } from './declarations.js';

export interface BuildOptions {
  /** The default schema by its name, so that what is declared in it by name counts as declared without one. */
  readonly defaultSchema?: string;
}

export function buildSchema(declarations: Declarations, _options: BuildOptions): DatabaseSchema {
  return { schemas: declarations.schemas, collations: declarations.collations, enums: [], sequences: [], tables: [] };
}
