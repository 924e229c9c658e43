import type { IncludeName, ObjectType } from '../schema/comparison-hooks.js';
import { nameKey, type QualifiedName } from '../schema/names.js';
import type { ReflectOptions } from './reflection.js';

/** What the caller does not want to see. */
export class NameFilter {
  readonly #includeName: IncludeName;
  readonly #excluded: ReadonlySet<string>;

  constructor({ includeName = () => true, exclude = [] }: ReflectOptions) {
    this.#includeName = includeName;
    this.#excluded = new Set(exclude.map(nameKey));
  }

  hasSchema(name: string | null): boolean {
    return this.#includeName({ type: 'schema', name, schema: null, table: null });
  }

  hasTable(table: QualifiedName): boolean {
    return !this.#excluded.has(nameKey(table)) && this.hasInSchema('table', table);
  }

  hasInSchema(type: ObjectType, { schema, name }: QualifiedName): boolean {
    return this.#includeName({ type, name, schema, table: null });
  }

  hasInTable(type: ObjectType, name: string, table: QualifiedName): boolean {
    return this.#includeName({ type, name, schema: table.schema, table: table.name });
  }
}
