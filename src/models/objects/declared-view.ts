import { contradictoryColumn } from '../../errors/model-errors.js';
import type { ColumnNaming } from '../../schema/column-naming.js';
import type { DeclaredView } from '../../schema/declared-view.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import { typeSql } from '../../schema/types.js';
import { columnType } from '../build/column-type.js';
import type { ColumnBuilder, ColumnRecord } from '../column-builder.js';
import { type ColumnState, plainColumnState } from '../column-state.js';
import {
  type ColumnRefs,
  columnRefs,
  type DeclaredColumn,
  declareColumns,
  type TableShape,
  type tableShape,
} from '../table.js';
import { DeclaredObject } from './object-declaration.js';

/** Nothing can be written through the row types of a view. */
export type ReadOnly<Columns extends ColumnRecord> = {
  [P in keyof Columns]: Columns[P] extends ColumnBuilder<infer Js, infer Nullable, infer _Write, infer Name>
    ? ColumnBuilder<Js, Nullable, 'never', Name>
    : never;
};

/** A view that is declared with its columns, so that it has a row type. */
export class View<
  Key extends string = string,
  Columns extends ColumnRecord = ColumnRecord,
  Naming extends ColumnNaming = ColumnNaming,
> extends DeclaredObject {
  declare readonly [tableShape]: TableShape<Key, ReadOnly<Columns>, Naming>;
  /** The columns, by property: for SQL. */
  declare readonly c: ColumnRefs<Columns>;

  constructor(name: QualifiedName, columns: Columns, declared: readonly DeclaredColumn[]) {
    super(name);
    this.c = columnRefs(columns, { columns: declared, table: name, owner: this });
  }
}

/** Refuses what a column of a view can't have: its query decides that. */
export function declareViewColumns(
  view: QualifiedName,
  columns: ColumnRecord,
  naming: ColumnNaming,
): readonly DeclaredColumn[] {
  const declared = declareColumns(columns, naming);
  for (const { name, state } of declared) {
    const word = findWordOfTables(state);
    if (word === undefined) continue;
    const place = { table: formatName(view), column: name };
    throw contradictoryColumn(place, `\`${word}\` in a view`, `Remove \`${word}\`: the query of the view decides it.`);
  }
  return declared;
}

function findWordOfTables(state: ColumnState): string | undefined {
  const { type, array, nullable, typed, name, comment } = state;
  const plain = { ...plainColumnState(type, array), nullable, typed, name, comment };
  const words = new Map<string, unknown>(Object.entries(plain));
  return Object.entries(state).find(([word, value]) => !isSame(value, words.get(word)))?.[0];
}

/** Lists are those of references and indexes, which a plain column has none of. */
function isSame(value: unknown, plain: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : value === plain;
}

export function toDeclaredView(name: QualifiedName, columns: readonly DeclaredColumn[]): DeclaredView {
  return {
    name,
    columns: columns.map(({ name: column, state }) => ({
      name: column,
      type: typeSql(columnType(state.type, state.array)),
    })),
  };
}

/** COMMENT ON COLUMN of the columns that have one. */
export function commentsOf(columns: readonly DeclaredColumn[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    columns.flatMap(({ name, state }) => (state.comment === null ? [] : [[name, state.comment] as const])),
  );
}
