import type { Scratch } from '../../../scratch/scratch.js';
import { describeThrown } from '../../../util/thrown.js';
import { type ForeignSection, NOTHING, type ReadContext } from '../foreign-migration.js';

/** The two sections of a migration; null without a way down. */
export interface Recorded {
  readonly upgrade: ForeignSection;
  readonly downgrade: ForeignSection | null;
}

/**
 * Records all migrations, up and then down, on an empty scratch database, and once more on another one: what differs then
 * depends on the time, or on chance.
 */
export async function recordTwice(
  { withScratch }: Pick<ReadContext, 'withScratch'>,
  record: (scratch: Scratch) => Promise<ReadonlyMap<string, Recorded>>,
): Promise<ReadonlyMap<string, Recorded>> {
  const first = await withScratch(record);
  const second = await withScratch(record);
  return new Map(
    [...first].map(([name, { upgrade, downgrade }]) => {
      const again = second.get(name);
      return [
        name,
        {
          upgrade: compareRuns(upgrade, again?.upgrade ?? NOTHING),
          downgrade: downgrade === null ? null : compareRuns(downgrade, again?.downgrade ?? NOTHING),
        },
      ];
    }),
  );
}

function compareRuns(first: ForeignSection, second: ForeignSection): ForeignSection {
  if (first.doubt !== null || first.sql === second.sql) return first;
  return { ...first, doubt: 'two runs sent different SQL, for example a date or a random value' };
}

/** What is left to a person because the code failed. */
export function failedSection(error: unknown): ForeignSection {
  return { sql: '', transaction: true, doubt: `it failed on an empty database: ${describeThrown(error)}` };
}

/** Null for a way down that says that it isn't one: it fails before it sends anything. */
export function failedDowngrade(error: unknown, hasSent: boolean): ForeignSection | null {
  return hasSent ? failedSection(error) : null;
}
