import type { DatabaseSchema } from '../../schema/database-schema.js';

/** The schemas before and after a list of operations. */
export interface ComparedSchemas {
  readonly before: DatabaseSchema;
  readonly after: DatabaseSchema;
  /** The value of server_version_num. */
  readonly serverVersion: number;
}
