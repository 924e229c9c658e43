import type { Dependence } from '../../schema/defined-object.js';
import { ancestorFinder } from '../../schema/inherit-columns.js';
import { besideTable, type Key, objectKey, partKey } from '../../schema/keys.js';
import { constraintsOf, isOwn, type Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';
import { mentionsColumn } from '../sql-text.js';

/** A column that a child computes in another way than its parent gets its expression once it is inherited. */
export function computedInOtherWays(tables: readonly Table[]): readonly Dependence[] {
  const ancestorsOf = ancestorFinder(tables);
  return tables.flatMap((table) => {
    const computed = table.columns.filter((column) => column.generated !== null && !isOwn(column));
    return (computed.length === 0 ? [] : ancestorsOf(table)).flatMap((ancestor) =>
      computed
        .filter(({ name, generated }) =>
          ancestor.columns.some((column) => column.name === name && !sameValue(column.generated, generated)),
        )
        .map(({ name }) => ({ dependent: partKey('column', table, name), on: partKey('column', ancestor, name) })),
    );
  });
}

/**
 * A generated column is added after the other columns, and before everything of a child that uses it. It is dropped
 * first, but after those.
 */
export function computedByAncestors(tables: readonly Table[]): readonly Dependence[] {
  const ancestorsOf = ancestorFinder(tables);
  return tables.flatMap((table) => {
    const parts = ownExpressions(table);
    const computed = (parts.length === 0 ? [] : ancestorsOf(table)).flatMap((ancestor) =>
      ancestor.columns.flatMap(({ name, generated }) =>
        generated === null ? [] : [partKey('column', ancestor, name)],
      ),
    );
    return computed.flatMap((on) => [objectKey('table', table), ...parts].map((dependent) => ({ dependent, on })));
  });
}

/** A table's own generated column is added after the columns of ancestors that it reads have their types. */
export function computedFromAncestors(tables: readonly Table[]): readonly Dependence[] {
  const ancestorsOf = ancestorFinder(tables);
  return tables.flatMap((table) => {
    const computed = table.columns.filter((column) => column.generated !== null && isOwn(column));
    return (computed.length === 0 ? [] : ancestorsOf(table)).flatMap((ancestor) =>
      computed.flatMap(({ name, generated }) =>
        ancestor.columns
          .filter((column) => generated !== null && mentionsColumn(generated.expression, column.name))
          .map((column) => ({
            dependent: partKey('column', table, name),
            on: partKey('column', ancestor, column.name),
          })),
      ),
    );
  });
}

/** The parts of a table that can use its columns in an expression. */
export function ownExpressions(table: Table): readonly Key[] {
  const { indexes, statistics = [] } = table;
  return [
    ...constraintsOf(table)
      .filter(isOwn)
      .map(({ name }) => partKey('constraint', table, name)),
    ...indexes.filter(isOwn).map(({ name }) => besideTable(table, name)),
    ...statistics.map((each) => objectKey('statistics', each)),
  ];
}

/**
 * A generated column is dropped early, and PostgreSQL drops everything of children that uses it. So that is dropped
 * before.
 */
export function partsOnComputedColumns(tables: readonly Table[]): readonly Dependence[] {
  const ancestorsOf = ancestorFinder(tables);
  return tables.flatMap((table) => {
    const computing = ancestorsOf(table).filter(({ columns }) => columns.some(({ generated }) => generated !== null));
    const parts = computing.length === 0 ? [] : ownExpressions(table);
    return computing.flatMap((ancestor) =>
      parts.map((dependent): Dependence => ({ dependent, on: objectKey('resting', ancestor) })),
    );
  });
}
