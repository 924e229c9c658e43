import { describeOperation } from '../../autogen/describe/describe-operation.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { Connection } from '../../runtime/connection.js';
import { explainScriptFailure } from '../../runtime/offline/explain-script-failure.js';
import type { RunPlan } from '../../runtime/plan/plan.js';
import { planLoadedSteps } from '../../runtime/plan/plan-run.js';
import { loadSteps } from '../../runtime/run/load-steps.js';
import type { LoadedStep } from '../../runtime/run/run-step.js';
import { invertStep } from '../../script/invert-step.js';
import type { RevisionStep } from '../../script/step.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CommandEvents } from '../environment/command-events.js';
import type { ObservedSession, SeenStatement } from '../lint/observed-session.js';
import { runObserved, takeDown, withObservedScratch } from '../lint/see-revisions.js';
import { loadBody } from '../run/revision-body.js';
import { failureOf } from '../verify/failure.js';
import { listDifferences } from '../verify/scratch-history.js';
import type { ReviewedDowngrade } from './review.js';
import { readSchemaState, type SchemaState } from './schema-state.js';

/** What running revisions on a scratch database showed. */
export interface TriedRevisions {
  /** Whether all upgrades ran. */
  readonly isRun: boolean;
  /** Of upgrades and downgrades, of all revisions. */
  readonly seen: readonly SeenStatement[];
  /** The schema around the revisions that are reviewed, as often as others come in between. */
  readonly stretches: readonly Stretch[];
  readonly planned: RunPlan['revisions'];
  readonly downgrade: ReviewedDowngrade;
  readonly notes: readonly string[];
}

export interface Stretch {
  readonly before: SchemaState;
  readonly after: SchemaState;
}

export interface Trying {
  /** All that has to run, oldest first. */
  readonly steps: readonly RevisionStep[];
  /** The ids of the revisions that are reviewed. */
  readonly wanted: ReadonlySet<string>;
  readonly settings: ResolvedSettings;
}

/** Runs the revisions on a scratch database, up and down again. What can't be run is taken down as in a script. */
export async function tryRevisions(trying: Trying, events: CommandEvents): Promise<TriedRevisions> {
  const { settings, steps } = trying;
  const loaded = await loadSteps(steps, (step) => loadBody(step, settings));
  try {
    return await withObservedScratch(settings, events, async (open, connection) => {
      const trial = new Trial(trying, open, connection);
      return (await trial.upgrade(loaded)) ? trial.downgrade() : trial.result(loaded);
    });
  } catch (error) {
    if (!(error instanceof LimbeckError) || error.code !== 'SCRATCH_IMPOSSIBLE') throw error;
    const notes = [`The revisions weren't run, so what they change isn't known: ${error.message}`];
    const seen = await takeDown({ steps: loaded, settings, notes });
    return { isRun: false, seen, stretches: [], planned: [], downgrade: NOT_TRIED, notes };
  }
}

const NOT_TRIED: ReviewedDowngrade = { outcome: 'notTried', details: [] };

class Trial {
  readonly #trying: Trying;
  readonly #open: () => ObservedSession;
  readonly #connection: Connection;
  readonly #seen: SeenStatement[] = [];
  readonly #stretches: (Stretch & { readonly steps: readonly RevisionStep[] })[] = [];
  readonly #planned: RunPlan['revisions'][number][] = [];
  readonly #notes: string[] = [];

  constructor(trying: Trying, open: () => ObservedSession, connection: Connection) {
    this.#trying = trying;
    this.#open = open;
    this.#connection = connection;
  }

