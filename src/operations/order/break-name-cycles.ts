import { clipName } from '../../schema/choose-name.js';
import type { Key } from '../../schema/keys.js';
import { assertNever } from '../../util/assert-never.js';
import type { Operation, OperationByKind } from '../operation.js';
import { effectsOf } from './effects-of.js';

const RENAMES = ['renameIndex', 'renameConstraint', 'renameTable', 'renameColumn', 'renameEnum', 'renameType'] as const;

type Rename = OperationByKind[(typeof RENAMES)[number]];

/**
 * Objects that exchange their names: the first of them gets a temporary name, so that the others can be renamed one
 * after the other, and then its new name.
 *
 * @param ordered in an order that is right for all renames except the first of each cycle
 */
export function breakNameCycles(ordered: readonly Operation[]): readonly Operation[] {
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
  return RENAMES.some((kind) => kind === operation.kind);
}

/**
 * Follows each rename to the object that has its new name, until it is back at the first one. Empty if a new name is
 * free.
 */
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
  const name = temporaryName(rename);
  switch (rename.kind) {
    case 'renameIndex':
    case 'renameConstraint':
      return { ...rename, name };
    case 'renameColumn':
      return { ...rename, column: name };
    case 'renameTable':
      return { ...rename, table: { ...rename.table, name } };
    case 'renameEnum':
    case 'renameType':
      return { ...rename, type: { ...rename.type, name } };
    default:
      return assertNever(rename);
  }
}

function temporaryName(rename: Rename): string {
  return clipName(`limbeck_renames_${oldName(rename)}`);
}

function oldName(rename: Rename): string {
  switch (rename.kind) {
    case 'renameIndex':
    case 'renameConstraint':
      return rename.name;
    case 'renameColumn':
      return rename.column;
    case 'renameTable':
      return rename.table.name;
    case 'renameEnum':
    case 'renameType':
      return rename.type.name;
    default:
      return assertNever(rename);
  }
}
