import { rmSync } from 'node:fs';
import type { Queryable } from '../../../src/util/queryable.js';
import { describeDatabase } from '../../support/describe-database.js';
import { createProject } from '../../support/project.js';
import { EMPTY, type Outcome, runTask, type Task } from '../changes/round.js';
import { type SmallWorld, variantsOf } from './world.js';

/** Outcomes of a round, and `equal`: the pair has the same schemas as an earlier pair, or the same on both sides. */
export type PairOutcome = Outcome['kind'] | 'equal';

interface Where {
  readonly db: Queryable;
  readonly databaseUrl: string;
}

/** Tries the pairs of one world, each only once. */
export class PairsOfWorld {
  readonly #world: SmallWorld;
  readonly #variants: readonly (readonly string[])[];
  readonly #where: Where;
  /** What PostgreSQL says of each variant. Null if PostgreSQL refuses it. */
  readonly #descriptions = new Map<readonly string[], string | null>();
  readonly #tried = new Set<string>();

  constructor(world: SmallWorld, where: Where) {
    this.#world = world;
    this.#variants = variantsOf(world);
    this.#where = where;
  }

  /** The number of pairs, in which most schemas occur several times. */
  get count(): number {
    return this.#variants.length ** 2;
  }

  /** A number below `count` is one pair. Pairs with adjacent numbers have little in common. */
  pairAt(number: number): Pick<Task, 'before' | 'after'> {
    const place = (number * stride(this.count)) % this.count;
    const before = this.#variants[Math.floor(place / this.#variants.length)] ?? [];
    const after = this.#variants[place % this.#variants.length] ?? [];
    return { before, after };
  }

  async tryPair(number: number): Promise<PairOutcome> {
    const { before, after } = this.pairAt(number);
    const [is, wanted] = [await this.#describe(before), await this.#describe(after)];
    if (is === null || wanted === null) return 'invalid';
    const both = `${is}\n->\n${wanted}`;
    if (is === wanted || this.#tried.has(both)) return 'equal';
    this.#tried.add(both);
    const { rows = [], kept = [], renames } = this.#world;
    const project = createProject({ 'migrations/versions/.keep': '' });
    try {
      const { kind } = await runTask(
        {
          before,
          after,
          inserts: rows.map((insert) => `DO $rows$ BEGIN ${insert}; EXCEPTION WHEN OTHERS THEN NULL; END $rows$`),
          kept: kept.map((query) => ({ label: query, isOnlyUp: false, before: query, after: query })),
          renames: renames?.(before, after) ?? {},
          models: null,
        },
        { ...this.#where, project },
      );
      return kind;
    } finally {
      rmSync(project.folder, { recursive: true, force: true });
    }
  }

  async #describe(variant: readonly string[]): Promise<string | null> {
    const known = this.#descriptions.get(variant);
    if (known !== undefined) return known;
    const { db } = this.#where;
    await db.query(EMPTY);
    const found = await db.query(variant.join(';\n')).then(
      async () => (await describeDatabase(db)).join('\n'),
      () => null,
    );
    this.#descriptions.set(variant, found);
    return found;
  }
}

/** A step that reaches every number below `count`, and isn't near the one before. */
function stride(count: number): number {
  let step = Math.max(1, Math.floor(count * 0.618));
  while (greatestCommonDivisor(step, count) !== 1) step++;
  return step;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
