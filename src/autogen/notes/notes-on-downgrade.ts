import type { Operation } from '../../operations/operation.js';
import { formatName, sameName } from '../../schema/names.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { choicesToReview } from './choices-to-review.js';
import type { ComparedSchemas } from './compared-schemas.js';
import { destroyedData } from './destroyed-data.js';
import { failuresOnRows } from './failures-on-rows.js';
import { keptByChildren } from './kept-by-children.js';
import type { Note } from './note.js';

/**
 * A downgrade has no renames to guess, and needs no note if it removes what the upgrade added. But it may restore a
 * table or column without its data.
 */
export function notesOnDowngrade(operations: readonly Operation[], schemas: ComparedSchemas): readonly Note[] {
  const alterations = operations.filter(({ kind }) => kind === 'alterColumn');
  return [
    ...destroyedData(alterations),
    ...operations.flatMap((operation) => emptyAgain(operation, operations)),
    ...choicesToReview(operations),
    ...keptByChildren(operations, schemas),
    ...failuresOnRows(operations, schemas),
  ];
}

function emptyAgain(operation: Operation, all: readonly Operation[]): readonly Note[] {
  switch (operation.kind) {
    case 'createTable':
      return getsRowsBack(operation.table, all)
        ? []
        : [note(operation, `Brings back ${formatName(operation.table)} without its rows.`)];
    case 'addColumn':
      return operation.column.generated === null
        ? [note(operation, `Brings back ${formatName(operation.table)}.${operation.column.name} without its values.`)]
        : [];
    case 'alterCompositeType':
      return (operation.addAttributes ?? []).map(({ name }) =>
        note(operation, `Brings back ${formatName(operation.type)}.${name} without its values.`),
      );
    default:
      return [];
  }
}

function note(operation: Operation, line: string): Note {
  return { kind: 'review', operation, lines: [line] };
}

/** Itself, or the partitioned table whose partition it is. */
function getsRowsBack(table: Table, all: readonly Operation[]): boolean {
  const names = [table, ...parentsOf(table)];
  return all.some((other) => other.kind === 'putRowsBack' && names.some((name) => sameName(name, other.table)));
}
