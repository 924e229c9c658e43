import type { Operation } from '../../operations/operation.js';
import { sameName } from '../../schema/names.js';
import type { RenamedObject, RenamedPart } from './renamed.js';
import type { Renames } from './renames.js';

/** The directives that carry the renames out; tables and types first, since columns and values go by the new name. */
export function renameOperations({ tables, enums, types, columns, enumValues }: Renames): readonly Operation[] {
  return [
    ...enums.flatMap((rename) => typeRename(rename, 'renameEnum')),
    ...types.flatMap((rename) => typeRename(rename, 'renameType')),
    ...enumValues.map(
      ({ of, from, to }): Operation => ({ kind: 'renameEnumValue', type: of, value: from, newValue: to }),
    ),
    ...tables.flatMap(tableRename),
    ...columns
      .filter(({ inheritedFrom }) => inheritedFrom === undefined)
      .map((rename) => columnRename(rename, columns)),
  ];
}

function columnRename({ of, from, to, aside, after }: RenamedPart, columns: readonly RenamedPart[]): Operation {
  const children = columns.filter(
    (part) => part.inheritedFrom !== undefined && sameName(part.inheritedFrom, of) && part.from === from,
  );
  return {
    kind: 'renameColumn',
    table: of,
    column: from,
    newName: to,
    ...(children.length > 0 && { children: children.map((part) => part.of) }),
    ...(aside && { aside }),
    ...(after && { after }),
  };
}

function typeRename(
  { from, to, constructors }: RenamedObject,
  kind: 'renameEnum' | 'renameType',
): readonly Operation[] {
  const options = { ...(constructors && { constructors }) };
  const move: readonly Operation[] =
    from.schema === to.schema ? [] : [{ kind: 'setTypeSchema', type: from, newSchema: to.schema, ...options }];
  const moved = { schema: to.schema, name: from.name };
  return from.name === to.name ? move : [...move, { kind, type: moved, newName: to.name, ...options }];
}

function tableRename({ from, to }: RenamedObject): readonly Operation[] {
  const move: readonly Operation[] =
    from.schema === to.schema ? [] : [{ kind: 'setTableSchema', table: from, newSchema: to.schema }];
  const moved = { schema: to.schema, name: from.name };
  return from.name === to.name ? move : [...move, { kind: 'renameTable', table: moved, newName: to.name }];
}
