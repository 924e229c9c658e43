import type { OnlineSettings } from '../../online/decision.js';
import type { Operation } from '../../operations/operation.js';
import type { Step } from '../../script/step.js';
import type { Queryable } from '../../util/queryable.js';
import {
  RevisionJournals,
  readUnfinished,
  refuseForeignJournal,
  refuseUnfinished,
} from '../journal/resumed-revisions.js';
import type { RevisionJournal } from '../journal/revision-journal.js';
import { explainScriptFailure } from '../offline/explain-script-failure.js';
import { isConnectionLost } from '../postgres-report.js';
import { loadSteps } from '../run/load-steps.js';
import { refuseLongIds } from '../run/refuse-long-ids.js';
import type { LoadedStep, StepSettings } from '../run/run-step.js';
import { type UndoneRevision, Unfinished } from '../run/undo-unfinished.js';
import type { RunOptions } from '../run-options.js';
import { applyVersionChange, readVersionTable } from '../version-table.js';
import type { PlannedRevision, RunPlan } from './plan.js';
import type { PlanContext } from './plan-context.js';
import { PlanFacts } from './plan-facts.js';
import { holdLocks } from './plan-locks.js';
import { RevisionPlan } from './plan-revision.js';
import { planUndo } from './plan-undo.js';
import { readBody } from './read-body.js';
import { ReadOnlySession } from './read-only-session.js';
import { TransactionCount } from './transaction-count.js';

export interface PlanSettings extends Pick<StepSettings, 'allowDestructive' | 'tag' | 'x' | 'args' | 'journalOf'> {
  readonly online: OnlineSettings;
  readonly transactionPerMigration: boolean;
  /** Ends with an error at the first step that stops others on a large table. */
  readonly refusesBlocking: boolean;
  /** `add column users.bio text` */
  readonly describe: (operation: Operation) => string;
}

/** What a run needs to be told, as far as a plan depends on it. */
export interface PlanOptions
  extends Pick<
    RunOptions,
    'connection' | 'versionTable' | 'plan' | 'loadBody' | 'args' | 'tag' | 'x' | 'transactionPerMigration' | 'undoes'
  > {
  readonly allowDestructive: boolean | readonly string[];
  readonly online: OnlineSettings;
  readonly describe: PlanSettings['describe'];
}

/** Reads the heads, and plans what a run would do. What refuses the run at its start refuses the plan. */
export async function planRun(options: PlanOptions): Promise<RunPlan> {
  const { connection, versionTable, plan, loadBody, online } = options;
  const table = await readVersionTable(connection, versionTable);
  const unfinished = new Unfinished(await readUnfinished(connection, table), options.undoes);
  const { undone, resumed, toUndo } = unfinished;
  const steps = await plan(table.heads, undone);
  await refuseLongIds(connection, table, steps);
  const loaded = await loadSteps(steps, loadBody);
  if (loaded.length + undone.length > 0) await refuseForeignJournal(connection, table);
  refuseUnfinished(resumed, steps);
  const isShared = connection.kind === 'pg' && connection.isNested !== true;
  try {
    const revisions = await planLoadedSteps(
      connection,
      { toUndo, steps: loaded },
      {
        allowDestructive: options.allowDestructive,
        tag: options.tag ?? null,
        x: options.x ?? {},
        args: options.args ?? {},
        journalOf: new RevisionJournals(table, resumed).of,
        // Nobody else uses an embedded database, and a run can't leave a transaction of the caller.
        online: isShared ? online : { ...online, online: false },
        transactionPerMigration: options.transactionPerMigration === true,
        refusesBlocking: false,
        describe: options.describe,
      },
    );
    const after = steps.flatMap(({ versionChanges }) => versionChanges).reduce(applyVersionChange, table.heads);
    return { before: table.heads, after, revisions };
  } catch (error) {
    throw isConnectionLost(error) ? error : explainScriptFailure(error, 'Nothing was executed.');
  }
}

export interface PlannedWork {
  /** Revisions that could not end, and are undone before the steps. */
  readonly toUndo?: readonly UndoneRevision[];
  readonly steps: readonly LoadedStep[];
}

/** Plans the steps of a run. Nothing is executed but queries, and trials on temporary tables. */
export async function planLoadedSteps(
  db: Queryable,
  { toUndo = [], steps }: PlannedWork,
  settings: PlanSettings,
): Promise<readonly PlannedRevision[]> {
  const session = new ReadOnlySession(db);
  try {
    const facts = await PlanFacts.begin(session);
    const transactions = new TransactionCount();
    const { online, describe, refusesBlocking } = settings;
    const planned: PlannedRevision[] = [];
    for (const one of toUndo) planned.push(await planUndo(session, one, transactions));
    for (const loaded of steps) {
      const isGuarded = mayNotDestroy(loaded.step, settings);
      planned.push(
        await planStep(loaded, settings, { facts, transactions, online, describe, refusesBlocking, isGuarded }),
      );
    }
    return hold(planned);
  } finally {
    await session.close();
  }
}

async function planStep(loaded: LoadedStep, settings: PlanSettings, context: PlanContext): Promise<PlannedRevision> {
  const { step, body } = loaded;
  const { transactions } = context;
  const isOutside = body?.transaction === false;
  if (isOutside) transactions.commit();
  else transactions.begin();
  const revision = new RevisionPlan(context, journalOf(step, settings));
  const planned = await revision.read(await readBody(loaded, settings));
  if (isOutside || revision.mustCommit || settings.transactionPerMigration) transactions.commit();
  return { step, ...planned };
}

function journalOf(step: Step, settings: PlanSettings): RevisionJournal | null {
  return step.direction === 'stamp' ? null : (settings.journalOf?.(step) ?? null);
}

function mayNotDestroy(step: Step, { allowDestructive }: PlanSettings): boolean {
  if (typeof allowDestructive === 'boolean') return !allowDestructive;
  return !allowDestructive.includes(step.revision?.id ?? '');
}

/** A transaction may have several revisions. */
function hold(revisions: readonly PlannedRevision[]): readonly PlannedRevision[] {
  const held = holdLocks(revisions.flatMap(({ steps }) => steps));
  let at = 0;
  return revisions.map((revision) => {
    const steps = held.slice(at, at + revision.steps.length);
    at += revision.steps.length;
    return { ...revision, steps };
  });
}
