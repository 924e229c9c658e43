import { quoteName } from '../../ddl/quote.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { Connection, Notice } from '../../runtime/connection.js';
import { loadSteps } from '../../runtime/run/load-steps.js';
import { runLoadedSteps } from '../../runtime/run/run-loaded-steps.js';
import type { LoadedStep } from '../../runtime/run/run-step.js';
import { createVersionTable } from '../../runtime/version-table.js';
import { copyExtensions } from '../../scratch/copy-extensions.js';
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
  try {
    return await withObservedScratch(settings, events, (open) => observe(open(), seeing));
  } catch (error) {
    if (!(error instanceof LimbeckError) || error.code !== 'SCRATCH_IMPOSSIBLE') throw error;
    notes.push(`The revisions weren't run, so their locks are only known from their SQL: ${error.message}`);
    return [];
  }
}

/** Has an empty scratch database with a version table, and opens sessions that see what each statement does there. */
export function withObservedScratch<T>(
  settings: ResolvedSettings,
  events: CommandEvents,
  use: (open: () => ObservedSession, connection: Connection) => Promise<T>,
): Promise<T> {
  let watch: RelationWatch | null = null;
  const onNotice = (notice: Notice) => watch?.notice(notice);
  return withLive(settings, { ...events, onNotice }, (live) => {
    const options = scratchOptions({ live, settings, events });
    return withScratch({ ...options, connect: { ...options.connect, onNotice } }, async (scratch) => {
      const { connection } = scratch;
      // A revision may need an extension that no revision creates.
      if (live !== null) await copyExtensions(live, scratch);
      await scratch.resetSession();
      const relations = new RelationWatch(connection);
      watch = relations;
      await connection.query('SET client_min_messages = debug1');
      await connection.query(createVersionTable(versionTableOf(settings)));
      return use(() => new ObservedSession(connection, relations), connection);
    });
  });
}

async function observe(session: ObservedSession, seeing: Seeing): Promise<readonly SeenStatement[]> {
  try {
    await runObserved(session, seeing.steps, seeing.settings);
    return session.seen;
  } catch (error) {
    await session.rollback();
    const message = error instanceof Error ? error.message : String(error);
    seeing.notes.push(`A revision failed on the scratch database, so this and the later ones were not run: ${message}`);
    return session.seenOfWhole;
  }
}

/** The statements of revisions that weren't run. */
export async function takeDown(seeing: Seeing): Promise<readonly SeenStatement[]> {
  const seen: SeenStatement[] = [];
  for (const loaded of seeing.steps) {
    const session = new ObservedSession(null, null);
    await runObserved(session, [loaded], seeing.settings).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      seeing.notes.push(`Revision ${loaded.step.revision?.id} was judged only in part: ${message}`);
    });
    seen.push(...session.seen);
  }
  return seen;
}

/** Each run needs its own session. */
export function runObserved(
  session: ObservedSession,
  steps: readonly LoadedStep[],
  settings: ResolvedSettings,
): Promise<void> {
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
    onStepDone: (step) => session.stepDone(step),
  });
}
