import type { ForeignKey } from '../../../schema/constraints.js';
import type { IndexKey } from '../../../schema/index-value.js';
import { type Key, uniquenessKey } from '../../../schema/keys.js';
import { nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import type { ColumnType } from '../../../schema/types.js';
import { mentionsColumn, mentionsType } from '../../sql-text.js';
import { sameForeignKeyFamily } from '../types/foreign-key-family.js';

/** What happens to the columns of one table that has both sides. */
export interface ColumnChanges {
  readonly declared: Table;
  readonly reflected: Table;
  /** Columns whose type, collation, enum or generation expression changes in place. */
  readonly retyped: ReadonlySet<string>;
  /** Columns that are dropped and added again. */
  readonly rebuilt: ReadonlySet<string>;
  /** Columns that temporarily have another type, while their own type is rebuilt. */
  readonly moved: ReadonlySet<string>;
}

interface BlockedSources {
  readonly tables: readonly ColumnChanges[];
  readonly replacedTypes: readonly QualifiedName[];
  readonly rebuiltParts: ReadonlySet<Key>;
}

/** The changes of columns and types that constraints and indexes may prevent. */
export class BlockedChanges {
  readonly #tables: ReadonlyMap<string, ColumnChanges>;
  readonly #replacedTypes: readonly QualifiedName[];
  readonly #rebuiltParts: ReadonlySet<Key>;
  readonly #isCalm: boolean;

  constructor({ tables, replacedTypes, rebuiltParts }: BlockedSources) {
    const changed = tables.filter(({ retyped, rebuilt, moved }) => retyped.size + rebuilt.size + moved.size > 0);
    this.#tables = new Map(changed.map((changes) => [nameKey(changes.declared), changes]));
    this.#replacedTypes = replacedTypes;
    this.#rebuiltParts = rebuiltParts;
    this.#isCalm = changed.length === 0 && replacedTypes.length === 0;
  }

  /** Whether the part depends on something that is rebuilt. */
  hitsPart(part: Key): boolean {
    return this.#rebuiltParts.has(part);
  }

  /**
   * Dropping a column drops every index and constraint on it. A column that temporarily has another type may be
   * impossible in an index or constraint.
   */
  hitsColumns(table: QualifiedName, columns: readonly string[]): boolean {
    const changes = this.#isCalm ? undefined : this.#tables.get(nameKey(table));
    return changes !== undefined && columns.some((column) => changes.rebuilt.has(column) || changes.moved.has(column));
  }

  /**
   * PostgreSQL recreates expressions if the type of one column changes. It can't if the expression uses an old type
   * that is dropped, or if it compares the column with a second one that has not changed yet. A column that changes
   * from one user's type to another may be `text` in between, which the expression may not accept.
   */
  hitsExpression(table: QualifiedName, sql: string | null): boolean {
    if (sql === null || this.#isCalm) {
      return false;
    }
    const changes = this.#tables.get(nameKey(table));
    return (
      this.#replacedTypes.some(({ name }) => mentionsType(sql, name)) ||
      mentioned(sql, changes?.rebuilt) > 0 ||
      mentioned(sql, changes?.moved) > 0 ||
      mentioned(sql, changes?.retyped) > 1 ||
      mentioned(sql, changes && swapped(changes)) > 0
    );
  }

  /**
   * Whether PostgreSQL recreates the object with this expression because the type of a column changes. It then keeps
   * the definition and the comment, but loses the statistics target.
   */
  touchesExpression(table: QualifiedName, sql: string | null): boolean {
    const retyped = sql === null || this.#isCalm ? undefined : this.#tables.get(nameKey(table))?.retyped;
    return sql !== null && mentioned(sql, retyped) > 0;
  }

  /** Whether PostgreSQL recreates the object that uses these columns. See {@link touchesExpression}. */
  retypesAny(table: QualifiedName, columns: readonly string[]): boolean {
    const retyped = this.#isCalm ? undefined : this.#tables.get(nameKey(table))?.retyped;
    return columns.some((column) => retyped?.has(column));
  }

  hitsKey(table: QualifiedName, { column, expression }: IndexKey): boolean {
    return this.hitsColumns(table, column === null ? [] : [column]) || this.hitsExpression(table, expression);
  }

  /** The two ends of a foreign key change one after the other, and must be comparable in between. */
  hitsForeignKey(table: QualifiedName, foreignKey: ForeignKey): boolean {
    if (this.#isCalm) {
      return false;
    }
    const { columns, referredTable, referredColumns } = foreignKey;
    if (
      this.hitsColumns(table, columns) ||
      this.hitsColumns(referredTable, referredColumns) ||
      this.#remakesKeyOf(foreignKey)
    ) {
      return true;
    }
    return columns.some((column, at) => {
      const ends = [this.#typesOf(table, column), this.#typesOf(referredTable, referredColumns[at] ?? '')];
      const types = ends.flatMap((end) => end.types);
      return ends.some(({ changes }) => changes) && (types.some(this.#isReplaced) || !sameForeignKeyFamily(types));
    });
  }

  /**
   * Whether PostgreSQL recreates the index that the foreign key depends on because the type of an included column
   * changes. PostgreSQL restores only the foreign keys that use the changed columns.
   */
  #remakesKeyOf({ referredTable, referredColumns }: ForeignKey): boolean {
    const changes = this.#tables.get(nameKey(referredTable));
    if (changes === undefined) {
      return false;
    }
    const key = uniquenessKey(referredTable, referredColumns);
    return uniquesOf(changes.reflected).some(
      ({ columns, include }) =>
        uniquenessKey(referredTable, columns) === key && include.some((column) => changes.retyped.has(column)),
    );
  }

  readonly #isReplaced = ({ userType }: ColumnType): boolean =>
    userType !== null && this.#replacedTypes.some((name) => sameName(name, userType));

  #typesOf(table: QualifiedName, column: string) {
    const changes = this.#tables.get(nameKey(table));
    const sides = changes === undefined ? [] : [changes.declared, changes.reflected];
    const types = sides.flatMap(({ columns }) => columns.find(({ name }) => name === column)?.type ?? []);
    return { types, changes: changes?.retyped.has(column) ?? false };
  }
}

interface Unique {
  readonly columns: readonly string[];
  readonly include: readonly string[];
}

function uniquesOf({ primaryKey, uniques, indexes }: Table): readonly Unique[] {
  return [
    ...(primaryKey === null ? [] : [primaryKey]),
    ...uniques,
    ...indexes
      .filter(({ unique }) => unique)
      .map(({ keys, include }) => ({ columns: keys.flatMap(({ column }) => column ?? []), include })),
  ];
}

/** Columns that change from one user's type to another. */
function swapped({ declared, reflected, retyped }: ColumnChanges): ReadonlySet<string> {
  const typeIn = ({ columns }: Table, name: string) => columns.find((column) => column.name === name)?.type.userType;
  const isSwapped = (name: string): boolean => {
    const [from, to] = [typeIn(reflected, name), typeIn(declared, name)];
    return from && to ? !sameName(from, to) : false;
  };
  return new Set([...retyped].filter(isSwapped));
}

function mentioned(sql: string, columns: ReadonlySet<string> | undefined): number {
  return [...(columns ?? [])].filter((column) => mentionsColumn(sql, column)).length;
}
