import { malformedReference } from '../../errors/model-errors.js';
import { formatName, joinDotted, splitDotted } from '../../schema/names.js';
import { ColumnRef } from '../column-ref.js';
import type { ReferenceTarget } from '../column-state.js';
import type { DeclaredColumn, TableDeclaration } from '../table.js';
import type { ForeignKeyItem, PrimaryKeyItem, TableItem } from '../table-items.js';

/** The constraints and indexes that columns declare, as items of their table; those of the table itself come after. */
export function allItems(declaration: TableDeclaration): readonly TableItem[] {
  return [
    ...primaryKeyItems(declaration),
    ...declaration.columns.filter(hasItems).flatMap((column) => columnItems(column, declaration)),
    ...declaration.items,
  ];
}

function refTo({ name }: DeclaredColumn, { owner, name: table }: TableDeclaration): ColumnRef {
  return new ColumnRef({ table, owner, column: name });
}

function primaryKeyItems(declaration: TableDeclaration): readonly PrimaryKeyItem[] {
  const keys = declaration.columns.filter(({ state }) => state.primaryKey !== null);
  if (keys.length === 0) return [];
  const options = Object.assign({}, ...keys.map(({ state }) => state.primaryKey));
  return [{ kind: 'primaryKey', columns: keys.map((column) => refTo(column, declaration)), options }];
}

function hasItems({ state: { unique, references, indexes } }: DeclaredColumn): boolean {
  return unique !== null || references.length > 0 || indexes.length > 0;
}

function columnItems(column: DeclaredColumn, declaration: TableDeclaration): readonly TableItem[] {
  const { unique, references, indexes } = column.state;
  const ref = refTo(column, declaration);
  return [
    ...(unique === null ? [] : [{ kind: 'unique', columns: [ref], options: unique } as const]),
    ...references.map(({ target, options }): ForeignKeyItem => {
      const place = { table: formatName(declaration.name), column: column.name };
      return { kind: 'foreignKey', columns: [ref], target: referredColumns(target, place), options };
    }),
    ...indexes.map((options) => ({ kind: 'index', keys: [ref], options }) as const),
  ];
}

function referredColumns(target: ReferenceTarget, place: { table: string; column: string }): ForeignKeyItem['target'] {
  if (typeof target === 'function') {
    return () => [target()];
  }
  if (typeof target !== 'string') {
    throw malformedReference(place, target);
  }
  const parts = splitDotted(target);
  const [column = '', ...table] = parts.toReversed();
  if (table.at(-1) === undefined || table.at(-1) === '') {
    throw malformedReference(place, target);
  }
  return { table: joinDotted(table.toReversed()), columns: [column] };
}
