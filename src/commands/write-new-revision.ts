import type { RevisionPlacement } from '../script/place-new-revision.js';
import type { RevisionFormat } from '../script/revision-template.js';
import { type NewRevision, writeRevision } from '../script/write-revision.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';

export type RevisionBodies = Pick<NewRevision, 'imports' | 'upgrade' | 'downgrade' | 'transaction'>;

export const EMPTY_BODIES: RevisionBodies = { imports: [], upgrade: [], downgrade: [] };

/** What the user says of the file, beside its place in the graph. */
export interface RevisionFileOptions {
  readonly message?: string | undefined;
  /** The language of the file. Default: `ts`. */
  readonly format?: RevisionFormat | undefined;
}

export interface NewRevisionFile extends RevisionFileOptions {
  readonly placement: RevisionPlacement;
  readonly bodies: RevisionBodies;
}

/** Writes the file of a new revision as the settings want it, and returns its path. */
export function writeNewRevision(settings: ResolvedSettings, file: NewRevisionFile): string {
  const { placement, message = '', format = 'ts', bodies } = file;
  return writeRevision(
    { ...placement, message, ...bodies },
    {
      format,
      scriptLocation: settings.scriptLocation,
      fileTemplate: settings.fileTemplate,
      truncateSlugLength: settings.truncateSlugLength,
      recursive: settings.recursiveVersionLocations,
      timezone: settings.timezone,
    },
  );
}
