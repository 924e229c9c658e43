import type { RevisionPlacement } from '../../script/place-new-revision.js';
import type { RevisionFormat } from '../../script/revision-template.js';
import { type NewRevision, writeRevision } from '../../script/write-revision.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CommandEvents } from '../environment/command-events.js';
import { runPostWriteHooks } from './post-write/run-post-write-hooks.js';

export type RevisionBodies = Pick<
  NewRevision,
  'imports' | 'importStatements' | 'upgrade' | 'downgrade' | 'transaction' | 'parts'
>;

/** Bodies that do nothing. If the settings name several databases, one for each. */
export function emptyBodies({ databaseNames }: ResolvedSettings): RevisionBodies {
  const nothing = { upgrade: [], downgrade: [] };
  return {
    imports: [],
    importStatements: [],
    ...nothing,
    ...(databaseNames.length === 0 ? {} : { parts: databaseNames.map((name) => ({ name, ...nothing })) }),
  };
}

/** What the user sets for the file, in addition to its place in the graph. */
export interface RevisionFileOptions extends CommandEvents {
  readonly message?: string | undefined;
  /** The language of the file. Default: what the settings say. */
  readonly format?: RevisionFormat | undefined;
}

export interface NewRevisionFile extends RevisionFileOptions {
  readonly placement: RevisionPlacement;
  readonly bodies: RevisionBodies;
}

/** Writes the file of a new revision as the settings want it, runs the post-write hooks on it, and returns its path. */
export async function writeNewRevision(settings: ResolvedSettings, file: NewRevisionFile): Promise<string> {
  const { placement, message = '', format = settings.revisionFormat, bodies } = file;
  const path = writeRevision(
    { ...placement, message, ...bodies },
    {
      format,
      scriptLocation: settings.scriptLocation,
      fileTemplate: settings.fileTemplate,
      templateArgs: settings.templateArgs,
      truncateSlugLength: settings.truncateSlugLength,
      recursive: settings.recursiveVersionLocations,
      timezone: settings.timezone,
    },
  );
  await runPostWriteHooks(settings, path, file);
  return path;
}
