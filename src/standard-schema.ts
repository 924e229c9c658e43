export type { SchemaIssue, SchemaResult, StandardSchema } from './models/validate/standard-schema.js';
export {
  type ColumnSchemas,
  insertSchema,
  selectSchema,
  type TableSchema,
  type TableSchemaOptions,
  updateSchema,
} from './models/validate/table-schema.js';
