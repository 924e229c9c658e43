import type { Backfill } from '../step.js';
import type { TableFacts } from '../table-facts.js';

const BATCH = 5000;

/**
 * A backfill of a form.
 *
 * @param fill `where` holds only for rows that are left to do
 */
export function formBackfill(place: TableFacts, fill: Pick<Backfill, 'table' | 'set' | 'where'>): Backfill {
  return { ...fill, key: backfillKey(place), batch: BATCH, pauseMs: 0, isRepeatable: true };
}

/** The columns of a key without null: the primary key, or else a unique index. */
function backfillKey({ indexes, constraints, columns }: TableFacts): readonly string[] | null {
  const primary = constraints.find(({ kind }) => kind === 'primaryKey');
  const isKnown = (column: string) => columns.some(({ name, nullable }) => name === column && !nullable);
  const unique = indexes.find(
    (index) => index.unique && index.valid && !index.partial && index.columns?.every(isKnown),
  );
  return primary?.columns ?? unique?.columns ?? null;
}
