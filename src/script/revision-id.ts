import { branchLabelInvalid, revisionIdInvalid } from '../errors/revision-name-errors.js';
import { randomHex } from '../util/node-crypto.js';

/** Words that select revisions, so that no revision and no branch can be called so. */
const RESERVED = new Set(['head', 'heads', 'base', 'current']);

/** Selectors use `@ - + :`; the rest would break file names or lines of output. */
const NOT_ALLOWED = /[@\-+:,\s/\\'"`<>|?*\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;

/** The version table holds varchar(32). */
const LONGEST_ID = 32;

/** How the ids of new revisions are chosen. */
export const REVISION_ID_SCHEMES = ['random', 'sequential', 'date'] as const;
export type RevisionIdScheme = (typeof REVISION_ID_SCHEMES)[number];

/**
 * `4e1f0b7c92ad`, `0042_7c1e`, or `20260302091455` in UTC. The last two sort after every id that is taken. Two branches
 * may choose the same number, so four random digits follow it.
 */
export function newRevisionId(
  scheme: RevisionIdScheme = 'random',
  taken: readonly string[] = [],
  nowMs: number = Date.now(),
): string {
  switch (scheme) {
    case 'random':
      return randomHex(6);
    case 'sequential':
      return `${nextNumber(taken)}_${randomHex(2)}`;
    case 'date':
      return nextSecond(taken, nowMs);
  }
}

function nextNumber(taken: readonly string[]): string {
  const numbers = taken.map((id) => Number(/^(\d{4,6})(?:_|$)/.exec(id)?.[1] ?? 0));
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

const SECOND_MS = 1000;

/** The clock of another machine may be ahead: then it is the second after the newest. */
function nextSecond(taken: readonly string[], nowMs: number): string {
  const times = taken.map(toInstant).filter((instant) => instant !== null);
  return toSecondId(Math.max(nowMs, ...times.map((instant) => instant + SECOND_MS)));
}

function toSecondId(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(0, 19).replace(/\D/g, '');
}

function toInstant(id: string): number | null {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(id) ?? [];
  const [year = 0, month = 1, ...rest] = parts.map(Number);
  return parts.length === 0 ? null : Date.UTC(year, month - 1, ...rest);
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
  const matches = name.match(NOT_ALLOWED);
  if (matches === null) return null;
  const found = [...new Set(matches)].sort();
  return `holds ${found.map((character) => JSON.stringify(character)).join(', ')}`;
}
