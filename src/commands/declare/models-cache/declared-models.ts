import type { MetaData } from '../../../models/meta-data.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';

/** What models declare, whether they were loaded or not. */
export interface DeclaredModels extends Pick<MetaData, 'toSql'> {
  toSchema(options: { readonly defaultSchema: string }): DatabaseSchema | Promise<DatabaseSchema>;
}
