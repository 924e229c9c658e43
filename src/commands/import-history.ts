import { resolve } from 'node:path';
import { importNeedsDatabase } from '../errors/import-errors.js';
import { copyExtensions } from '../scratch/copy-extensions.js';
import { withScratch } from '../scratch/with-scratch.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import { scratchOptions } from './declare/scratch-options.js';
import { withLive } from './difference/side-database.js';
import type { CommandEvents } from './environment/command-events.js';
import { requireOneDatabase, runEnvironment } from './environment/environment.js';
import { readVersion } from './environment/open-database.js';
import { loadHeaders } from './graph/load-revision-map.js';
import { type ForeignRevision, toChain } from './imports/chain.js';
import { type Applied, findApplied } from './imports/find-applied.js';
import type { ForeignTool, ReadContext } from './imports/foreign-migration.js';
import { chooseLocation, placeImports } from './imports/place-imports.js';
import { type ImportedFile, writeForeign } from './imports/write-foreign.js';
import { stamp } from './stamp.js';

export interface ImportHistoryOptions extends CommandEvents {
  /** The folder of the migrations; some tools have several. */
  readonly folder: string | readonly string[];
  /** The version location to write to. Default: the first. */
  readonly to?: string | undefined;
  /** Stamps the database with the last revision that the tool's own table lists. */
  readonly stamp?: boolean | undefined;
  /** That table, if it isn't the usual one: `name`, or `schema.name`. */
  readonly table?: string | undefined;
}

/** What was found in a database, and recorded there. */
export interface ImportedDatabase extends Applied {
  /** Without a password. */
  readonly database: string;
  /** The last revision that is applied; null if none is. */
  readonly revision: string | null;
  /** Whether the version table was changed. It is not if the database is at that revision already, or after it. */
  readonly stamped: boolean;
}

export interface ImportHistoryReport {
  readonly tool: string;
  /** Each after the one that it follows. */
  readonly revisions: readonly ImportedFile[];
  /** What is not imported. */
  readonly notes: readonly string[];
  /** Null without `stamp`. */
  readonly database: ImportedDatabase | null;
}

/**
 * Writes an SQL revision for each migration of another tool, in the order in which that tool runs them. Code is run on a
 * scratch database, and its SQL recorded. Nothing is written if the history can't be read, or if `stamp` is wanted and the
 * tool's own table disagrees with it.
 */
export async function importHistory(
  tool: ForeignTool,
  input: SettingsInput,
  options: ImportHistoryOptions,
): Promise<ImportHistoryReport> {
  const settings = await resolveSettings(input);
  const cwd = input.cwd ?? process.cwd();
  if (options.stamp === true) requireOneDatabase(settings);
  const place = { location: chooseLocation(settings, options.to, cwd), present: await loadHeaders(settings) };
  const folders = [options.folder].flat().map((folder) => resolve(cwd, folder));
  const { migrations, notes } = await tool.read(readContext(settings, folders, options));
  const revisions = toChain(migrations);
  const { placed } = placeImports(revisions, place, ({ migration }) => migration.name);
  const found = options.stamp === true ? await findInDatabase(settings, { ...options, tool, revisions }) : null;
  const { scriptLocation } = settings;
  const files = placed.map((one) => writeForeign(one, { tool: tool.title, scriptLocation }));
  if (found?.stamped === true && found.revision !== null) {
    await stamp(input, { ...eventsOf(options), revisions: [found.revision] });
  }
  return { tool: tool.title, revisions: files, notes, database: found };
}

/** Options of the import mean nothing to a stamp. */
function eventsOf({
  folder: _folder,
  to: _to,
  stamp: _stamp,
  table: _table,
  ...events
}: ImportHistoryOptions): CommandEvents {
  return events;
}

function readContext(settings: ResolvedSettings, folders: readonly string[], events: CommandEvents): ReadContext {
  return {
    folders,
    loader: settings.loader,
    withScratch: (use) =>
      withLive(settings, events, (live) =>
        withScratch(scratchOptions({ live, settings, events }), async (scratch) => {
          if (scratch.connection.isNested === true) throw importNeedsDatabase();
          // A migration may need an extension that no migration creates.
          if (live !== null) await copyExtensions(live, scratch);
          await scratch.resetSession();
          return use(scratch);
        }),
      ),
  };
}

interface Wanted extends ImportHistoryOptions {
  readonly tool: ForeignTool;
  readonly revisions: readonly ForeignRevision[];
}

async function findInDatabase(settings: ResolvedSettings, wanted: Wanted): Promise<ImportedDatabase> {
  const { tool, revisions, table } = wanted;
  const [found] = await runEnvironment(settings, eventsOf(wanted), async ({ connection, settings: own }) => {
    const applied = await findApplied(connection, { tool, revisions, table });
    const revision = revisions[applied.count - 1]?.id ?? null;
    const rows = await readVersion({ settings: own, connection });
    // A database that has moved on since an earlier import is not moved back.
    const isBefore = rows.every((row) => revisions.slice(0, applied.count - 1).some(({ id }) => id === row));
    return { ...applied, database: connection.description, revision, stamped: revision !== null && isBefore };
  });
  return found;
}
