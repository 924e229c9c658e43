import type { IncludeName, ObjectType } from '../schema/comparison-hooks.js';
import { type IgnoreCandidate, type IsIgnored, parseIgnore } from '../schema/ignore.js';
import { nameKey, type QualifiedName } from '../schema/names.js';
import type { ReflectOptions } from './reflection.js';

/** What the caller does not want to see. */
export class NameFilter {
  readonly #includeName: IncludeName;
  readonly #excluded: ReadonlySet<string>;
  readonly #isIgnored: IsIgnored;
  readonly #former: ReadonlySet<string>;
  readonly #otherSchemas: ReadonlySet<string>;

  /** @param chosen the schemas that are reflected whole */
  constructor(options: ReflectOptions, defaultSchema: string, chosen: ReadonlySet<string>) {
    const { includeName = () => true, exclude = [], ignore = [], former = [] } = options;
    this.#includeName = includeName;
    this.#excluded = new Set(exclude.map(nameKey));
    this.#isIgnored = parseIgnore(ignore, defaultSchema);
    this.#former = new Set(former.map(({ type, name }) => formerKey(type, name)));
    const schemas = former.flatMap(({ name }) => name.schema ?? []);
    this.#otherSchemas = new Set(schemas.filter((schema) => !chosen.has(schema)));
  }

  /** The schemas of which nothing is wanted but what has a former name there. */
  get otherSchemas(): readonly string[] {
    return [...this.#otherSchemas];
  }

  hasSchema(name: string | null): boolean {
    const isDefault = name === null;
    if (!isDefault && this.#otherSchemas.has(name)) {
      return false;
    }
    const candidate = { type: 'schema', name, schema: null, table: null } as const;
    return this.#includeName(candidate) && (isDefault || !this.#isIgnored(candidate));
  }

  hasTable(table: QualifiedName): boolean {
    return !this.#excluded.has(nameKey(table)) && this.hasInSchema('table', table);
  }

  hasInSchema(type: ObjectType, { schema, name }: QualifiedName): boolean {
    if (this.#isFormer(type, { schema, name })) {
      return true;
    }
    return this.isNamed(type, { schema, name }) && !this.isIgnored({ type, schema, name, table: null });
  }

  hasInTable(type: ObjectType, name: string, table: QualifiedName): boolean {
    return this.#isFormer('table', table) || this.#includeName({ type, name, schema: table.schema, table: table.name });
  }

  /** Whatever the setting `ignore` says. */
  isNamed(type: ObjectType, { schema, name }: QualifiedName): boolean {
    return !this.#isInOtherSchema(schema) && this.#includeName({ type, name, schema, table: null });
  }

  isIgnored({ type, name, schema, table }: IgnoreCandidate): boolean {
    return this.#isInOtherSchema(schema) || this.#isIgnored({ type, name, schema, table });
  }

  #isFormer(type: ObjectType, name: QualifiedName): boolean {
    return this.#former.has(formerKey(type, name));
  }

  #isInOtherSchema(schema: string | null): boolean {
    return schema !== null && this.#otherSchemas.has(schema);
  }
}

function formerKey(type: ObjectType, name: QualifiedName): string {
  return `${type}\0${nameKey(name)}`;
}
