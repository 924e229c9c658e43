import type { IncludeName, NameCandidate, ObjectType } from '../schema/comparison-hooks.js';
import { type FindIgnoring, type IgnoreCandidate, parseIgnore } from '../schema/ignore.js';
import { ignoredBy, REFUSED_BY_INCLUDE_NAME } from '../schema/name-rule.js';
import { nameKey, type QualifiedName } from '../schema/names.js';
import { candidateName, kindInWords, type UnmanagedObject } from '../schema/unmanaged-object.js';
import type { ReflectionOptions } from './reflection.js';

/** The reason for a schema that is read only for objects that get another name. */
const SCHEMA_NOT_COMPARED = 'its schema is not compared';

/** What the options leave out of a reflection, and why. */
export class NameFilter {
  readonly #includeName: IncludeName;
  readonly #excluded: ReadonlySet<string>;
  readonly #findIgnoring: FindIgnoring;
  readonly #former: ReadonlySet<string>;
  readonly #otherSchemas: ReadonlySet<string>;
  readonly #ignored = new Map<string, UnmanagedObject>();

  /** @param chosen the schemas that are reflected whole */
  constructor(options: ReflectionOptions, defaultSchema: string, chosen: ReadonlySet<string>) {
    const { includeName = () => true, exclude = [], ignore = [], former = [] } = options;
    this.#includeName = includeName;
    this.#excluded = new Set(exclude.map(nameKey));
    this.#findIgnoring = parseIgnore(ignore, defaultSchema);
    this.#former = new Set(former.map(({ type, name }) => formerKey(type, name)));
    const schemas = former.flatMap(({ name }) => name.schema ?? []);
    this.#otherSchemas = new Set(schemas.filter((schema) => !chosen.has(schema)));
  }

  /** What this filter has refused so far, once each, except tables of the tool's own. */
  get ignored(): readonly UnmanagedObject[] {
    return [...this.#ignored.values()];
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
    return this.#accepts(
      candidate,
      this.#refusedName(candidate) ?? (isDefault ? null : this.#ignoringPattern(candidate)),
    );
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
    if (this.#isFormer('table', table)) return true;
    const candidate = { type, name, schema: table.schema, table: table.name };
    return this.#accepts(candidate, this.#refusedName(candidate));
  }

  /** Doesn't take the setting `ignore` into account. */
  isNamed(type: ObjectType, { schema, name }: QualifiedName): boolean {
    const candidate = { type, name, schema, table: null };
    return this.#accepts(candidate, this.#schemaNotCompared(schema) ?? this.#refusedName(candidate));
  }

  isIgnored({ type, name, schema, table }: IgnoreCandidate): boolean {
    const candidate = { type, name, schema, table };
    return !this.#accepts(candidate, this.#schemaNotCompared(schema) ?? this.#ignoringPattern(candidate));
  }

  #schemaNotCompared(schema: string | null): string | null {
    return schema !== null && this.#otherSchemas.has(schema) ? SCHEMA_NOT_COMPARED : null;
  }

  #refusedName(candidate: NameCandidate): string | null {
    return this.#includeName(candidate) ? null : REFUSED_BY_INCLUDE_NAME;
  }

  #ignoringPattern(candidate: IgnoreCandidate): string | null {
    const pattern = this.#findIgnoring(candidate);
    return pattern === null ? null : ignoredBy(pattern);
  }

  /** Notes the reason if there is one. */
  #accepts({ type, name, schema, table }: IgnoreCandidate, why: string | null): boolean {
    if (why === null) return true;
    const said = candidateName({ name, schema, table });
    this.#ignored.set(`${type}\0${said}`, { kind: kindInWords(type), name: said, why });
    return false;
  }

  #isFormer(type: ObjectType, name: QualifiedName): boolean {
    return this.#former.size > 0 && this.#former.has(formerKey(type, name));
  }
}

function formerKey(type: ObjectType, name: QualifiedName): string {
  return `${type}\0${nameKey(name)}`;
}