  /** @returns whether all of them ran */
  async upgrade(loaded: readonly LoadedStep[]): Promise<boolean> {
    for (const steps of groupsOf(loaded, this.#trying.wanted)) {
      const isReviewed = isWanted(steps[0], this.#trying.wanted);
      const before = isReviewed ? await this.#look() : null;
      if (isReviewed) await this.#plan(steps);
      const failure = await this.#run(steps);
      if (failure !== null) {
        this.#notes.push(`A revision failed on the scratch database, so the later ones were not run: ${failure}`);
        return false;
      }
      if (before === null) continue;
      const done = steps.flatMap(({ step }) => (isOfRevision(step) ? [step] : []));
      this.#stretches.push({ before, after: await this.#look(), steps: done });
    }
    return true;
  }

  #look(): Promise<SchemaState> {
    return readSchemaState(this.#connection, this.#trying.settings);
  }

  /** @returns why the steps failed; null if they ran */
  async #run(steps: readonly LoadedStep[]): Promise<string | null> {
    const session = this.#open();
    try {
      await runObserved(session, steps, this.#trying.settings);
      this.#seen.push(...session.seen);
      return null;
    } catch (error) {
      await session.rollback();
      this.#seen.push(...session.seenOfWhole);
      return messageOf(error);
    }
  }

  /** What is lost is known from the directives, before they run. */
  async #plan(steps: readonly LoadedStep[]): Promise<void> {
    const { online, onlineThreshold, tag, x, database } = this.#trying.settings;
    try {
      const revisions = await planLoadedSteps(
        this.#connection,
        { steps },
        {
          allowDestructive: false,
          tag,
          x,
          args: database === null ? {} : { database },
          online: { online, onlineThreshold },
          transactionPerMigration: true,
          refusesBlocking: false,
          describe: describeOperation,
        },
      );
      this.#planned.push(...revisions);
    } catch (error) {
      this.#notes.push(`What the revisions destroy isn't known: ${messageOf(error)}`);
    }
  }

  /** Takes back the last revisions. Those that others follow can't be. */
  async downgrade(): Promise<TriedRevisions> {
    const last = this.#stretches.at(-1);
    if (last === undefined) return this.result([]);
    const failure = await this.#downgradeSteps(last.steps);
    const result = await this.result([]);
    if (failure !== null) return { ...result, downgrade: { outcome: 'fails', details: [failure] } };
    const details = listDifferences(last.before.reflection, (await this.#look()).reflection);
    return { ...result, downgrade: { outcome: details.length === 0 ? 'restores' : 'differs', details } };
  }

  async #downgradeSteps(steps: readonly RevisionStep[]): Promise<string | null> {
    const { settings } = this.#trying;
    try {
      return await this.#run(await loadSteps(steps.toReversed().map(invertStep), (step) => loadBody(step, settings)));
    } catch (error) {
      // A revision without a downgrade.
      return messageOf(error);
    }
  }

  /** @param loaded the steps of which some may not have run */
  async result(loaded: readonly LoadedStep[]): Promise<TriedRevisions> {
    const done = new Set(this.#seen.map(({ step }) => step));
    const left = loaded.filter(({ step }) => !done.has(step));
    const notes = [...this.#notes];
    const taken = await takeDown({ steps: left, settings: this.#trying.settings, notes });
    return {
      isRun: loaded.length === 0,
      seen: [...this.#seen, ...taken],
      stretches: this.#stretches,
      planned: this.#planned,
      downgrade: NOT_TRIED,
      notes,
    };
  }
}

/** A lost connection, Ctrl-C, or a defect is thrown. */
function messageOf(thrown: unknown): string {
  return failureOf(explainScriptFailure(thrown, '')).message.trim();
}

function isOfRevision(step: LoadedStep['step']): step is RevisionStep {
  return step.direction !== 'stamp';
}

function isWanted(loaded: LoadedStep | undefined, wanted: ReadonlySet<string>): boolean {
  return wanted.has(loaded?.step.revision?.id ?? '');
}

/** Steps that follow each other, and are reviewed or not. */
function groupsOf(loaded: readonly LoadedStep[], wanted: ReadonlySet<string>): readonly (readonly LoadedStep[])[] {
  const groups: LoadedStep[][] = [];
  for (const step of loaded) {
    const last = groups.at(-1);
    if (last === undefined || isWanted(last[0], wanted) !== isWanted(step, wanted)) groups.push([step]);
    else last.push(step);
  }
  return groups;
}
