import { formatName, nameKey, type QualifiedName } from '../schema/names.js';
import type { IncludeName, ReflectedNameType, ReflectOptions } from './reflection.js';

/** What the caller does not want to see. */
export class NameFilter {
  readonly #includeName: IncludeName;
  readonly #excluded: ReadonlySet<string>;

  constructor({ includeName = () => true, exclude = [] }: ReflectOptions) {
    this.#includeName = includeName;
    this.#excluded = new Set(exclude.map(nameKey));
  }

  hasSchema(name: string | null): boolean {
    return this.#includeName(name, 'schema', { schemaName: null, tableName: null, schemaQualifiedTableName: null });
  }

  hasTable(table: QualifiedName): boolean {
    return !this.#excluded.has(nameKey(table)) && this.hasInSchema('table', table);
  }

  hasInSchema(type: ReflectedNameType, { schema, name }: QualifiedName): boolean {
    return this.#includeName(name, type, { schemaName: schema, tableName: null, schemaQualifiedTableName: null });
  }

  hasInTable(type: ReflectedNameType, name: string, table: QualifiedName): boolean {
    return this.#includeName(name, type, {
      schemaName: table.schema,
      tableName: table.name,
      schemaQualifiedTableName: formatName(table),
    });
  }
}
