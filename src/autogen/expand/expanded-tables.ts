import { indexOfKey } from '../../operations/index-of-key.js';
import type { ForeignKey, PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import { helperName, helperPrefix } from '../../schema/helper-name.js';
import type { Index, IndexKey } from '../../schema/index-value.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { ExtendedStatistics } from '../../schema/statistics.js';
import type { Table } from '../../schema/table.js';
import type { TableOptions } from '../../schema/table-options.js';
import { sameValue } from '../../util/same-value.js';
import { mentionsColumn } from '../sql-text.js';
import { expandedColumns } from './expanded-columns.js';

/** The columns that differ between the two sides, by the key of the table. */
export interface ColumnChanges {
  /** Columns that only the old program uses. */
  readonly gone: ReadonlyMap<string, ReadonlySet<string>>;
  /** The old names of renamed columns, by the new names. */
  readonly oldNames: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * A table as it is between the two revisions: with the columns of both sides, what is declared, and what the old columns need.
 * What can't exist twice, such as a primary key, stays as it is.
 */
export function expandedTable(declared: Table, reflected: Table, changes: ColumnChanges): Table {
  const uses = new Uses(declared, changes);
  const keepsKey = uses.isOld(reflected.primaryKey?.columns) || uses.isNew(declared.primaryKey?.columns);
  const primaryKey = keepsKey ? reflected.primaryKey : declared.primaryKey;
  const lists = expandedLists(declared, reflected, uses);
  const indexes = [...lists.indexes, ...(keepsKey ? substitutes(declared, declared.primaryKey) : [])];
  const keyColumns = new Set(primaryKey?.columns);
  const oldNames = changes.oldNames.get(nameKey(declared)) ?? new Map<string, string>();
  const options = expandedOptions({ ...declared, ...lists, primaryKey, indexes }, reflected);
  return {
    ...declared,
    ...lists,
    columns: expandedColumns({ declared, reflected, oldNames, keyColumns }),
    primaryKey,
    indexes,
    ...(options && { options }),
  };
}

/** Which columns the parts of a table use. */
class Uses {
  readonly #table: QualifiedName;
  readonly #changes: ColumnChanges;

  constructor(table: QualifiedName, changes: ColumnChanges) {
    this.#table = table;
    this.#changes = changes;
  }

  isOld(columns: readonly string[] = [], table = this.#table): boolean {
    const gone = this.#changes.gone.get(nameKey(table));
    return gone !== undefined && columns.some((column) => gone.has(column));
  }

  isNew(columns: readonly string[] = [], table = this.#table): boolean {
    const renamed = this.#changes.oldNames.get(nameKey(table));
    return renamed !== undefined && columns.some((column) => renamed.has(column));
  }

  isOldIn(expressions: readonly (string | null)[]): boolean {
    const gone = [...(this.#changes.gone.get(nameKey(this.#table)) ?? [])];
    return expressions.some((sql) => sql !== null && gone.some((column) => mentionsColumn(sql, column)));
  }

  isOldKey({ columns, referredColumns, referredTable }: ForeignKey): boolean {
    return this.isOld(columns) || this.isOld(referredColumns, referredTable);
  }

  isOldIndex(keys: readonly IndexKey[], include: readonly string[], where: string | null): boolean {
    const columns = keys.flatMap(({ column }) => column ?? []);
    return this.isOld([...columns, ...include]) || this.isOldIn([where, ...keys.map(({ expression }) => expression)]);
  }
}

function expandedLists(declared: Table, reflected: Table, uses: Uses) {
  const uniques = both(declared.uniques, reflected.uniques, (key) => uses.isOld([...key.columns, ...key.include]));
  const indexes = both(declared.indexes, reflected.indexes, ({ keys, include, where }) =>
    uses.isOldIndex(keys, include, where),
  );
  const exclusions = both(declared.exclusions, reflected.exclusions, ({ elements, include, where }) =>
    uses.isOldIndex(elements, include, where),
  );
  // The key that it refers to comes with the second revision.
  const isEarly = ({ referredColumns, referredTable }: ForeignKey) => uses.isNew(referredColumns, referredTable);
  const foreignKeys = both(
    declared.foreignKeys.filter((key) => !isEarly(key)),
    reflected.foreignKeys,
    (key) => uses.isOldKey(key),
  );
  const checks = both(declared.checks, reflected.checks, ({ expression }) => uses.isOldIn([expression]));
  const statistics = both(declared.statistics ?? [], reflected.statistics ?? [], ({ keys }: ExtendedStatistics) =>
    uses.isOldIn(keys),
  );
  return {
    uniques: uniques.parts,
    exclusions: exclusions.parts,
    foreignKeys: foreignKeys.parts,
    checks: checks.parts,
    indexes: [
      ...indexes.parts,
      ...[...uniques.waiting, ...indexes.waiting].flatMap((part) => substitutes(declared, part)),
    ],
    ...(statistics.parts.length > 0 && { statistics: statistics.parts }),
  };
}

interface Both<T> {
  readonly parts: readonly T[];
  /** Declared parts whose names are taken by what the old columns need. */
  readonly waiting: readonly T[];
}

function both<T extends { readonly name: string }>(
  declared: readonly T[],
  reflected: readonly T[],
  isOld: (part: T) => boolean,
): Both<T> {
  const kept = reflected.filter((part) => isOld(part) && !declared.some((other) => sameValue(other, part)));
  const taken = new Set(kept.map(({ name }) => name));
  return {
    parts: [...declared.filter(({ name }) => !taken.has(name)), ...kept],
    waiting: declared.filter(({ name }) => taken.has(name)),
  };
}

/** Whether an index has a temporary name until the second revision. */
export function isSubstitute(name: string): boolean {
  return name.startsWith(helperPrefix(SUBSTITUTE));
}

const SUBSTITUTE = 'index';

/** The new program needs the index before it can have its name. */
function substitutes(table: Table, part: Index | UniqueConstraint | PrimaryKey | null): readonly Index[] {
  // PostgreSQL names the indexes of partitions.
  if (part === null || table.partitionBy !== undefined || table.partitionOf !== undefined) return [];
  const name = helperName(SUBSTITUTE, [table.schema, table.name, part.name]);
  return [{ ...('keys' in part ? part : indexBehind(part)), name, comment: null }];
}

/** An index refuses at once what a deferrable constraint allows until the end of the transaction. */
function indexBehind(key: UniqueConstraint | PrimaryKey): Index {
  return { ...indexOfKey(key), unique: !key.deferrable };
}

/** Options may name an index. */
function expandedOptions(
  { options, indexes, uniques, primaryKey, exclusions }: Table,
  reflected: Table,
): TableOptions | undefined {
  const parts = [...indexes, ...uniques, ...exclusions, ...(primaryKey === null ? [] : [primaryKey])];
  const names = new Set(parts.map(({ name }) => name));
  const identity = options?.replicaIdentity;
  const hasIdentity = typeof identity !== 'object' || names.has(identity.index);
  const hasCluster = options?.clusterOn === undefined || names.has(options.clusterOn);
  return hasIdentity && hasCluster ? options : reflected.options;
}
