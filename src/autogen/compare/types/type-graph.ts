import type { CompositeType } from '../../../schema/composite-type.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import type { Domain } from '../../../schema/domain.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import type { RangeType } from '../../../schema/range-type.js';
import type { ColumnType } from '../../../schema/types.js';
import { groupBy } from '../../../util/group-by.js';

export type UserTypeLists = Pick<DatabaseSchema, 'domains' | 'compositeTypes' | 'rangeTypes'>;

/** How columns contain the values of a type: not at all, as the whole value, or inside an array or composite. */
export type Storage = 'nowhere' | 'alone' | 'inside';

interface Part {
  readonly owner: QualifiedName;
  readonly type: ColumnType;
  /** For a domain: its values are values of the base type. */
  readonly isBase: boolean;
}

/** The base types of domains, on each side. */
export interface BaseTypes {
  readonly declared: Pick<TypeGraph, 'baseOf'>;
  readonly reflected: Pick<TypeGraph, 'baseOf'>;
}

/** The dependencies between types, and the types that columns contain. */
export class TypeGraph {
  readonly #users: ReadonlyMap<string, readonly Part[]>;
  readonly #columns: ReadonlyMap<string, readonly ColumnType[]>;
  readonly #domains: ReadonlyMap<string, Domain>;

  constructor(types: UserTypeLists, columns: readonly ColumnType[]) {
    const multiranges = new Map(types.rangeTypes.map((range) => [nameKey(range.multirange), nameKey(range)]));
    // A type that uses a multirange uses its range.
    const keyOf = ({ userType }: ColumnType) => {
      const key = userType === null ? '' : nameKey(userType);
      return multiranges.get(key) ?? key;
    };
    this.#users = groupBy(partsOf(types), ({ type }) => keyOf(type));
    this.#columns = groupBy(columns, keyOf);
    this.#domains = new Map(types.domains.map((domain) => [nameKey(domain), domain]));
  }

  /** These types and all types that depend on them. */
  withUsers(types: readonly QualifiedName[]): ReadonlySet<string> {
    const reached = new Set<string>();
    const visit = (key: string): void => {
      if (!reached.has(key)) {
        reached.add(key);
        for (const { owner } of this.#users.get(key) ?? []) {
          visit(nameKey(owner));
        }
      }
    };
    for (const type of types) {
      visit(nameKey(type));
    }
    return reached;
  }

  /** How columns contain values of the type. */
  storageOf(type: QualifiedName): Storage {
    const key = nameKey(type);
    const own = this.#columns.get(key) ?? [];
    const users = this.#users.get(key) ?? [];
    const inUsers = users.map(({ owner, type: part, isBase }): Storage => {
      const storage = this.storageOf(owner);
      return isBase && !part.array ? storage : storage === 'nowhere' ? 'nowhere' : 'inside';
    });
    const isInside = own.some((column) => column.array || column.userType?.name !== type.name);
    if (isInside || inUsers.includes('inside')) {
      return 'inside';
    }
    return own.length > 0 || inUsers.includes('alone') ? 'alone' : 'nowhere';
  }

  /** The base type of a domain, also through domains over domains. Any other type is returned as it is. */
  baseOf(type: ColumnType): ColumnType {
    const domain = type.array || type.userType === null ? undefined : this.#domains.get(nameKey(type.userType));
    return domain === undefined ? type : this.baseOf(domain.type);
  }
}

function partsOf({ domains, compositeTypes, rangeTypes }: UserTypeLists): readonly Part[] {
  return [
    ...domains.map((owner): Part => ({ owner, type: owner.type, isBase: true })),
    ...compositeTypes.flatMap((owner: CompositeType) =>
      owner.attributes.map(({ type }): Part => ({ owner, type, isBase: false })),
    ),
    ...rangeTypes.map((owner: RangeType): Part => ({ owner, type: owner.subtype, isBase: false })),
  ];
}
