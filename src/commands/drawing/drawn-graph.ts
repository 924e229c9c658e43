import type { EdgeKind } from '../../script/lay-out-graph.js';
import type { RevisionInfo } from '../graph/revision-info.js';

/** A revision of a drawing. */
export interface GraphRevision extends RevisionInfo {
  /** Counted from 0, from the left. */
  readonly lane: number;
  /** The databases that are at this revision, by their names in the report. */
  readonly currentIn: readonly string[];
  /** The databases that have it. */
  readonly appliedIn: readonly string[];
}

/** A line of a drawing, from a revision down to one that it follows or depends on. */
export interface GraphLine {
  readonly from: string;
  /** Isn't among the revisions if a range leaves it out. */
  readonly to: string;
  readonly kind: EdgeKind;
  readonly lane: number;
}

/** A database that was asked. */
export interface GraphDatabase {
  /** The environment, and the database if there are several: `prod`, `prod/billing`. */
  readonly name: string;
  /** Without a password. */
  readonly database: string;
  /** None means base. */
  readonly revisions: readonly string[];
  /** Ids in its version table that no file has. */
  readonly missing: readonly string[];
}

/** All that a drawing of the history shows. */
export interface DrawnGraph {
  /** Newest first. */
  readonly revisions: readonly GraphRevision[];
  readonly lines: readonly GraphLine[];
  /** Empty if no database was asked. */
  readonly databases: readonly GraphDatabase[];
}

/** In how many of the databases that were asked a revision is applied. */
export type AppliedState = 'unknown' | 'everywhere' | 'somewhere' | 'nowhere';

export function appliedState({ appliedIn }: GraphRevision, { databases }: DrawnGraph): AppliedState {
  if (databases.length === 0) return 'unknown';
  if (appliedIn.length === databases.length) return 'everywhere';
  return appliedIn.length === 0 ? 'nowhere' : 'somewhere';
}

/** A word next to a revision. */
export interface GraphMark {
  readonly kind: 'label' | 'place' | 'database';
  readonly text: string;
}

/** `billing`, `head`, `prod`: its branches, its place in the history, and the databases that are at it. */
export function marksOf(revision: GraphRevision): readonly GraphMark[] {
  const { branchLabels, isHead, isEffectiveHead, currentIn } = revision;
  return [
    ...branchLabels.map((text): GraphMark => ({ kind: 'label', text })),
    ...(isHead ? [{ kind: 'place', text: isEffectiveHead ? 'effective head' : 'head' } as const] : []),
    ...currentIn.map((text): GraphMark => ({ kind: 'database', text })),
  ];
}

const LONGEST_MESSAGE = 72;

/** The message, as far as a picture has room for it. */
export function shortMessage({ message }: GraphRevision): string {
  const characters = [...message];
  return characters.length <= LONGEST_MESSAGE ? message : `${characters.slice(0, LONGEST_MESSAGE - 1).join('')}…`;
}

/** A line below the drawing for each database whose version table has an id that no file has. */
export function missingLines({ databases }: DrawnGraph): readonly string[] {
  return databases
    .filter(({ missing }) => missing.length > 0)
    .map(({ name, missing }) => `${name} is at ${missing.join(', ')}, which no revision file has.`);
}
