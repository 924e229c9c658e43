import { quoteIdentifier } from '../../../ddl/quote.js';
import { usingFor } from '../../../ddl/using.js';
import type { Column } from '../../../schema/column.js';
import type { CompositeType } from '../../../schema/composite-type.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import type { ColumnType } from '../../../schema/types.js';
import type { Sides } from '../../scope/sides.js';
import { TypeGraph } from './type-graph.js';

interface RebuiltSources {
  readonly sides: Sides;
  /** The types that are dropped and created. */
  readonly names: readonly QualifiedName[];
  /** These types, the enums that are rebuilt, the types that are altered, and all types that depend on any of them. */
  readonly affected: ReadonlySet<string>;
}

const TEXT: ColumnType = { sql: 'text', array: false, userType: null };

/**
 * Types that are dropped and created again. In between, columns of a domain have its base type. Other columns are
 * `text`, which PostgreSQL can convert to and from every type.
 */
export class RebuiltTypes {
  /** The types and their multiranges. */
  readonly names: readonly QualifiedName[];
  readonly #moved: ReadonlySet<string>;
  readonly #affected: ReadonlySet<string>;
  readonly #kept: ReadonlySet<string>;
  readonly #found: Sides['reflected'];
  readonly #wanted: Sides['declared'];
  readonly #wantedGraph: TypeGraph;

  constructor({ sides, names, affected }: RebuiltSources) {
    const keys = new Set(names.map(nameKey));
    const ranges = sides.reflected.rangeTypes.filter((range) => keys.has(nameKey(range)));
    const multiranges = ranges.map(({ multirange }) => multirange);
    this.names = [...names, ...multiranges];
    this.#moved = new Set(this.names.map(nameKey));
    this.#affected = new Set([...affected, ...multiranges.map(nameKey)]);
    const { enums, domains, compositeTypes, rangeTypes } = sides.declared;
    this.#kept = new Set([...enums, ...domains, ...compositeTypes, ...rangeTypes].map(nameKey));
    this.#found = sides.reflected;
    this.#wanted = sides.declared;
    this.#wantedGraph = new TypeGraph(sides.declared, []);
  }

  /** Whether the type is one of them, or an array of one. */
  includes({ userType }: ColumnType): boolean {
    return userType !== null && this.#moved.has(nameKey(userType));
  }

  /** Whether the type is dropped, and before a type changes that it depends on. */
  goesEarly(type: ColumnType): boolean {
    return this.#isAffected(type) && type.userType !== null && !this.#kept.has(nameKey(type.userType));
  }

  /** The temporary type of a column of one of these types. */
  halfway(type: ColumnType): ColumnType {
    if (!this.#isAffected(type)) {
      return type;
    }
    const key = type.userType === null ? '' : nameKey(type.userType);
    const domain = this.#found.domains.find((each) => nameKey(each) === key);
    return type.array ? { ...TEXT, array: true } : domain === undefined ? TEXT : this.halfway(domain.type);
  }

  /** The expression that converts the values to the temporary type, if a cast is not enough. */
  leaving(column: Column): string | null {
    if (column.type.array) {
      return `${quoteIdentifier(column.name)}::text[]`;
    }
    const [found, wanted] = [this.#found, this.#wanted].map(({ compositeTypes }) =>
      compositeTypes.find(({ schema, name }) => isNamed(column.type, { schema, name })),
    );
    return found === undefined || wanted === undefined || sameOrder(found, wanted)
      ? null
      : inNewOrder(column, found, wanted);
  }

  /** The expression that converts the values back, if PostgreSQL has no automatic cast. */
  arriving(column: Column, to: ColumnType): string | null {
    const base = this.#wantedGraph.baseOf(to);
    const target = to.array || this.#isAffected(base) ? to : base;
    return usingFor({ ...column, type: this.halfway(column.type) }, target);
  }

  #isAffected({ userType }: ColumnType): boolean {
    return userType !== null && this.#affected.has(nameKey(userType));
  }
}

function isNamed({ userType }: ColumnType, name: QualifiedName): boolean {
  return userType !== null && nameKey(userType) === nameKey(name);
}

function sameOrder({ attributes: a }: CompositeType, { attributes: b }: CompositeType): boolean {
  return a.length === b.length && a.every(({ name }, at) => b[at]?.name === name);
}

/** The text of a composite value is the list of its attributes, so the attributes are put in order first. */
function inNewOrder({ name }: Column, found: CompositeType, { attributes }: CompositeType): string {
  const value = quoteIdentifier(name);
  const known = new Set(found.attributes.map((attribute) => attribute.name));
  const fields = attributes.map((attribute) =>
    known.has(attribute.name) ? `(${value}).${quoteIdentifier(attribute.name)}` : 'NULL',
  );
  // IS NOT NULL would test the attributes.
  return `CASE WHEN ${value} IS DISTINCT FROM NULL THEN ROW(${fields.join(', ')})::text END`;
}
