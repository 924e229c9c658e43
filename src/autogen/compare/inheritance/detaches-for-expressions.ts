import { partKey } from '../../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import { parentsOf } from '../../../schema/table.js';
import type { TablePair } from '../tables/table-pair.js';

/**
 * Partitions of partitions in which a column stops being computed. PostgreSQL refuses DROP
 * EXPRESSION for a table whose children have children, so the expression is dropped for each level
 * separately. For INHERITS this does not work: a detached child would keep the column as its own.
 */
export function detachesForExpressions(pairs: readonly TablePair[]): (pair: TablePair) => boolean {
  const byName = new Map(pairs.map((pair) => [nameKey(pair.reflected), pair]));
  const parents = ({ reflected }: TablePair) => parentsOf(reflected).flatMap((name) => byName.get(nameKey(name)) ?? []);
  const losesIn = (column: string) => (pair: TablePair) => losesExpression(pair, column);
  return (pair) =>
    pair.reflected.partitionOf !== undefined &&
    pair.reflected.columns.some(({ name, generated }) => {
      const loses = losesIn(name);
      return (
        generated !== null &&
        loses(pair) &&
        parents(pair).some((parent) => loses(parent) && parents(parent).some((above) => loses(above)))
      );
    });
}

/**
 * Whether a column that children of children inherit stops being computed. A child can't leave its parent for that, because
 * the column would stay its own for good, so the column is rebuilt.
 */
export function deepExpressions(pairs: readonly TablePair[]): (table: QualifiedName, column: string) => boolean {
  const byName = new Map(pairs.map((pair) => [nameKey(pair.reflected), pair]));
  const losingAbove = (name: string, { reflected }: TablePair) =>
    (reflected.inherits ?? [])
      .flatMap((parent) => byName.get(nameKey(parent)) ?? [])
      .filter((parent) => losesExpression(parent, name));
  const deep = new Set(
    pairs.flatMap((pair) =>
      pair.reflected.columns
        .filter(({ name, generated }) => generated !== null && losesExpression(pair, name))
        .flatMap(({ name }) =>
          losingAbove(name, pair)
            .flatMap((parent) => losingAbove(name, parent))
            .map(({ declared }) => partKey('column', declared, name)),
        ),
    ),
  );
  return (table, column) => deep.has(partKey('column', table, column));
}

function losesExpression({ declared, reflected }: TablePair, column: string): boolean {
  const [wanted, found] = [declared, reflected].map(({ columns }) => columns.find(({ name }) => name === column));
  return found !== undefined && found.generated !== null && wanted !== undefined && wanted.generated === null;
}
