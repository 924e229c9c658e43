import type { Dependence } from '../../../schema/defined-object.js';
import { type Key, tableOfPart } from '../../../schema/keys.js';
import { hasFeature } from '../../../schema/server-features.js';

/**
 * Generated columns that can't change their type or become plain, by the keys of their defaults. Before PostgreSQL 15, the
 * column itself depends on the functions and collations of the expression. PostgreSQL then refuses to change the type, and
 * still drops the column with the function after DROP EXPRESSION.
 */
export function boundColumns(dependences: readonly Dependence[], serverVersion: number): ReadonlySet<Key> {
  const isOutside = ({ dependent, on }: Dependence) =>
    dependent.startsWith('default:') && (tableOfPart(on) ?? on) !== tableOfPart(dependent);
  return new Set(
    hasFeature(serverVersion, 'unboundExpressions')
      ? []
      : dependences.filter(isOutside).map(({ dependent }) => dependent),
  );
}
