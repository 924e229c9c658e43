import { describeThrown } from '../util/thrown.js';
import type { LimbeckError } from './limbeck-error.js';
import { revisionError } from './revision-errors.js';

export function notARevision(file: string): LimbeckError {
  return revisionError('NOT_A_REVISION', {
    message: `"${file}" lies among the revisions, but states no revision: there is no \`revision\` in it.`,
    hint: 'Move other files out of this folder; or export `revision` and `downRevision`, as `migrate revision` writes them.',
    place: { file },
  });
}

/** @param what which fact of the header is wrong and how, to follow the name of the file. */
export function revisionHeaderInvalid(file: string, what: string, cause?: unknown): LimbeckError {
  return revisionError('REVISION_HEADER_INVALID', {
    message: `"${file}" ${what}.`,
    hint: 'A revision states `revision`, a string, and `downRevision`, `branchLabels` and `dependsOn`: null, a string or an array of strings.',
    place: { file },
    cause,
  });
}

export function versionLocationUnreadable(folder: string, cause: unknown): LimbeckError {
  return revisionError('VERSION_LOCATION_UNREADABLE', {
    message: `The revisions cannot be read from "${folder}": ${describeThrown(cause)}.`,
    hint: 'Check scriptLocation and versionLocations in the settings, and the rights of the folder.',
    place: { file: folder },
    cause,
  });
}
