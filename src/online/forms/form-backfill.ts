import { DEFAULT_BATCH } from '../../operations/backfill-operation.js';
import type { Backfill } from '../step.js';
import type { TableFacts } from '../table-facts.js';

/**
 * A backfill of a form.
 *
 * @param fill `where` holds only for rows that are left to do
 */
export function formBackfill(
  place: TableFacts,
  fill: Pick<Backfill, 'table' | 'set' | 'where' | 'keepsValues'>,
): Backfill {
  return { ...fill, key: backfillKey(place), batch: DEFAULT_BATCH, pauseMs: 0, isRepeatable: true, triggers: [] };
}

/** The columns of a key without null: the primary key, or else a unique index. */
export function backfillKey({ indexes, constraints, columns }: TableFacts): readonly string[] | null {
  const primary = constraints.find(({ kind }) => kind === 'primaryKey');
  const isKnown = (column: string) => columns.some(({ name, nullable }) => name === column && !nullable);
  const keys = indexes.flatMap((index) => {
    const { unique, valid, partial, keyCount } = index;
    return unique && valid && !partial && index.columns !== null ? [index.columns.slice(0, keyCount)] : [];
  });
  return primary?.columns ?? keys.find((key) => key.every(isKnown)) ?? null;
}
