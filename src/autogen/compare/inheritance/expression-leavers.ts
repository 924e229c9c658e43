import { nameKey } from '../../../schema/names.js';
import { parentsOf } from '../../../schema/table.js';
import type { TablePair } from '../tables/table-pair.js';

/**
 * The partitions of partitions of which a column stops to be computed: PostgreSQL refuses DROP EXPRESSION for a table whose
 * children have children, so each level loses the expression by itself. A child that is no partition would keep the column
 * as its own.
 */
export function expressionLeavers(pairs: readonly TablePair[]): (pair: TablePair) => boolean {
  const byName = new Map(pairs.map((pair) => [nameKey(pair.reflected), pair]));
  const parents = ({ reflected }: TablePair) => parentsOf(reflected).flatMap((name) => byName.get(nameKey(name)) ?? []);
  const losesIn = (column: string) => (pair: TablePair) => losesExpression(pair, column);
  return (pair) =>
    pair.reflected.columns.some(({ name, generated }) => {
      const loses = losesIn(name);
      return (
        generated !== null &&
        pair.reflected.partitionOf !== undefined &&
        loses(pair) &&
        parents(pair).some((parent) => loses(parent) && parents(parent).some((above) => loses(above)))
      );
    });
}

function losesExpression({ declared, reflected }: TablePair, column: string): boolean {
  const [wanted, found] = [declared, reflected].map(({ columns }) => columns.find(({ name }) => name === column));
  return found !== undefined && found.generated !== null && wanted !== undefined && wanted.generated === null;
}
