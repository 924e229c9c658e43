import type { Operation } from '../../operations/operation.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { Domain } from '../../schema/domain.js';
import { nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import type { ColumnType } from '../../schema/types.js';
import type { ComparedSchemas } from './compared-schemas.js';

/** User-defined types before and after a revision. */
export class TypesBeforeAndAfter {
  readonly #before: DatabaseSchema;
  readonly #after: DatabaseSchema;
  /** Types that the revision creates, or recreates in another form. */
  readonly #created: ReadonlySet<string>;

  constructor({ before, after }: ComparedSchemas, operations: readonly Operation[]) {
    this.#before = before;
    this.#after = after;
    this.#created = new Set(operations.flatMap(createdType).map(nameKey));
  }

  /** The domain after the revision. */
  domainOf(type: ColumnType): Domain | undefined {
    return findType(type, [this.#after.domains, this.#before.domains]);
  }

  /** The labels after the revision, if the type is an enum. */
  labelsOf(type: ColumnType): readonly string[] | undefined {
    return findType(type, [this.#after.enums, this.#before.enums])?.values;
  }

  /** The base type of a domain after the revision. Other types are returned as they are. */
  underlying(type: ColumnType): ColumnType {
    return underlying(type, [this.#after.domains, this.#before.domains]);
  }

  /** The same before the revision. */
  underlyingBefore(type: ColumnType): ColumnType {
    return underlying(type, [this.#before.domains, this.#after.domains]);
  }

  /** Whether the database already has the type in its final form, so that a query can refer to it. */
  isKnownBefore({ userType }: ColumnType): boolean {
    return userType === null || !this.#created.has(nameKey(userType));
  }
}

function underlying(type: ColumnType, domains: readonly (readonly Domain[])[]): ColumnType {
  const domain = findType(type, domains);
  if (domain === undefined) return type;
  const base = underlying(domain.type, domains);
  return type.array ? { ...base, array: true } : base;
}

function findType<Type extends QualifiedName>(
  { userType }: ColumnType,
  lists: readonly (readonly Type[])[],
): Type | undefined {
  return userType === null ? undefined : lists.flat().find((type) => sameName(type, userType));
}

function createdType(operation: Operation): readonly QualifiedName[] {
  switch (operation.kind) {
    case 'createEnum':
    case 'createDomain':
    case 'createCompositeType':
    case 'createRangeType':
      return [operation.type];
    default:
      return [];
  }
}
