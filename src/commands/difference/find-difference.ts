import { relative } from 'node:path';
import { databaseNotAtHeads } from '../../errors/command-errors.js';
import type { Connection } from '../../runtime/connection.js';
import { isAtHeads } from '../../script/current-revisions.js';
import type { RevisionMap } from '../../script/revision-map.js';
import { toIds } from '../../script/revision-node.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { withDeclaredSchema } from '../declare/declared-schema.js';
import { loadTargets, type Targets } from '../declare/targets.js';
import type { CommandEvents } from '../environment/command-events.js';
import { readVersion } from '../environment/open-database.js';
import { withCopyPrinter } from './copy-printer.js';
import { type ComparedDifference, compareDatabase } from './difference.js';
import type { ChooseRename } from './renames/choose-renames.js';
import type { RenameOptions } from './renames/given-rename.js';

export interface ComparedSides {
  readonly settings: ResolvedSettings;
  readonly map: RevisionMap;
  readonly events: CommandEvents;
  /** The targets of the settings, if they are already loaded. */
  readonly targets?: Targets;
  readonly renames?: RenameOptions;
  /** Decides what may be a rename. */
  readonly chooseRename?: ChooseRename | undefined;
  /** Splits the change into two revisions. */
  readonly expandContract?: boolean;
}

/**
 * Compares the targets and a database. The database must be at the heads of the revisions, since the next revision will
 * contain the difference.
 */
export async function findDifference(connection: Connection, sides: ComparedSides): Promise<ComparedDifference> {
  const { settings, map, events, renames, chooseRename, expandContract } = sides;
  const targets = sides.targets ?? (await loadTargets(settings));
  for (const { table, file } of targets.unreached) {
    const path = relative(settings.baseFolder, file);
    events.onWarning?.(
      `The target doesn't reach the table "${table}" of ${path}. Export it, or import ${path} in the target.`,
    );
  }
  const rows = await readVersion({ settings, connection });
  if (!isAtHeads(map, rows)) {
    throw databaseNotAtHeads({ database: connection.description, rows, heads: toIds(map.heads) });
  }
  return compareDatabase(connection, {
    settings,
    ...(renames === undefined ? {} : { renames }),
    chooseRename,
    ...(expandContract === undefined ? {} : { expandContract }),
    requiresFeatures: true,
    withDeclared: (defaultSchema, use) =>
      withDeclaredSchema(targets, { live: connection, defaultSchema, settings, events }, use),
    withCopyPrinter: (use) => withCopyPrinter({ live: connection, settings, events, has: 'reflected' }, use),
  });
}
