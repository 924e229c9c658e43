import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import type { AlterColumn } from '../../operations/column-operations.js';
import type { ReplaceEnum } from '../../operations/enum-operations.js';
import type { Operation } from '../../operations/operation.js';
import { changeInWords, lossOf } from '../../schema/lossy-change.js';
import { formatName } from '../../schema/names.js';
import { groupBy } from '../../util/group-by.js';
import type { Queryable } from '../../util/queryable.js';
import { type DatabaseFacts, showRelation } from './facts.js';
import { findRelation } from './rows-set-aside.js';

/** What directives would lose, as far as that is plain before they run, or cannot be seen afterwards. */
export async function predictLosses(
  operations: readonly Operation[],
  now: DatabaseFacts,
  ask: Queryable,
): Promise<readonly string[]> {
  const losses: string[] = [];
  for (const operation of operations) {
    if (operation.kind === 'alterColumn') losses.push(...lossInType(operation, now));
    if (operation.kind === 'replaceEnum') losses.push(...(await mergedValues(operation, ask)));
  }
  return losses;
}

/** The directive need not say what type the column has; the database does. */
function lossInType({ table, column, type }: AlterColumn, now: DatabaseFacts): readonly string[] {
  const relation = findRelation(now, table);
  const found = [...(relation?.columns.values() ?? [])].find(({ name }) => name === column);
  if (type === undefined || relation === undefined || found === undefined || found.isGenerated) return [];
  const loss = lossOf(found.type, type.to);
  return loss === null ? [] : [`${loss} ${showRelation(relation)}.${column} (${changeInWords(found.type, type.to)})`];
}

/** Values that become one, so that nobody can tell which rows had which. */
async function mergedValues({ type, values, mapping = {} }: ReplaceEnum, ask: Queryable): Promise<readonly string[]> {
  if (Object.keys(mapping).length === 0) return [];
  const { rows } = await ask.query<{ readonly labels: string | null }>(`
    SELECT pg_catalog.json_agg(e.enumlabel)::pg_catalog.text AS labels FROM pg_catalog.pg_enum AS e
     WHERE e.enumtypid OPERATOR(pg_catalog.=) pg_catalog.to_regtype(${quoteLiteral(quoteName(type))})::pg_catalog.oid`);
  const labels: unknown = JSON.parse(rows[0]?.labels ?? '[]');
  const old = Array.isArray(labels) ? labels.map(String) : [];
  const renamed = new Map(Object.entries(mapping));
  // PostgreSQL refuses rows with a value that has no successor.
  const successors = groupBy(old, (label) => renamed.get(label) ?? label);
  return values.flatMap((value) => {
    const merged = successors.get(value) ?? [];
    return merged.length < 2 ? [] : [`makes one value of ${merged.join(' and ')} in ${formatName(type)}`];
  });
}
