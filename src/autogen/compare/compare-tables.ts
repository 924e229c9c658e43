import type { Operation } from '../../operations/operation.js';
import type { Column } from '../../schema/column.js';
import { nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { matchByKey } from '../../util/match-by-key.js';
import { commentChange } from './compare-comments.js';
import { compareConstraints, compareForeignKeys } from './compare-constraints.js';
import { nameOf } from './compare-enums.js';
import { compareIndexes } from './compare-indexes.js';
import { compareTableOptions } from './compare-table-options.js';
import { Disturbance } from './disturbance.js';
import { droppedKeys } from './dropped-keys.js';
import { type TableChanges, type TableContext, tableChanges } from './table-changes.js';

export interface TablesComparison {
  readonly operations: readonly Operation[];
  readonly changes: readonly TableChanges[];
  readonly dropped: readonly Table[];
}

export function compareTables(
  declared: readonly Table[],
  reflected: readonly Table[],
  context: TableContext,
): TablesComparison {
  const { onlyLeft, onlyRight, both } = matchByKey(declared, reflected, { left: nameKey, right: nameKey });
  const changes = both.map(([wanted, found]) => tableChanges(wanted, found, context));
  const disturbance = new Disturbance(changes, [...context.replacedEnums, ...context.rebuiltTypes.names]);
  const keys = changes.flatMap((change) => [
    ...compareConstraints(change, disturbance),
    ...compareIndexes(change, disturbance),
  ]);
  const restsOnDropped = droppedKeys(keys);
  return {
    changes,
    dropped: onlyRight,
    operations: [
      ...onlyLeft.map((table): Operation => ({ kind: 'createTable', table: withoutOrigins(table) })),
      ...changes.flatMap(columnOperations),
      ...keys,
      ...changes.flatMap((change) => compareTableOptions(change, keys)),
      ...changes.flatMap((change) => compareForeignKeys(change, disturbance, restsOnDropped)),
      ...onlyRight.map((was): Operation => ({ kind: 'dropTable', table: nameOf(was), was: withoutOrigins(was) })),
    ],
  };
}

function columnOperations({ declared, reflected, ...changes }: TableChanges): readonly Operation[] {
  const table = nameOf(declared);
  const isRebuilt = ({ name }: Column) => changes.rebuilt.has(name);
  const added = [...declared.columns.filter(isRebuilt), ...changes.added];
  const dropped = [...reflected.columns.filter(isRebuilt), ...changes.dropped];
  return [
    ...added.map((column): Operation => ({ kind: 'addColumn', table, column: withoutOrigin(column) })),
    ...changes.alterations,
    ...dropped.map((was): Operation => ({ kind: 'dropColumn', table, column: was.name, was: withoutOrigin(was) })),
    ...commentChange({ on: 'table', name: table }, reflected, declared),
  ];
}

/** Without what a declaration says of earlier names. */
function withoutOrigins({ renamedFrom: _, ...table }: Table): Table {
  return { ...table, columns: table.columns.map(withoutOrigin) };
}

function withoutOrigin({ renamedFrom: _, ...column }: Column): Column {
  return column;
}
