import { describe, expect, test } from 'vitest';
import { graph } from '../../../test/support/graph.js';
import { Random } from '../../../test/support/random.js';
import { randomWorld } from '../../../test/support/random-graph.js';
import type { RevisionMap } from '../revision-map.js';
import type { RevisionNode } from '../revision-node.js';
import { sortOldestFirst } from '../sort-revisions.js';
import { ancestorsOf } from '../walk-graph.js';
import { chooseRange } from './choose-range.js';
import type { AlembicDirection } from './read-alembic-sql.js';

/** Plays Alembic, of which some revisions fail, until nothing is pending. */
function play(map: RevisionMap, direction: AlembicDirection, failing: ReadonlySet<string>) {
  const order = sortOldestFirst(new Set(map.nodes));
  const pending = new Set(order);
  const failed = new Set<RevisionNode>();
  const blocked: string[] = [];
  const runs: string[] = [];
  const choose = () => chooseRange(direction, order, { pending, failed });
  for (let chosen = choose(); chosen !== null; chosen = choose()) {
    const { next, range } = chosen;
    if (range === null) blocked.push(next.id);
    else runs.push(range);
    const plan = range === null ? [next] : planOf(order, direction, range);
    const at = plan.findIndex((node) => node.id === (range === null ? next.id : '') || failing.has(node.id));
    const stop = plan[at];
    if (stop !== undefined) failed.add(stop);
    const reached = stop === undefined ? plan : plan.slice(0, at + 1);
    if (!reached.some((node) => pending.delete(node))) throw new Error(`${range} leads to nothing new`);
    for (const node of reached) pending.delete(node);
  }
  return { runs, blocked, failed: [...failed].map(({ id }) => id) };
}

/** The revisions of a range, in the order in which Alembic runs them. */
function planOf(order: readonly RevisionNode[], direction: AlembicDirection, range: string): readonly RevisionNode[] {
  const [low = '', high = ''] = direction === 'upgrade' ? range.split(':') : range.split(':').reverse();
  const find = (name: string) => order.filter(({ id }) => name === 'heads' || name === id);
  const [applied, reached] = [ancestorsOf(find(low)), ancestorsOf(find(high))];
  const plan = order.filter((node) => reached.has(node) && !applied.has(node));
  return direction === 'upgrade' ? plan : plan.reverse();
}

const LINE = graph('a', 'a>b', 'b>c', 'c>d', 'd>e');

describe('the ranges for Alembic', () => {
  test('are one for each direction, and one more behind each revision that fails', () => {
    expect(play(LINE, 'upgrade', new Set(['b', 'd'])).runs).toEqual(['base:heads', 'b:heads', 'd:heads']);
    expect(play(LINE, 'downgrade', new Set(['b', 'd'])).runs).toEqual(['e:base', 'c:base', 'a:base']);
  });

  test('lead around a revision that fails on another branch', () => {
    const map = graph('a', 'a>b1', 'b1>b2', 'a>c1', 'c1>c2', 'b2,c2>m', 'm>n');

    expect(play(map, 'upgrade', new Set(['b1', 'c1']))).toEqual({
      runs: ['base:heads', 'c1:heads', 'b1:b2', 'm:heads'],
      blocked: ['m'],
      failed: ['c1', 'b1', 'm'],
    });
  });

  test.each(Array.from({ length: 200 }, (_, seed) => seed))(
    'reach all that can be reached in random graph %i',
    (seed) => {
      const random = new Random(seed);
      const { map, ids } = randomWorld(random);
      const failing = new Set(random.some(ids, random.below(4)));

      for (const direction of ['upgrade', 'downgrade'] as const) {
        const { failed, blocked } = play(map, direction, failing);
        expect(new Set([...failing, ...blocked])).toEqual(new Set(failed));
      }
    },
  );
});
