import { describeThrown } from '../util/thrown.js';
import type { LimbeckError } from './limbeck-error.js';
import { revisionError } from './revision-errors.js';

export function notARevision(file: string): LimbeckError {
  return revisionError('NOT_A_REVISION', {
    message: `"${file}" is in the folder of the revisions, but exports no \`revision\`.`,
    hint: 'Move the file to another folder, or export `revision` and `downRevision` as `migrate revision` writes them.',
    place: { file },
  });
}

/** @param what which fact of the header is wrong and how, to follow the name of the file. */
export function revisionHeaderInvalid(file: string, what: string, cause?: unknown): LimbeckError {
  return revisionError('REVISION_HEADER_INVALID', {
    message: `"${file}" ${what}.`,
    hint: 'A revision exports `revision`, a string, and `downRevision`, `branchLabels` and `dependsOn`: null, a string or an array of strings.',
    place: { file },
    cause,
  });
}

export function versionLocationUnreadable(folder: string, cause: unknown): LimbeckError {
  return revisionError('VERSION_LOCATION_UNREADABLE', {
    message: `The revisions cannot be read from "${folder}": ${describeThrown(cause)}.`,
    hint: 'Check `scriptLocation` and `versionLocations` in the settings, and the permissions of the folder.',
    place: { file: folder },
    cause,
  });
}
