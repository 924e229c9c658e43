import type {
  AlterTable,
  CreateTable,
  DropTable,
  RenameTable,
  SetTableSchema,
} from '../../operations/table-operations.js';
import { isOwn, withOwnParts } from '../../schema/table.js';
import { array, docOrNull, object, optionalString, optionalTrue, options, string } from './build-doc.js';
import { directive, dropEntries, named, schemaEntry } from './directive.js';
import type { Doc } from './doc.js';
import { tableOptionEntries } from './option-entries.js';
import { orderedEntries } from './ordered-entries.js';
import { lineageEntries } from './partition-entries.js';
import { renderColumn } from './render-column.js';
import type { RenderContext } from './render-context.js';
import { renderTableItems } from './render-table-item.js';

export function renderCreateTable(operation: CreateTable, context: RenderContext): Doc {
  const { table, ifNotExists } = operation;
  const columns = table.columns
    .filter(isOwn)
    .map((column) => ({ name: column.name, doc: renderColumn(column, table, context) }));
  const items = renderTableItems(withOwnParts(table), context);
  const rest = options([
    ['comment', optionalString(table.comment)],
    ['ifNotExists', optionalTrue(ifNotExists)],
    ...tableOptionEntries(table.options ?? {}),
    ...lineageEntries(table),
    schemaEntry(table),
  ]);
  const hasItems = items.length > 0 || rest.length > 0;
  return directive('createTable', [
    string(table.name),
    object(orderedEntries(columns), true),
    ...(hasItems ? [array(items)] : []),
    ...rest,
  ]);
}

export function renderDropTable({ table, ...options }: DropTable): Doc {
  return named('dropTable', table)([], dropEntries(options));
}

export function renderRenameTable({ table, newName }: RenameTable): Doc {
  return named('renameTable', table)([string(newName)]);
}

export function renderSetTableSchema({ table, newSchema }: SetTableSchema): Doc {
  return named('setTableSchema', table)([docOrNull(optionalString(newSchema))]);
}

export function renderAlterTable({ table, changes }: AlterTable): Doc {
  return named('alterTable', table)([], tableOptionEntries(changes));
}
