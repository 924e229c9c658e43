import type { TableFacts } from '../table-facts.js';

/** The columns of a key without null: the primary key, or else a unique index. */
export function backfillKey({ indexes, constraints, columns }: TableFacts): readonly string[] | null {
  const primary = constraints.find(({ kind }) => kind === 'primaryKey');
  const isKnown = (column: string) => columns.some(({ name, nullable }) => name === column && !nullable);
  const unique = indexes.find(
    (index) => index.unique && index.valid && !index.partial && index.columns?.every(isKnown),
  );
  return primary?.columns ?? unique?.columns ?? null;
}
