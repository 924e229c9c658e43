import { describeOperation } from '../../../autogen/describe/describe-operation.js';
import { LimbeckError } from '../../../errors/limbeck-error.js';
import type { Operation } from '../../../operations/operation.js';
import type { Reflection } from '../../../reflect/reflection.js';
import type { Connection } from '../../../runtime/connection.js';
import type { Scratch } from '../../../scratch/scratch.js';
import { withScratch } from '../../../scratch/with-scratch.js';
import type { ResolvedSettings } from '../../../settings/resolved-settings.js';
import { scratchPrinters } from '../../declare/declared-schema.js';
import { scratchOptions } from '../../declare/scratch-options.js';
import type { CommandEvents } from '../../environment/command-events.js';
import { type ComparedDifference, compareDatabase } from '../difference.js';
import { copySchema, differencesFrom } from './copy-schema.js';
import { refusalOf, runOnScratch } from './run-on-scratch.js';
import type { Trial, TrialFailure } from './trial.js';

/** What a difference was found for. */
export interface TrialFor {
  readonly live: Connection;
  readonly settings: ResolvedSettings;
  readonly events: CommandEvents;
}

/**
 * Runs a revision on a copy of the schema in a scratch database: up, comparing with what is declared, down, comparing with
 * what there was. The tables of the copy are empty, so whether rows are in the way stays open.
 */
export async function tryDifference(difference: ComparedDifference, trial: TrialFor): Promise<Trial> {
  const { live, settings, events } = trial;
  try {
    return await withScratch(scratchOptions({ live, settings, events }), (scratch) =>
      tryOn(scratch, difference, trial),
    );
  } catch (error) {
    if (error instanceof LimbeckError && error.code === 'SCRATCH_IMPOSSIBLE') {
      return { outcome: 'not tried', why: error.message };
    }
    throw error;
  }
}

async function tryOn(scratch: Scratch, difference: ComparedDifference, trial: TrialFor): Promise<Trial> {
  if (scratch.connection.isNested === true) {
    return { outcome: 'not tried', why: 'The role of `devUrl` may not create a database.' };
  }
  const copy = await copySchema(scratch, trial);
  if (typeof copy === 'string') return { outcome: 'not tried', why: copy };
  const attempt = { difference, before: copy, trial };
  return (await tryUpgrade(scratch, attempt)) ?? (await tryDowngrade(scratch, attempt)) ?? { outcome: 'passed' };
}

/** What is declared was built for the comparison, and need not be again: the copy now has what its texts use. */
async function tryUpgrade(scratch: Scratch, { difference, before, trial }: Attempt): Promise<TrialFailure | null> {
  const refusal = await refusalOf(runOnScratch(scratch, difference.operations));
  if (refusal !== null) return { outcome: 'failed', direction: 'upgrade', what: refusal };
  const printers = scratchPrinters(scratch, before, 'reflected');
  const left = await compareDatabase(scratch.connection, {
    settings: { ...trial.settings, comparators: [] },
    withDeclared: (_defaultSchema, use) => use({ ...difference.side, printers }),
  });
  return failureOf('upgrade', left.operations);
}

interface Attempt {
  readonly difference: ComparedDifference;
  /** What the copy is like, and what the downgrade is to restore. */
  readonly before: Reflection;
  readonly trial: TrialFor;
}

async function tryDowngrade(scratch: Scratch, { difference, before, trial }: Attempt): Promise<TrialFailure | null> {
  const refusal = await refusalOf(runOnScratch(scratch, difference.downgrade));
  if (refusal !== null) return { outcome: 'failed', direction: 'downgrade', what: refusal };
  return failureOf('downgrade', await differencesFrom(scratch, before, trial));
}

function failureOf(direction: TrialFailure['direction'], left: readonly Operation[]): TrialFailure | null {
  const [first] = left;
  if (first === undefined) return null;
  const others = left.length === 1 ? '' : ` (and ${left.length - 1} more)`;
  const what = `After it, autogenerate would still ${describeOperation(first)}${others}.`;
  return { outcome: 'failed', direction, what };
}
