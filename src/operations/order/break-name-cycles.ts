import { clipName } from '../../schema/choose-name.js';
import { assertNever } from '../../util/assert-never.js';
import type { Operation, OperationByKind } from '../operation.js';
import { type Dependences, withNames } from './add-dependences.js';
import { effectsOf } from './effects-of.js';

const RENAMES = ['renameIndex', 'renameConstraint', 'renameTable', 'renameColumn', 'renameEnum', 'renameType'] as const;

type Rename = OperationByKind[(typeof RENAMES)[number]];

/**
 * Objects that exchange their names: an object whose new name is still taken gets a temporary name, so that the others can
 * be renamed one after the other. It gets its new name once that is free. A NOT NULL that becomes NOT VALID is created
 * again, maybe with the name that another one of its table had.
 *
 * @param ordered in an order that is right for all renames except one of each cycle
 * @param namesBy what else an operation drops and creates
 */
export function breakNameCycles(
  ordered: readonly Operation[],
  namesBy: Dependences['namesBy'] = () => ({ drops: [], creates: [] }),
): readonly Operation[] {
  if (!ordered.some(isRename)) return ordered;
  const named = ordered.flatMap((operation, place) =>
    isRename(operation) || operation.kind === 'alterColumn'
      ? [{ operation, place, ...withNames(effectsOf(operation), namesBy(operation)) }]
      : [],
  );
  const owners = new Map(named.flatMap(({ drops = [], place }) => drops.map((key) => [key, place] as const)));
  const users = new Map(
    named.flatMap(({ operation, creates = [], place }) =>
      isRename(operation) ? [] : creates.map((key) => [key, place] as const),
    ),
  );
  const before = new Map<number, Rename[]>();
  const after = new Map<number, Rename[]>();
  const without = new Set<number>();
  for (const { operation, place, drops = [], creates = [] } of named) {
    if (!isRename(operation)) continue;
    const first = Math.min(place, ...drops.map((key) => users.get(key) ?? place));
    const last = Math.max(place, ...creates.map((key) => owners.get(key) ?? place));
    if (first === place && last === place) continue;
    without.add(place);
    before.set(first, [...(before.get(first) ?? []), toTemporary(operation)]);
    after.set(last, [...(after.get(last) ?? []), fromTemporary(operation)]);
  }
  return ordered.flatMap((operation, place) => [
    ...(before.get(place) ?? []),
    ...(without.has(place) ? [] : [operation]),
    ...(after.get(place) ?? []),
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
