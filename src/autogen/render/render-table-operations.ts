import type { CreateTable, DropTable, RenameTable, SetTableSchema } from '../../operations/table-operations.js';
import { array, type Entry, flag, object, optionalString, options, orNull, string } from './build-doc.js';
import { directive, named, schemaEntry } from './directive.js';
import type { Doc } from './doc.js';
import { renderColumn } from './render-column.js';
import { renderTableItems } from './render-table-item.js';
import type { IsEnum } from './render-type.js';

export function renderCreateTable({ table, ifNotExists }: CreateTable, isEnum: IsEnum): Doc {
  const columns = table.columns.map((column): Entry => [column.name, renderColumn(column, table, isEnum)]);
  const items = renderTableItems(table);
  const rest = options([
    ['comment', optionalString(table.comment)],
    ['ifNotExists', flag(ifNotExists)],
    schemaEntry(table),
  ]);
  const hasItems = items.length > 0 || rest.length > 0;
  return directive('createTable', [
    string(table.name),
    object(columns, true),
    ...(hasItems ? [array(items)] : []),
    ...rest,
  ]);
}

export function renderDropTable({ table, ifExists }: DropTable): Doc {
  return named('dropTable', table)([], [['ifExists', flag(ifExists)]]);
}

export function renderRenameTable({ table, newName }: RenameTable): Doc {
  return named('renameTable', table)([string(newName)]);
}

export function renderSetTableSchema({ table, newSchema }: SetTableSchema): Doc {
  return named('setTableSchema', table)([orNull(optionalString(newSchema))]);
}
