import type { DatabaseSchema } from '../../schema/database-schema.js';

/** What a list of operations leads from, and where to. */
export interface ComparedSchemas {
  readonly before: DatabaseSchema;
  readonly after: DatabaseSchema;
  /** As server_version_num says it. */
  readonly serverVersion: number;
}
