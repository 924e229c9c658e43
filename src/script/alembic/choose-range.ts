import type { RevisionNode } from '../revision-node.js';
import { ancestorsOf, dependantsOf, tipsOf } from '../walk-graph.js';
import type { AlembicDirection } from './read-alembic-sql.js';

/** Which revisions Alembic still has to write as SQL, and which it can't. */
export interface RangeState {
  readonly pending: ReadonlySet<RevisionNode>;
  readonly failed: ReadonlySet<RevisionNode>;
}

export interface ChosenRange {
  /** The pending revision that Alembic reaches first: this run writes it or shows why it can't be written. */
  readonly next: RevisionNode;
  /** As `alembic upgrade` and `alembic downgrade` take it. Null if every way to `next` leads through a failed one. */
  readonly range: string | null;
  /** The range that holds `next` alone, if such a range exists. */
  readonly alone: string | null;
}

/**
 * The range to run next, chosen so that one run writes as many revisions as possible and meets none that failed before
 * it has reached a pending one.
 * @param order each revision after those that it needs.
 * @returns null if nothing is pending.
 */
export function chooseRange(
  direction: AlembicDirection,
  order: readonly RevisionNode[],
  state: RangeState,
): ChosenRange | null {
  return direction === 'upgrade' ? chooseUpgrade(order, state) : chooseDowngrade(order, state);
}

function chooseUpgrade(order: readonly RevisionNode[], state: RangeState): ChosenRange | null {
  const next = order.find((node) => state.pending.has(node));
  if (next === undefined) return null;
  const toNext = ancestorsOf([next]);
  // A range has one start: Alembic takes this revision and its ancestors as applied, and runs everything else.
  const starts = next.needs.length === 0 ? [null] : next.needs;
  let best: ChosenRange = { next, range: null, alone: null };
  for (const start of starts) {
    const applied = ancestorsOf(start === null ? [] : [start]);
    const between = [...toNext].filter((node) => !applied.has(node));
    if (between.some((node) => state.failed.has(node))) continue;
    const from = start?.id ?? 'base';
    const range = `${from}:${chooseEnd(order, applied, state)}`;
    if (between.length === 1) return { next, range, alone: `${from}:${next.id}` };
    if (best.range === null) best = { next, range, alone: null };
  }
  return best;
}

/** All heads, or the one end that leads to most pending revisions without a failed one on the way. */
function chooseEnd(
  order: readonly RevisionNode[],
  applied: ReadonlySet<RevisionNode>,
  { pending, failed }: RangeState,
): string {
  const left = order.filter((node) => !applied.has(node));
  const blocked = dependantsOf(left.filter((node) => failed.has(node)));
  if (blocked.size === 0) return 'heads';
  const open = new Set(left.filter((node) => !blocked.has(node)));
  const counted = tipsOf(open, (node) => node.neededBy).map((tip) => ({
    id: tip.id,
    count: [...ancestorsOf([tip])].filter((node) => open.has(node) && pending.has(node)).length,
  }));
  return counted.sort((one, other) => other.count - one.count)[0]?.id ?? 'heads';
}

/** A downgrade begins with the revision that it starts from, so that any of them can be the start. */
function chooseDowngrade(order: readonly RevisionNode[], { pending }: RangeState): ChosenRange | null {
  const next = order.findLast((node) => pending.has(node));
  if (next === undefined) return null;
  const [down] = next.down;
  const end = next.needs.length === 0 ? 'base' : next.needs.length === 1 ? down?.id : undefined;
  return { next, range: `${next.id}:base`, alone: end === undefined ? null : `${next.id}:${end}` };
}
