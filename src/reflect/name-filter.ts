import type { IncludeName, ObjectType } from '../schema/comparison-hooks.js';
import { type IgnoreCandidate, type IsIgnored, parseIgnore } from '../schema/ignore.js';
import { nameKey, type QualifiedName } from '../schema/names.js';
import type { ReflectOptions } from './reflection.js';

/** What the caller does not want to see. */
export class NameFilter {
  readonly #includeName: IncludeName;
  readonly #excluded: ReadonlySet<string>;

  readonly #isIgnored: IsIgnored;

  constructor({ includeName = () => true, exclude = [], ignore = [] }: ReflectOptions, defaultSchema: string) {
    this.#includeName = includeName;
    this.#excluded = new Set(exclude.map(nameKey));
    this.#isIgnored = parseIgnore(ignore, defaultSchema);
  }

  hasSchema(name: string | null): boolean {
    const isDefault = name === null;
    const candidate = { type: 'schema', name, schema: null, table: null } as const;
    return this.#includeName(candidate) && (isDefault || !this.#isIgnored(candidate));
  }

  hasTable(table: QualifiedName): boolean {
    return !this.#excluded.has(nameKey(table)) && this.hasInSchema('table', table);
  }

  hasInSchema(type: ObjectType, name: QualifiedName): boolean {
    return this.isNamed(type, name) && !this.isIgnored({ type, ...name, table: null });
  }

  hasInTable(type: ObjectType, name: string, table: QualifiedName): boolean {
    return this.#includeName({ type, name, schema: table.schema, table: table.name });
  }

  /** Whatever the setting `ignore` says. */
  isNamed(type: ObjectType, { schema, name }: QualifiedName): boolean {
    return this.#includeName({ type, name, schema, table: null });
  }

  isIgnored({ type, name, schema, table }: IgnoreCandidate): boolean {
    return this.#isIgnored({ type, name, schema, table });
  }
}
