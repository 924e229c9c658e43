import { duplicateName } from '../../errors/model-errors.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';

/**
 * The names that are taken. Tables, indexes and sequences share one name space in a schema; a constraint's name is its
 * own in its table alone, but the server avoids names that any constraint of the schema has (manual: CREATE TABLE).
 */
export class NameRegister {
  readonly #relations = new Map<string, string>();
  readonly #constraints = new Set<string>();
  readonly #constraintsOfTables = new Map<string, string>();

  /** `what` is for the message: `table "users"`. */
  claimRelation(name: QualifiedName, what: string): void {
    const key = nameKey(name);
    const other = this.#relations.get(key);
    if (other !== undefined) {
      throw duplicateName(name.name, `${other} and ${what}`, describeSchema(name.schema));
    }
    this.#relations.set(key, what);
  }

  claimConstraint(table: QualifiedName, name: string, what: string): void {
    const key = `${nameKey(table)}\0${name}`;
    const other = this.#constraintsOfTables.get(key);
    if (other !== undefined) {
      throw duplicateName(name, `${other} and ${what}`, `table "${formatName(table)}"`);
    }
    this.#constraintsOfTables.set(key, what);
    this.#constraints.add(nameKey({ schema: table.schema, name }));
  }

  /** A check that the table has from a parent. The table may declare one of the same name. */
  addInherited({ schema }: QualifiedName, name: string): void {
    this.#constraints.add(nameKey({ schema, name }));
  }

  hasRelation(name: QualifiedName): boolean {
    return this.#relations.has(nameKey(name));
  }

  hasConstraint(name: QualifiedName): boolean {
    return this.#constraints.has(nameKey(name));
  }
}

export function describeSchema(schema: string | null): string {
  return schema === null ? 'the default schema' : `schema "${schema}"`;
}
