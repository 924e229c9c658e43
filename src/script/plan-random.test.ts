import { describe, expect, test } from 'vitest';
import { outcome, rowsAfter } from '../../test/support/graph.js';
import { Random } from '../../test/support/random.js';
import { type Needs, randomWorld, type World } from '../../test/support/random-graph.js';
import { listHistory, parseRange } from './history.js';
import { planDowngrade } from './plan-downgrade.js';
import { planStamp } from './plan-stamp.js';
import { planUpgrade } from './plan-upgrade.js';
import type { Step } from './step.js';

// The rules in their simplest form: a set of applied revisions, closed under what each needs; the version table names
// those that no other applied revision needs.

const SEEDS = Array.from({ length: 120 }, (_, seed) => seed);

describe.each(SEEDS)('in the random graph %i', (seed) => {
  const random = new Random(seed);
  const world = randomWorld(random);
  const { map, ids, needs } = world;
  const applied = closure(random.some(ids, random.below(4)), (id) => needs.get(id) ?? []);
  const rows = random.some(rowsOf(applied, needs), ids.length);
  const [target = 'base'] = random.some(ids, 1);

  test('an upgrade runs what the target needs and is not applied, and keeps the rows right at every step', () => {
    const wanted = closure([target], (id) => needs.get(id) ?? []);
    const steps = planUpgrade(map, rows, target);

    expect(run(steps).sort()).toEqual([...wanted].filter((id) => !applied.has(id)).sort());
    expect(tableAlong(rows, steps)).toEqual(modelAlong(world, applied, steps));
  });

  test('a downgrade removes the descendants of the target and all that needs them, with the right rows at every step', () => {
    const above = ids.filter((id) => world.down.get(id)?.includes(target));
    const going = closure(above, (id) => dependants(world, id));
    const dropped = ids.filter((id) => applied.has(id) && going.has(id));
    const isTarget = dropped.length > 0 || rows.includes(target);
    const steps = isTarget ? planDowngrade(map, rows, target) : [];

    expect(isTarget || refuses(() => planDowngrade(map, rows, target))).toBe(true);
    expect(run(steps).sort()).toEqual(dropped.sort());
    expect(tableAlong(rows, steps)).toEqual(modelAlong(world, applied, steps));
  });

  test('a stamp replaces the rows that the target includes or that include it', () => {
    const below = closure([target], (id) => needs.get(id) ?? []);
    const above = closure([target], (id) => dependants(world, id));
    const others = rows.filter((row) => !below.has(row) && !above.has(row));

    expect(rowsAfter(rows, planStamp(map, rows, { targets: [target] }))).toEqual([...others, target].sort());
  });

  test('a downgrade on a branch removes the descendants of the target there, and all that needs them', () => {
    const [member = target] = random.some(ids, 1);
    const branch = lineage(world, member);
    const above = ids.filter((id) => branch.has(id) && world.down.get(id)?.includes(target));
    const dropped = [...closure(above, (id) => dependants(world, id))].filter((id) => applied.has(id));
    const isTarget = branch.has(target) && (dropped.length > 0 || rows.includes(target));
    const plan = () => planDowngrade(map, rows, `${member}@${target}`);
    const steps = isTarget ? plan() : [];

    expect(isTarget || refuses(plan)).toBe(true);
    expect(run(steps).sort()).toEqual(isTarget ? dropped.sort() : []);
    expect(tableAlong(rows, steps)).toEqual(modelAlong(world, applied, steps));
  });

  test('a stamp with several revisions leaves a row for each that no other includes, or refuses', () => {
    const targets = random.some(ids, 1 + random.below(3));
    const below = (id: string) => closure(needs.get(id) ?? [], (needed) => needs.get(needed) ?? []);
    const isOverlapping = targets.some((upper) => targets.some((lower) => forebears(world, upper).has(lower)));
    const included = new Set(targets.flatMap((id) => [...below(id)]));
    const above = closure(targets, (id) => dependants(world, id));
    const others = rows.filter((row) => !included.has(row) && !above.has(row));
    const plan = () => planStamp(map, rows, { targets });

    expect(refuses(plan)).toBe(isOverlapping);
    expect(isOverlapping || rowsAfter(rows, plan())).toEqual(
      isOverlapping || [...others, ...targets.filter((id) => !included.has(id))].sort(),
    );
  });

  test('history lists each revision of a stretch once, after all that need it', () => {
    const included = closure([target], (id) => needs.get(id) ?? []);
    const listed = listHistory(map, parseRange(`:${target}`)).map(({ id }) => id);
    const early = listed.filter((id, at) => dependants(world, id).some((other) => listed.indexOf(other) > at));

    expect(listed.toSorted()).toEqual([...included].sort());
    expect(early).toEqual([]);
  });

  test('all the way up and down again leaves an empty table', () => {
    const up = planUpgrade(map, [], 'heads');
    const top = rowsAfter([], up);

    expect(outcome(top, planDowngrade(map, top, 'base'))).toMatch(/→$/);
    expect(run(up).sort()).toEqual([...ids].sort());
  });
});

function closure(ids: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(ids);
  for (const id of reached) {
    for (const other of next(id)) {
      reached.add(other);
    }
  }
  return reached;
}

/** What needs a revision directly. */
function dependants({ needs, ids }: World, id: string): string[] {
  return ids.filter((other) => needs.get(other)?.includes(id));
}

/** All that a revision comes after; dependencies are not lineage. */
function forebears({ down }: World, id: string): Set<string> {
  return closure(down.get(id) ?? [], (below) => down.get(below) ?? []);
}

/** The branch that a revision is on. */
function lineage(world: World, member: string): Set<string> {
  const isAbove = (id: string) => forebears(world, id).has(member);
  return new Set([member, ...forebears(world, member), ...world.ids.filter(isAbove)]);
}

function rowsOf(applied: ReadonlySet<string>, needs: Needs): string[] {
  const needed = new Set([...applied].flatMap((id) => needs.get(id) ?? []));
  return [...applied].filter((id) => !needed.has(id)).sort();
}

function run(steps: readonly Step[]): string[] {
  return steps.flatMap(({ revision }) => revision?.id ?? []);
}

/** The rows after each step, as the changes leave them. */
function tableAlong(rows: readonly string[], steps: readonly Step[]): string[][] {
  return steps.map((_, index) => rowsAfter(rows, steps.slice(0, index + 1)));
}

/** The rows after each step, according to the model. A step that is too early or too late appears in no row. */
function modelAlong(world: World, before: ReadonlySet<string>, steps: readonly Step[]): string[][] {
  const { needs } = world;
  const applied = new Set(before);
  return steps.map(({ direction, revision }) => {
    const id = revision?.id ?? '';
    const isRipe =
      direction === 'upgrade'
        ? needs.get(id)?.every((needed) => applied.has(needed))
        : !dependants(world, id).some((other) => applied.has(other));
    if (direction === 'upgrade') {
      applied.add(id);
    } else {
      applied.delete(id);
    }
    return isRipe === true ? rowsOf(applied, needs) : [`${id} ran out of turn`];
  });
}

function refuses(plan: () => unknown): boolean {
  try {
    plan();
    return false;
  } catch {
    return true;
  }
}
