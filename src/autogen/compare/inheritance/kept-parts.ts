import type { Operation } from '../../../operations/operation.js';
import { tablesByName } from '../../../schema/inherit-columns.js';
import { nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { groupBy } from '../../../util/group-by.js';

/** What a table only inherits according to the declaration, but owns in the database. */
export interface KeptParts {
  readonly columns: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
}

/**
 * A table has its columns and checks before it gets a parent, so they remain its own (`attislocal`, `conislocal`), and no command
 * of PostgreSQL changes that.
 *
 * @param added the parents that the table gets
 * @param tables those of the same side
 */
export function keptParts(child: Table, added: readonly QualifiedName[], tables: readonly Table[]): KeptParts {
  const others = (child.inherits ?? []).filter((name) => !added.some((parent) => sameName(parent, name)));
  const staying = tablesByName(tables, others);
  const kept = (part: 'columns' | 'checks') =>
    new Set(
      child[part]
        .filter((each) => !isOwn(each))
        .map(({ name }) => name)
        .filter((name) => !staying.some((parent) => parent[part].some((other) => other.name === name))),
    );
  return { columns: kept('columns'), checks: kept('checks') };
}

/** The parents that tables get, by the key of the table's name. */
export function parentsAddedBy(operations: readonly Operation[]): ReadonlyMap<string, readonly QualifiedName[]> {
  const additions = operations.filter((operation) => operation.kind === 'addParent');
  return new Map(
    [...groupBy(additions, ({ table }) => nameKey(table))].map(([key, each]) => [
      key,
      each.map(({ parent }) => parent),
    ]),
  );
}
