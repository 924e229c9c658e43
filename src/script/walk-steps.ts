import { ambiguousWalk, tooFewSteps } from '../errors/selector-errors.js';
import type { Branch } from './find-revision.js';
import type { RevisionMap } from './revision-map.js';
import { type RevisionNode, toIds } from './revision-node.js';

/** A revision, or null for base. */
export type Position = RevisionNode | null;

export interface Walk {
  readonly map: RevisionMap;
  readonly start: Position;
  /** Up if positive, down if negative. */
  readonly steps: number;
  /** Which way to go up where there are several. */
  readonly branch: Branch | null;
  /** The selector that asks for it. */
  readonly text: string;
  /** Stop at the end of the line instead of refusing. */
  readonly clip?: boolean;
}

/** Where so many steps lead; one step below the first revision is base. */
export function walkSteps(walk: Walk): Position {
  const wanted = Math.abs(walk.steps);
  let position = walk.start;
  for (let done = 0; done < wanted; done += 1) {
    const way = onlyWay(walk, position);
    if (way === undefined && walk.clip !== true) {
      throw tooFewSteps(walk.text, wanted, done);
    }
    position = way === undefined ? position : way;
  }
  return position;
}

/** Undefined at the end of the line. */
function onlyWay(walk: Walk, position: Position): Position | undefined {
  const ways = walk.steps > 0 ? waysUp(walk, position) : waysDown(position);
  if (ways.length > 1) {
    const at = position === null ? 'base' : `"${position.id}"`;
    throw ambiguousWalk(walk.text, at, toIds(ways.filter((way) => way !== null)));
  }
  return ways[0];
}

function waysUp({ map, branch }: Walk, position: Position): readonly Position[] {
  const ways = position === null ? map.bases : position.up;
  return branch === null ? ways : ways.filter((way) => branch.members.has(way));
}

function waysDown(position: Position): readonly Position[] {
  if (position === null) {
    return [];
  }
  return position.down.length === 0 ? [null] : position.down;
}
