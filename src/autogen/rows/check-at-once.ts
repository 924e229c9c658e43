import { setConstraintsSql } from '../../ddl/set-constraints.js';
import type { Execute } from '../../operations/execute-operation.js';
import { indexedOf } from '../../schema/indexed.js';
import { bareName, nameKey, type QualifiedName } from '../../schema/names.js';
import { constraintsOf, isOwn, type Table } from '../../schema/table.js';
import type { DirectedChanges, IsEnforced } from './row-references.js';

/**
 * Lets PostgreSQL check deferred constraints at once while rows change: it alters no table of which rows have still to be
 * checked.
 *
 * @param tables all tables after the operations, and before them: whether a constraint is deferred changes after the rows
 */
export function checkAtOnce(
  tables: { readonly before: readonly Table[]; readonly after: readonly Table[] },
  changes: readonly DirectedChanges[],
  isEnforced: IsEnforced,
): readonly Execute[] {
  const changed = new Set(changes.map(({ table }) => nameKey(table)));
  const before = new Map(tables.before.map((table) => [nameKey(table), constraintsOf(table)]));
  const names = tables.after.flatMap((table) => {
    const foreignKeys = table.foreignKeys.filter(
      (key) => isEnforced(table, key) && (changed.has(nameKey(table)) || changed.has(nameKey(key.referredTable))),
    );
    const keys = changed.has(nameKey(table)) ? indexedOf(table).filter((key) => isEnforced(table, key)) : [];
    return [...foreignKeys, ...keys].flatMap((key): readonly QualifiedName[] => {
      const was = before.get(nameKey(table))?.find(({ name }) => name === key.name) ?? key;
      const isDeferred = 'initiallyDeferred' in was && was.initiallyDeferred;
      return isOwn(key) && isDeferred ? [{ schema: table.schema, name: key.name }] : [];
    });
  });
  if (names.length === 0) return [];
  const around = (when: 'before' | 'after') => ({ when, tables: changes.map(({ table }) => bareName(table)) });
  return [
    { kind: 'execute', sql: setConstraintsSql(names, 'IMMEDIATE'), aroundRows: around('before') },
    { kind: 'execute', sql: setConstraintsSql(names, 'DEFERRED'), aroundRows: around('after') },
  ];
}
