import { formatName } from '../../schema/names.js';
import type { AlterTable, CreateTable, DropTable, RenameTable, SetTableSchema } from '../table-operations.js';
import { known } from './known.js';

export function reverseCreateTable({ table }: CreateTable): readonly [DropTable] {
  return [{ kind: 'dropTable', table: { schema: table.schema, name: table.name }, was: table }];
}

export function reverseDropTable({ table, was }: DropTable): readonly [CreateTable] {
  return [{ kind: 'createTable', table: known(was, `drop table ${formatName(table)}`) }];
}

export function reverseRenameTable({ table, newName }: RenameTable): readonly [RenameTable] {
  return [{ kind: 'renameTable', table: { schema: table.schema, name: newName }, newName: table.name }];
}

export function reverseSetTableSchema({ table, newSchema }: SetTableSchema): readonly [SetTableSchema] {
  return [{ kind: 'setTableSchema', table: { schema: newSchema, name: table.name }, newSchema: table.schema }];
}

export function reverseAlterTable({ table, changes, was }: AlterTable): readonly [AlterTable] {
  const before = known(was, `alter table ${formatName(table)}`);
  return [{ kind: 'alterTable', table, changes: before, was: changes }];
}
