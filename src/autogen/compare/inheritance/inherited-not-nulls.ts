import { nameKey } from '../../../schema/names.js';
import { isOwn, parentsOf, type Table } from '../../../schema/table.js';
import { sameValue } from '../../../util/same-value.js';
import type { TablePair } from '../tables/table-pair.js';
import { holdsNotNull, stayingParents } from './given-up-not-nulls.js';

interface AllTables {
  readonly declared: readonly Table[];
  readonly reflected: readonly Table[];
}

/**
 * Whether a table must be detached from its parents because of the names of its NOT NULL
 * constraints. PostgreSQL gives an inherited constraint the name that it has in the parent, but
 * keeps the name of one that exists already. It renames no inherited constraint, and no constraint
 * of a parent whose children use another name.
 */
export function detachesForNotNulls({ declared, reflected }: AllTables): (pair: TablePair) => boolean {
  const byName = (tables: readonly Table[]) => new Map(tables.map((table) => [nameKey(table), table]));
  const [wantedTables, foundTables] = [byName(declared), byName(reflected)];
  const parents = (table: Table, tables: ReadonlyMap<string, Table>) =>
    parentsOf(table).flatMap((name) => tables.get(nameKey(name)) ?? []);
  return (pair) => {
    const staying = (key: string) => {
      const [after, before] = [wantedTables.get(key), foundTables.get(key)];
      return after && before && { declared: after, reflected: before };
    };
    const kept = stayingParents(pair, staying);
    if (holdsNotNull(pair, kept)) {
      return true;
    }
    const named = pair.declared.columns.filter(({ notNull }) => notNull?.inherited === true);
    if (named.length === 0) {
      return false;
    }
    const [newParents, oldParents] = [parents(pair.declared, wantedTables), parents(pair.reflected, foundTables)];
    const [wanted, found] = [ownNames(pair.declared, newParents), ownNames(pair.reflected, oldParents)];
    const isRenamed = (column: string) => !sameValue(namesIn(newParents, column), namesIn(oldParents, column));
    // While no parent has NOT NULL, that of the table is renamed in place, and the parents' is merged with it.
    const isAlone = (column: string) => namesIn(oldParents, column).length === 0 && isNotNull(pair.reflected, column);
    return named.some(({ name }) =>
      wanted.get(name) === found.get(name)
        ? (found.has(name) && isRenamed(name)) || kept.some((parent) => !followsName(pair, parent, name))
        : !isAlone(name),
    );
  };
}

/** Whether the constraint gets its name with that of a parent that stays, if the parent has it all the time. */
function followsName(pair: TablePair, parent: TablePair, column: string): boolean {
  const [was, is] = [nameOfNotNull(pair.reflected, column), nameOfNotNull(pair.declared, column)];
  const [before, after] = [nameOfNotNull(parent.reflected, column), nameOfNotNull(parent.declared, column)];
  const hasNames = [was, is, before, after].every((name) => name !== undefined);
  return !hasNames || was === is || (was === before && is === after);
}

function nameOfNotNull({ columns }: Table, column: string): string | undefined {
  return columns.find(({ name }) => name === column)?.notNull?.name;
}

/**
 * Whether the table has names of NOT NULL constraints that CREATE TABLE … PARTITION OF does not
 * give.
 */
export function hasOwnNotNullNames(table: Table, parents: readonly Table[]): boolean {
  return ownNames(table, parents).size > 0;
}

/**
 * Whether the table's own primary key has a column whose NOT NULL constraint is named as in a
 * parent. CREATE TABLE with both the key and the parent names the constraint after the new table.
 */
export function keepsParentNamesOfNotNulls({ columns, primaryKey }: Table, parents: readonly Table[]): boolean {
  const keyed = primaryKey !== null && isOwn(primaryKey) ? primaryKey.columns : [];
  return columns.some(
    ({ name, notNull }) =>
      keyed.includes(name) && notNull !== undefined && namesIn(parents, name).includes(notNull.name),
  );
}

/** The names of NOT NULL constraints that no parent uses, by column. */
function ownNames({ columns }: Table, parents: readonly Table[]): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap(({ name, nullable, notNull }) => {
      const names = namesIn(parents, name);
      const isItsOwn = names.length > 0 && notNull !== undefined && !nullable && !names.includes(notNull.name);
      return isItsOwn ? [[name, notNull.name] as const] : [];
    }),
  );
}

function isNotNull({ columns }: Table, column: string): boolean {
  return columns.some(({ name, nullable }) => name === column && !nullable);
}

function namesIn(tables: readonly Table[], column: string): readonly string[] {
  return tables.flatMap((table) => nameOfNotNull(table, column) ?? []);
}
