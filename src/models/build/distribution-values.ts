import { distributedTwice, unknownReferredTable } from '../../errors/model-errors.js';
import type { Distribution } from '../../schema/distribution.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { DistributionDeclaration } from '../distribution-declaration.js';
import { resolveColumn, type TableScope } from './table-scope.js';

interface Places {
  readonly scopes: readonly TableScope[];
  readonly home: (name: QualifiedName) => QualifiedName;
}

/** The tables, with how Citus distributes them. */
export function withDistributions(
  tables: readonly Table[],
  declarations: readonly DistributionDeclaration[],
  { scopes, home }: Places,
): readonly Table[] {
  if (declarations.length === 0) return tables;
  const scopeOf = new Map(scopes.map((scope) => [nameKey(scope.name), scope]));
  const values = new Map<string, Distribution>();
  for (const declaration of declarations) {
    const name = home(declaration.table);
    const scope = scopeOf.get(nameKey(name));
    if (scope === undefined) {
      throw unknownReferredTable({ table: formatName(name) }, formatName(name), tables.map(formatName));
    }
    if (values.has(nameKey(name))) throw distributedTwice(formatName(name));
    values.set(nameKey(name), toDistribution(declaration, scope, home));
  }
  return tables.map((table) => {
    const distribution = values.get(nameKey(table));
    return distribution === undefined ? table : { ...table, distribution };
  });
}

function toDistribution(
  { distributed }: DistributionDeclaration,
  scope: TableScope,
  home: Places['home'],
): Distribution {
  if (distributed === null) return { kind: 'reference' };
  const { by, colocateWith } = distributed;
  return {
    ...distributed,
    by: by === null ? null : resolveColumn(scope, by, 'the distribution'),
    ...(colocateWith && { colocateWith: home(colocateWith) }),
  };
}
