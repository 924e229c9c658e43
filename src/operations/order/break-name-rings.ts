import { clipName } from '../../schema/choose-name.js';
import type { Key } from '../../schema/keys.js';
import type { RenameConstraint } from '../constraint-operations.js';
import type { RenameIndex } from '../index-operations.js';
import type { Operation } from '../operation.js';
import { effectsOf } from './effects-of.js';

type Rename = RenameIndex | RenameConstraint;

/**
 * Indexes or constraints that take over each other's names: the first of them gets a temporary name, so that the others
 * can be renamed one after the other, and then its own.
 *
 * @param ordered in an order that only the first of each ring contradicts
 */
export function breakNameRings(ordered: readonly Operation[]): readonly Operation[] {
  const renames = ordered.filter(isRename);
  const owners = new Map(
    renames.flatMap((rename) => [...keysOf(rename, 'drops')].map((key) => [key, rename] as const)),
  );
  const ends = new Map<Operation, Rename>();
  const starts = new Set<Operation>();
  const seen = new Set<Operation>();
  for (const rename of renames) {
    const ring = seen.has(rename) ? [] : ringOf(rename, owners);
    for (const member of ring) {
      seen.add(member);
    }
    const last = ring.toSorted((a, b) => renames.indexOf(a) - renames.indexOf(b)).at(-1);
    if (last !== undefined) {
      starts.add(rename);
      ends.set(last, rename);
    }
  }
  return starts.size === 0
    ? ordered
    : ordered.flatMap((operation) => {
        const first = ends.get(operation);
        const renamed = isRename(operation) && starts.has(operation) ? toTemporary(operation) : operation;
        return first === undefined ? [renamed] : [renamed, fromTemporary(first)];
      });
}

function isRename(operation: Operation): operation is Rename {
  return operation.kind === 'renameIndex' || operation.kind === 'renameConstraint';
}

/** From who has the name that this one takes, and so on, back to it; empty if somebody takes a free name. */
function ringOf(rename: Rename, owners: ReadonlyMap<Key, Rename>): readonly Rename[] {
  const ring: Rename[] = [];
  for (let next: Rename | undefined = rename; next !== undefined && !ring.includes(next); ) {
    ring.push(next);
    next = [...keysOf(next, 'creates')].flatMap((key) => owners.get(key) ?? [])[0];
    if (next === rename) {
      return ring;
    }
  }
  return [];
}

function keysOf(rename: Rename, role: 'drops' | 'creates'): readonly Key[] {
  return effectsOf(rename)[role] ?? [];
}

function toTemporary(rename: Rename): Rename {
  return { ...rename, newName: temporaryName(rename) };
}

function fromTemporary(rename: Rename): Rename {
  return { ...rename, name: temporaryName(rename) };
}

function temporaryName({ name }: Rename): string {
  return clipName(`limbeck_renames_${name}`);
}
