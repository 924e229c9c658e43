import { clipName } from '../../schema/choose-name.js';
import { assertNever } from '../../util/assert-never.js';
import type { Operation, OperationByKind } from '../operation.js';
import { type Dependences, withNames } from './add-dependences.js';
import { effectsOf } from './effects-of.js';

const RENAMES = ['renameIndex', 'renameConstraint', 'renameTable', 'renameColumn', 'renameEnum', 'renameType'] as const;

type Rename = OperationByKind[(typeof RENAMES)[number]];

/**
 * Objects that exchange their names: an object whose new name is still taken gets a temporary name, so that the others can
 * be renamed one after the other. It gets its new name once that is free.
 *
 * @param ordered in an order that is right for all renames except one of each cycle
 * @param namesBy what else an operation drops and creates
 */
export function breakNameCycles(
  ordered: readonly Operation[],
  namesBy: Dependences['namesBy'] = () => ({ drops: [], creates: [] }),
): readonly Operation[] {
  const renames = ordered.filter(isRename).map((rename, place) => ({
    rename,
    place,
    ...withNames(effectsOf(rename), namesBy(rename)),
  }));
  const owners = new Map(renames.flatMap(({ drops = [], place }) => drops.map((key) => [key, place] as const)));
  const waiting = renames.flatMap(({ rename, place, creates = [] }) => {
    const last = Math.max(...creates.map((key) => owners.get(key) ?? place));
    return last > place ? [{ rename, last: renames[last]?.rename }] : [];
  });
  return waiting.length === 0
    ? ordered
    : ordered.flatMap((operation) => [
        isRename(operation) && waiting.some(({ rename }) => rename === operation) ? toTemporary(operation) : operation,
        ...waiting.filter(({ last }) => last === operation).map(({ rename }) => fromTemporary(rename)),
      ]);
}

function isRename(operation: Operation): operation is Rename {
  return RENAMES.some((kind) => kind === operation.kind);
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
