import type { Schema } from '../schema/database-schema.js';

export interface CreateSchema {
  readonly kind: 'createSchema';
  readonly schema: Schema;
  readonly ifNotExists?: boolean;
}

export interface DropSchema {
  readonly kind: 'dropSchema';
  readonly name: string;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  /** The state before. A revision file doesn't contain it. */
  readonly was?: Schema;
}
