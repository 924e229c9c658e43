import type { AddColumn, DropColumn } from '../../operations/column-operations.js';
import type { Operation } from '../../operations/operation.js';
import { baseType, isInstant, isNumber, isString } from '../../schema/base-type.js';
import type { Column } from '../../schema/column.js';
import { formatName, nameKey } from '../../schema/names.js';
import { type ColumnType, typeSql } from '../../schema/types.js';
import { groupBy } from '../../util/group-by.js';
import { sameValue } from '../../util/same-value.js';
import type { Note } from './note.js';
import { nameSimilarity, SIMILAR_NAMES } from './similarity.js';

/** More candidates only show that the type is a common one. */
const MAX_CANDIDATES = 3;

/** Columns of the same type in the same table, or of a similar type with a similar name. */
export function renamedColumns(operations: readonly Operation[]): readonly Note[] {
  const added = groupBy(
    operations.filter((operation) => operation.kind === 'addColumn'),
    ({ table }) => nameKey(table),
  );
  return operations
    .filter((operation) => operation.kind === 'dropColumn')
    .flatMap((drop) => {
      const candidates = added.get(nameKey(drop.table)) ?? [];
      const isRebuilt = candidates.some(({ column }) => column.name === drop.column);
      return isRebuilt ? [] : likeliest(drop, candidates).map((add) => renameNote(drop, add));
    });
}

function likeliest(drop: DropColumn, candidates: readonly AddColumn[]): readonly AddColumn[] {
  const { was } = drop;
  if (was === undefined) return [];
  const similarityOf = (add: AddColumn) => nameSimilarity(drop.column, add.column.name);
  const twins = candidates.filter(({ column }) => isTwin(was, column));
  const similar = candidates.filter((add) => isSimilar(was, add.column) && similarityOf(add) >= SIMILAR_NAMES);
  const named = twins.filter((add) => similarityOf(add) >= SIMILAR_NAMES);
  return [...(twins.length > MAX_CANDIDATES ? named : twins), ...similar]
    .toSorted((a, b) => similarityOf(b) - similarityOf(a))
    .slice(0, MAX_CANDIDATES);
}

function isTwin(was: Column, column: Column): boolean {
  return sameValue(shapeOf(was), shapeOf(column));
}

function shapeOf({ type, collation, identity, generated, serial }: Column) {
  return { type: typeSql(type), collation, source: [identity !== null, generated, serial !== null] };
}

function isSimilar(was: Column, column: Column): boolean {
  const isComputed = was.generated !== null || column.generated !== null;
  return !isComputed && !isTwin(was, column) && isSameFamily(was.type, column.type);
}

function isSameFamily(a: ColumnType, b: ColumnType): boolean {
  const bases = [baseType(a), baseType(b)];
  const isOneFamily = [isString, isNumber, isInstant].some((isMember) => bases.every(isMember));
  return a.array === b.array && (isOneFamily || bases[0] === bases[1]);
}

function renameNote(drop: DropColumn, { table, column }: AddColumn): Note {
  const name = `${formatName(table)}.${column.name}`;
  const instead = { kind: 'renameColumn', table, column: drop.column, newName: column.name } as const;
  const isSame = drop.was !== undefined && isTwin(drop.was, column);
  return isSame
    ? {
        kind: 'likelyRename',
        operation: drop,
        lines: [`${name} has the same type. If this is a rename, write instead of the two:`],
        instead,
      }
    : {
        kind: 'likelyRename',
        operation: drop,
        lines: [
          `${name} has a similar name. If this is a rename, generate the revision again with --rename ${formatName(table)}.${drop.column}:${column.name}.`,
        ],
        instead,
        isPartial: true,
      };
}
