import type { LimbeckError } from './limbeck-error.js';
import { quoteList } from './quote-list.js';
import { revisionError } from './revision-errors.js';

/** A new revision does not know which of several heads it comes after. */
export function headNeeded(heads: readonly string[]): LimbeckError {
  return revisionError('MULTIPLE_HEADS', {
    message: `There are ${heads.length} heads, and the new revision can follow only one: ${quoteList(heads)}.`,
    hint: 'Name it with `--head`, or merge them first with `migrate merge heads`.',
    data: { selector: 'head', heads },
  });
}

export function notAHead(id: string): LimbeckError {
  return revisionError('NOT_A_HEAD', {
    message: `Another revision already follows "${id}", so a new one would start a branch there.`,
    hint: 'Add `--splice` if you want a branch, or base the revision on a head.',
    data: { revision: id },
  });
}

export function duplicateHeads(ids: readonly string[]): LimbeckError {
  return revisionError('DUPLICATE_HEADS', {
    message: `The new revision names some of its parents twice: ${quoteList(ids)}.`,
    hint: 'Name each of them once.',
    data: { revisions: ids },
  });
}

/** @param ids what the merge was asked to join. */
export function mergeOfOne(ids: readonly string[]): LimbeckError {
  return revisionError('NOTHING_TO_MERGE', {
    message: `A merge needs two or more revisions; found ${ids.length === 0 ? 'none' : `only "${ids[0]}"`}.`,
    hint: 'List the heads with `migrate heads`, or merge all of them with `migrate merge heads`.',
    data: { revisions: ids },
  });
}

export function mergeOfAncestor(ancestor: string, descendant: string): LimbeckError {
  return revisionError('MERGE_OF_ANCESTOR', {
    message: `"${descendant}" already comes after "${ancestor}", so there is nothing to merge.`,
    hint: `Omit "${ancestor}".`,
    data: { ancestor, descendant },
  });
}

export function versionLocationNeeded(locations: readonly string[]): LimbeckError {
  return revisionError('VERSION_LOCATION_NEEDED', {
    message: `The first revision of a branch could be written to any of these folders: ${quoteList(locations)}.`,
    hint: 'Choose one with `--version-path`.',
    data: { locations },
  });
}

export function versionLocationUnknown(folder: string, locations: readonly string[]): LimbeckError {
  return revisionError('VERSION_LOCATION_UNKNOWN', {
    message: `"${folder}" is not one of the folders of revisions: ${quoteList(locations)}.`,
    hint: 'Choose one of them, or add the folder to `versionLocations` in the settings.',
    data: { folder, locations },
  });
}

/** @param what to follow the quoted template. */
export function fileTemplateInvalid(template: string, what: string): LimbeckError {
  return revisionError('FILE_TEMPLATE_INVALID', {
    message: `The fileTemplate "${template}" ${what}.`,
    hint: 'The tokens are %(rev)s, %(slug)s, %(epoch)d, %(year)d, %(month).2d, %(day).2d, %(hour).2d, %(minute).2d and %(second).2d. Write %% for a percent sign.',
    data: { template },
  });
}

export function timezoneUnknown(timezone: string): LimbeckError {
  return revisionError('TIMEZONE_UNKNOWN', {
    message: `There is no time zone "${timezone}".`,
    hint: 'Use a name of the IANA time zone database, such as UTC or Europe/Berlin.',
    data: { timezone },
  });
}

/** @param source the file of the template, or null for the built-in one. */
export function revisionTemplateInvalid(source: string | null, what: string): LimbeckError {
  return revisionError('REVISION_TEMPLATE_INVALID', {
    message: `The template of revisions${source === null ? '' : ` "${source}"`} ${what}.`,
    hint: 'Compare it with the one that `migrate init` writes into a new folder.',
    place: source === null ? {} : { file: source },
  });
}

export function revisionFileExists(path: string): LimbeckError {
  return revisionError('REVISION_FILE_EXISTS', {
    message: `"${path}" already exists. Nothing was overwritten.`,
    hint: 'Choose another message or id, or put %(rev)s into fileTemplate.',
    place: { file: path },
  });
}
