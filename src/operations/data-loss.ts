import { changeInWords, lossOf } from '../schema/lossy-change.js';
import { formatName } from '../schema/names.js';
import { formatCount } from '../util/format-count.js';
import type { AlterColumn } from './column-operations.js';
import type { Operation } from './operation.js';
import type { DeleteRows } from './row-change-operations.js';

/** `Destroys data: drops users.bio.`, where the operation takes something from rows without being refused; or null. */
export function dataLoss(operation: Operation): string | null {
  const loss = findLoss(operation);
  return loss === null ? null : `Destroys data: ${loss}.`;
}

/** `drops users.bio`, to follow "It". */
export function findLoss(operation: Operation): string | null {
  switch (operation.kind) {
    case 'dropTable':
      return operation.rowsAside === true ? null : `drops ${formatName(operation.table)}`;
    case 'dropColumn':
      // What is computed can be computed again.
      return operation.was?.generated ? null : `drops ${formatName(operation.table)}.${operation.column}`;
    case 'dropSchema':
      return operation.cascade === true ? `drops everything in schema ${operation.name}` : null;
    case 'dropEnum':
    case 'dropDomain':
    case 'dropCompositeType':
    case 'dropRangeType':
      return operation.cascade === true ? `drops every column of type ${formatName(operation.type)}` : null;
    case 'alterCompositeType': {
      const { type, dropAttributes = [] } = operation;
      const names = dropAttributes.map(({ name }) => `${formatName(type)}.${name}`);
      return names.length === 0 ? null : `drops ${names.join(', ')}`;
    }
    case 'deleteRows':
      return lossOfRows(operation);
    case 'alterColumn':
      return lossInColumn(operation);
    default:
      return null;
  }
}

function lossOfRows({ table, rows }: DeleteRows): string | null {
  return rows.length === 0 ? null : `deletes ${formatCount(rows.length, 'row')} of ${formatName(table)}`;
}

function lossInColumn({ table, column, type }: AlterColumn): string | null {
  if (type?.from === undefined) {
    return null;
  }
  const loss = lossOf(type.from, type.to);
  return loss === null ? null : `${loss} ${formatName(table)}.${column} (${changeInWords(type.from, type.to)})`;
}
