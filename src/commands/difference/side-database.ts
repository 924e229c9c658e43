import type { Printers } from '../../autogen/settle/settle.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { createPrinter } from '../../reflect/create-printer.js';
import { reflect } from '../../reflect/reflect.js';
import { readDefaultSchema } from '../../reflect/session.js';
import type { Connection } from '../../runtime/connection.js';
import { runSteps } from '../../runtime/run-steps.js';
import { PUBLIC_SCHEMA } from '../../schema/names.js';
import { copyExtensions } from '../../scratch/copy-extensions.js';
import type { Scratch } from '../../scratch/scratch.js';
import { withScratch, withScratchOf } from '../../scratch/with-scratch.js';
import { planUpgrade } from '../../script/plan-upgrade.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import {
  type DeclaredFor,
  type DeclaredSide,
  declareModels,
  scratchPrinters,
  sourcesOf,
  withDeclaredSchema,
} from '../declare/declared-schema.js';
import { scratchOptions } from '../declare/scratch-options.js';
import { loadTargets } from '../declare/targets.js';
import type { CommandEvents } from '../environment/command-events.js';
import { openDatabase, versionTableOf } from '../environment/open-database.js';
import { loadRevisionMap } from '../graph/load-revision-map.js';
import { loadBody } from '../run/revision-body.js';
import { withCopyPrinter } from './copy-printer.js';
import type { DiffSide } from './diff-side.js';
import { reflectOptions, wantedSchemas } from './reflect-options.js';

/** A database that is what a side says: the one that it names, or a scratch one in which it was built. */
export interface SideDatabase {
  readonly connection: Connection;
  /** The scratch database, with nothing in it but what the side says; null if the side is a database. */
  readonly scratch: Scratch | null;
}

/** Does something with the database of a side. */
export async function withSideDatabase<T>(
  side: DiffSide,
  events: CommandEvents,
  use: (database: SideDatabase) => Promise<T>,
): Promise<T> {
  const { settings } = side;
  if (side.kind === 'database') {
    const connection = await openDatabase(settings, events);
    return use({ connection, scratch: null }).finally(() => connection.close());
  }
  return withLive(settings, events, async (live) => {
    const options = scratchOptions({ live, settings, events });
    if (side.kind === 'target') {
      const targets = await loadTargets(settings);
      const defaultSchema = live === null ? PUBLIC_SCHEMA : await readDefaultSchema(live);
      const sources = sourcesOf(targets, await declareModels(targets, defaultSchema));
      return withScratchOf(sources, options, (connection, scratch) => use({ connection, scratch }));
    }
    return withScratch(options, async (scratch) => {
      await upgradeScratch(scratch, side, live);
      return use({ connection: scratch.connection, scratch });
    });
  });
}

/** Does something with what a side declares for a database; another database, or a revision, is reflected. */
export async function withDeclaredSide<T>(
  side: DiffSide,
  database: Omit<DeclaredFor, 'settings'> & { readonly live: Connection },
  use: (declared: DeclaredSide) => Promise<T>,
): Promise<T> {
  const { settings } = side;
  if (side.kind === 'target') {
    return withDeclaredSchema(await loadTargets(settings), { ...database, settings }, use);
  }
  return withSideDatabase(side, database.events, async ({ connection, scratch }) => {
    const schemas = scratch === null ? wantedSchemas(settings) : 'all';
    const reflection = await reflect(connection, { ...reflectOptions(settings), schemas });
    const useWith = (printers: Printers) => use({ ...reflection, managedKinds: 'all', printers });
    return scratch === null
      ? withCopyPrinter({ live: connection, settings, events: database.events, has: 'declared' }, (definitions) =>
          useWith({ expressions: createPrinter(connection, reflection), definitions }),
        )
      : useWith(scratchPrinters(scratch, reflection));
  });
}

/** The database of the settings, which scratch databases must resemble; null if it isn't set or doesn't answer. */
export async function withLive<T>(
  settings: ResolvedSettings,
  events: CommandEvents,
  use: (live: Connection | null) => Promise<T>,
): Promise<T> {
  if (settings.connection.kind === 'missing') return use(null);
  const live = await openDatabase(settings, events).catch((error: unknown) => {
    if (!(error instanceof LimbeckError) || error.code === 'INTERRUPTED') throw error;
    events.onWarning?.(`The scratch database differs from the database of the settings: ${error.message}`);
    return null;
  });
  return use(live).finally(() => live?.close());
}

async function upgradeScratch(scratch: Scratch, { settings, name }: DiffSide, live: Connection | null): Promise<void> {
  const map = await loadRevisionMap(settings);
  const upgrade = () =>
    runSteps({
      connection: scratch.connection,
      versionTable: versionTableOf(settings),
      plan: (heads) => planUpgrade(map, heads, name),
      loadBody: (step) => loadBody(step, settings),
      tag: settings.tag,
      ...(scratch.signal === undefined ? {} : { signal: scratch.signal }),
    });
  try {
    await upgrade();
  } catch (error) {
    // A revision may need an extension that no revision creates.
    if (live === null || !(await copyExtensions(live, scratch))) throw error;
    await upgrade();
  }
  await scratch.resetSession();
}
