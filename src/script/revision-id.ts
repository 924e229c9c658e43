import { randomBytes } from 'node:crypto';
import { branchLabelInvalid, revisionIdInvalid } from '../errors/revision-name-errors.js';

/** Words that select revisions, so that no revision and no branch can be called so. */
const RESERVED = new Set(['head', 'heads', 'base', 'current']);

/** Selectors use `@ - + :`; the rest would break file names or lines of output. */
const NOT_ALLOWED = /[@\-+:,\s/\\'"`<>|?*\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;

/** The version table holds varchar(32). */
const LONGEST_ID = 32;

/** Twelve random hexadecimal digits. */
export function newRevisionId(): string {
  return randomBytes(6).toString('hex');
}

/** @param file the file that contains the id, if it comes from a file. */
export function checkRevisionId(id: string, file?: string): void {
  const why = whyNotAName(id);
  if (why !== null) {
    throw revisionIdInvalid(id, why, file);
  }
}

/** Names of devices on Windows, which no file can have, whatever its ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** An id that is yet to be written must fit into the version table too. */
export function checkNewRevisionId(id: string): void {
  checkRevisionId(id);
  if ([...id].length > LONGEST_ID) {
    throw revisionIdInvalid(id, `is longer than the ${LONGEST_ID} characters that the version table allows`);
  }
  // The file is named after it.
  if (id.startsWith('.')) throw revisionIdInvalid(id, 'begins with a full stop, so its file would be hidden');
  if (id.endsWith('.')) throw revisionIdInvalid(id, 'ends with a full stop');
  if (DEVICE.test(id)) throw revisionIdInvalid(id, 'is the name of a device on Windows');
}

export function checkBranchLabel(label: string, file?: string): void {
  const why = whyNotAName(label);
  if (why !== null) {
    throw branchLabelInvalid(label, why, file);
  }
}

function whyNotAName(name: string): string | null {
  if (name === '') {
    return 'is empty';
  }
  if (RESERVED.has(name)) {
    return 'is a word that selects revisions';
  }
  const found = [...new Set(name.match(NOT_ALLOWED) ?? [])].sort();
  return found.length === 0 ? null : `holds ${found.map((character) => JSON.stringify(character)).join(', ')}`;
}
