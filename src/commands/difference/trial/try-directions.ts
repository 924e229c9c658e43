import { describeOperation } from '../../../autogen/describe/describe-operation.js';
import type { Operation } from '../../../operations/operation.js';
import type { Reflection } from '../../../reflect/reflection.js';
import type { Connection } from '../../../runtime/connection.js';
import type { Scratch } from '../../../scratch/scratch.js';
import type { ResolvedSettings } from '../../../settings/resolved-settings.js';
import { scratchPrinters } from '../../declare/declared-schema.js';
import type { CommandEvents } from '../../environment/command-events.js';
import { type ComparedDifference, compareDatabase } from '../difference.js';
import { differencesFrom } from './copy-schema.js';
import { refusalOf, runOnScratch } from './run-on-scratch.js';
import type { Trial, TrialFailure } from './trial.js';

/** What a difference was found for. */
export interface TrialFor {
  readonly live: Connection;
  readonly settings: ResolvedSettings;
  readonly events: CommandEvents;
}

export interface Attempt {
  readonly difference: ComparedDifference;
  /** What the copy is like, and what the downgrade is to restore. */
  readonly before: Reflection;
  readonly trial: TrialFor;
  /** Says why PostgreSQL may have done something else on the copy than on the database. */
  readonly findDoubt?: () => Promise<string | null>;
}

/** Runs a revision on a copy of the schema, up and down. */
export async function tryDirections(scratch: Scratch, attempt: Attempt): Promise<Trial> {
  return (await tryUpgrade(scratch, attempt)) ?? (await tryDowngrade(scratch, attempt)) ?? { outcome: 'passed' };
}

/** What is declared was built for the comparison, and need not be again: the copy now has what its texts use. */
async function tryUpgrade(scratch: Scratch, attempt: Attempt): Promise<TrialFailure | null> {
  const { difference, before, trial } = attempt;
  const refusal = await findRefusal(scratch, withoutRows(difference.operations, difference), attempt);
  if (refusal !== null) return { outcome: 'failed', direction: 'upgrade', what: refusal };
  const printers = scratchPrinters(scratch, before, 'reflected');
  const left = await compareDatabase(scratch.connection, {
    settings: { ...trial.settings, comparators: [] },
    // The tables of the copy have no rows.
    withDeclared: (_defaultSchema, use) =>
      use({ ...difference.side, schema: { ...difference.side.schema, rows: [] }, printers }),
  });
  return failureOf('upgrade', left.operations);
}

async function tryDowngrade(scratch: Scratch, attempt: Attempt): Promise<TrialFailure | null> {
  const { difference, before, trial } = attempt;
  const refusal = await findRefusal(scratch, withoutRows(difference.downgrade, difference), attempt);
  if (refusal !== null) return { outcome: 'failed', direction: 'downgrade', what: refusal };
  return failureOf('downgrade', await differencesFrom(scratch, before, trial));
}

/** The tables of the copy are empty: rows that are inserted could refer to rows that it doesn't have. */
function withoutRows(operations: readonly Operation[], { side }: ComparedDifference): readonly Operation[] {
  return side.schema.rows.length === 0
    ? operations
    : operations.filter(({ kind }) => kind !== 'bulkInsert' && kind !== 'updateRows' && kind !== 'deleteRows');
}

async function findRefusal(
  scratch: Scratch,
  operations: readonly Operation[],
  { difference, before, findDoubt }: Attempt,
): Promise<string | null> {
  const enums = [...difference.side.schema.enums, ...before.schema.enums];
  return (await refusalOf(runOnScratch(scratch, operations, enums))) ?? (await findDoubt?.()) ?? null;
}

function failureOf(direction: TrialFailure['direction'], left: readonly Operation[]): TrialFailure | null {
  const [first] = left;
  if (first === undefined) return null;
  const others = left.length === 1 ? '' : ` (and ${left.length - 1} more)`;
  const what = `After it, autogenerate would still ${describeOperation(first)}${others}.`;
  return { outcome: 'failed', direction, what };
}
