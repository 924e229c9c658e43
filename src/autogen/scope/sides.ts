import type { DatabaseSchema } from '../../schema/database-schema.js';

/** What is compared. */
export interface Sides {
  readonly declared: DatabaseSchema;
  readonly reflected: DatabaseSchema;
}
