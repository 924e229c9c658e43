import type { CheckConstraint } from '../../schema/constraints.js';
import type { CheckRow } from '../catalog/checks.js';
import type { CatalogLookup } from './catalog-lookup.js';

export function toCheck(row: CheckRow, lookup: CatalogLookup): CheckConstraint {
  return {
    kind: 'check',
    name: row.name,
    expression: row.expression,
    noInherit: row.noInherit,
    notValid: !row.validated && row.enforced,
    ...(!row.enforced && { notEnforced: true }),
    comment: lookup.comment('pg_constraint', row.oid),
    ...(row.inherited && { inherited: true }),
  };
}
