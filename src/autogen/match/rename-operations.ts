import type { Operation } from '../../operations/operation.js';
import { clipName } from '../../schema/choose-name.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import type { RenamedObject, RenamedPart } from './renamed.js';
import type { Renames } from './renames.js';

/**
 * The directives for the renames. Tables and types come first, since the directives for columns and values use the
 * new name.
 * @param isTaken whether another object may have the name that an object has between its move and its rename
 */
export function renameOperations(
  { tables, enums, types, columns, enumValues }: Renames,
  isTaken: IsTaken = () => false,
): readonly Operation[] {
  return [
    ...enums.flatMap((rename) => stepsOf(rename, isTaken).map((step) => typeRename(step, 'renameEnum', rename))),
    ...types.flatMap((rename) => stepsOf(rename, isTaken).map((step) => typeRename(step, 'renameType', rename))),
    ...enumValues.map(
      ({ of, from, to }): Operation => ({ kind: 'renameEnumValue', type: of, value: from, newValue: to }),
    ),
    ...tables.flatMap((rename) => stepsOf(rename, isTaken).map(tableRename)),
    ...columns
      .filter(({ inheritedFrom }) => inheritedFrom === undefined)
      .map((rename) => columnRename(rename, columns)),
  ];
}

function columnRename({ of, from, to, aside, after }: RenamedPart, columns: readonly RenamedPart[]): Operation {
  const children = columns.filter(
    (part) => part.inheritedFrom !== undefined && sameName(part.inheritedFrom, of) && part.from === from,
  );
  const leaving = children.flatMap(({ of: child, leaves }) => (leaves ? [child] : []));
  return {
    kind: 'renameColumn',
    table: of,
    column: from,
    newName: to,
    ...(children.length > 0 && { children: children.map((part) => part.of) }),
    ...(leaving.length > 0 && { leaving }),
    ...(aside && { aside }),
    ...(after && { after }),
  };
}

export type IsTaken = (name: QualifiedName) => boolean;

/** A move to another schema or a rename: PostgreSQL has no statement that does both. */
interface Step {
  readonly from: QualifiedName;
  readonly to: QualifiedName;
  /** A move follows. */
  readonly moves?: true;
}

/** An object that is moved and renamed has a name in between, which must be unused. */
export function stepsOf({ from, to }: RenamedObject, isTaken: IsTaken): readonly Step[] {
  if (from.schema === to.schema || from.name === to.name) {
    return [{ from, to }];
  }
  const moved = { schema: to.schema, name: from.name };
  if (!isTaken(moved)) {
    return [
      { from, to: moved },
      { from: moved, to },
    ];
  }
  const renamed = { schema: from.schema, name: to.name };
  if (!isTaken(renamed)) {
    return [
      { from, to: renamed, moves: true },
      { from: renamed, to },
    ];
  }
  const name = clipName(`limbeck_renames_${from.name}`);
  const leaving = { schema: from.schema, name };
  const arriving = { schema: to.schema, name };
  return [
    { from, to: leaving, moves: true },
    { from: leaving, to: arriving },
    { from: arriving, to },
  ];
}

function typeRename(
  { from, to, moves }: Step,
  kind: 'renameEnum' | 'renameType',
  { constructors }: RenamedObject,
): Operation {
  const options = { ...(constructors && { constructors }) };
  return from.name === to.name
    ? { kind: 'setTypeSchema', type: from, newSchema: to.schema, ...options }
    : { kind, type: from, newName: to.name, ...options, ...(moves && { moves }) };
}

function tableRename({ from, to, moves }: Step): Operation {
  return from.name === to.name
    ? { kind: 'setTableSchema', table: from, newSchema: to.schema }
    : { kind: 'renameTable', table: from, newName: to.name, ...(moves && { moves }) };
}
