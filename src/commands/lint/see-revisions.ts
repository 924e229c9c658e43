import { quoteName } from '../../ddl/quote.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { Notice } from '../../runtime/connection.js';
import { loadSteps } from '../../runtime/run/load-steps.js';
import { runLoadedSteps } from '../../runtime/run/run-loaded-steps.js';
import type { LoadedStep } from '../../runtime/run/run-step.js';
import { createVersionTable } from '../../runtime/version-table.js';
import type { Scratch } from '../../scratch/scratch.js';
import { withScratch } from '../../scratch/with-scratch.js';
import type { RevisionStep } from '../../script/step.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { scratchOptions } from '../declare/scratch-options.js';
import { withLive } from '../difference/side-database.js';
import type { CommandEvents } from '../environment/command-events.js';
import { versionTableOf } from '../environment/open-database.js';
import { loadBody } from '../run/revision-body.js';
import { ObservedSession, type SeenStatement } from './observed-session.js';
import { RelationWatch } from './relation-watch.js';

export interface SeenRevisions {
  readonly statements: readonly SeenStatement[];
  /** Why not all of them were run. */
  readonly notes: readonly string[];
}

interface Seeing {
  readonly steps: readonly LoadedStep[];
  readonly settings: ResolvedSettings;
  readonly notes: string[];
}

/**
 * Runs the revisions on a scratch database, from the first one on, and sees what each statement does. What can't be run
 * is taken down as in a script.
 */
export async function seeRevisions(
  steps: readonly RevisionStep[],
  settings: ResolvedSettings,
  events: CommandEvents,
): Promise<SeenRevisions> {
  const notes: string[] = [];
  const loaded = await loadSteps(steps, (step) => loadBody(step, settings));
  const ran = await runOnScratch({ steps: loaded, settings, notes }, events);
  const done = new Set(ran.map(({ step }) => step));
  const left = loaded.filter(({ step }) => !done.has(step));
  return { statements: [...ran, ...(await takeDown({ steps: left, settings, notes }))], notes };
}

/** @returns the statements of the revisions that ran, up to the first one that failed */
async function runOnScratch(seeing: Seeing, events: CommandEvents): Promise<readonly SeenStatement[]> {
  const { settings, notes } = seeing;
  let watch: RelationWatch | null = null;
  const onNotice = (notice: Notice) => watch?.notice(notice);
  try {
    return await withLive(settings, { ...events, onNotice }, (live) => {
      const options = scratchOptions({ live, settings, events });
      return withScratch({ ...options, connect: { ...options.connect, onNotice } }, (scratch) => {
        watch = new RelationWatch(scratch.connection);
        return observe(scratch, watch, seeing);
      });
    });
  } catch (error) {
    if (!(error instanceof LimbeckError) || error.code !== 'SCRATCH_IMPOSSIBLE') throw error;
    notes.push(`The revisions weren't run, so their locks are only known from their SQL: ${error.message}`);
    return [];
  }
}

async function observe(
  { connection }: Scratch,
  watch: RelationWatch,
  seeing: Seeing,
): Promise<readonly SeenStatement[]> {
  await connection.query('SET client_min_messages = debug1');
  const session = new ObservedSession(connection, watch);
  await connection.query(createVersionTable(versionTableOf(seeing.settings)));
  try {
    await run(session, seeing);
    return session.seen;
  } catch (error) {
    await session.rollback();
    const failed = session.seen.at(-1)?.step ?? null;
    const message = error instanceof Error ? error.message : String(error);
    seeing.notes.push(`A revision failed on the scratch database, so this and the later ones were not run: ${message}`);
    return session.seen.filter(({ step }) => step !== failed);
  }
}

/** The statements of revisions that weren't run. */
async function takeDown(seeing: Seeing): Promise<readonly SeenStatement[]> {
  const seen: SeenStatement[] = [];
  for (const loaded of seeing.steps) {
    const session = new ObservedSession(null, null);
    await run(session, { ...seeing, steps: [loaded] }).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      seeing.notes.push(`Revision ${loaded.step.revision?.id} was judged only in part: ${message}`);
    });
    seen.push(...session.seen);
  }
  return seen;
}

function run(session: ObservedSession, { steps, settings }: Seeing): Promise<void> {
  return runLoadedSteps(session, steps, {
    versionTable: quoteName(versionTableOf(settings)),
    createVersionTable: null,
    alwaysCreateVersionTable: false,
    allowDestructive: true,
    transactionPerMigration: true,
    tag: settings.tag,
    x: settings.x,
    args: settings.database === null ? {} : { database: settings.database },
    onVersionApply: [],
  });
}
