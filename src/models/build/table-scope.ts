import { unknownColumn } from '../../errors/model-errors.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import { isColumnRef, refState } from '../column-ref.js';
import type { RefState } from '../ref-state.js';
import { type DeclaredColumn, findColumn, type Lineage, type TableDeclaration } from '../table.js';
import type { ColumnKey } from '../table-items.js';

/** One table, for whatever must know which columns it has. */
export interface TableScope {
  readonly name: QualifiedName;
  readonly declaration: TableDeclaration;
  readonly columnNames: readonly string[];
  /** The columns that it has from parents, as far as these are declared. */
  readonly inheritedNames: readonly string[];
  /** The table is in the database and not declared here, so any column may be there. */
  readonly open: boolean;
}

export function tableScope(declaration: TableDeclaration, name: QualifiedName): TableScope {
  const { partitionOf, inherits } = declaration.lineage;
  // A column of a parent may be meant, and parents are declared anywhere.
  const open = partitionOf !== undefined || inherits !== undefined;
  return { name, declaration, columnNames: declaration.columns.map((column) => column.name), inheritedNames: [], open };
}

/** The scopes of children and partitions get the columns of their parents. */
export function inheritNames(
  scopes: readonly TableScope[],
  home: (name: QualifiedName) => QualifiedName,
): readonly TableScope[] {
  const byName = new Map(scopes.map((scope) => [nameKey(scope.name), scope]));
  const namesAbove = ({ declaration }: TableScope, seen: readonly TableScope[]): readonly string[] =>
    parentsOf(declaration.lineage).flatMap((name) => {
      const parent = byName.get(nameKey(home(name)));
      return parent === undefined || seen.includes(parent)
        ? []
        : [...parent.columnNames, ...namesAbove(parent, [...seen, parent])];
    });
  return scopes.map((scope) =>
    parentsOf(scope.declaration.lineage).length === 0
      ? scope
      : { ...scope, inheritedNames: namesAbove(scope, [scope]) },
  );
}

function parentsOf({ partitionOf, inherits = [] }: Lineage): readonly QualifiedName[] {
  return [...(partitionOf ? [partitionOf.parent] : []), ...inherits];
}

/** A table of which only the name is known. */
export function openScope(name: QualifiedName): TableScope {
  const declaration = {
    name,
    columns: [],
    items: [],
    parts: [],
    comment: null,
    options: undefined,
    lineage: {},
    statistics: [],
    renamedFrom: null,
    owner: null,
  };
  return { name, declaration, columnNames: [], inheritedNames: [], open: true };
}

/** The name of the column in the database; `what` names the constraint or index that asks, for the message. */
export function resolveColumn(scope: TableScope, key: ColumnKey | RefState, what: string): string {
  const ref = isColumnRef(key) ? key[refState] : key;
  if (scope.open) {
    return typeof ref === 'string' ? ref : ref.column;
  }
  const found = typeof ref === 'string' ? findColumn(scope.declaration, ref) : findReferred(scope, ref);
  if (found === undefined) {
    const column = typeof ref === 'string' ? ref : ref.column;
    throw unknownColumn({ table: formatName(scope.name), column }, what, scope.columnNames);
  }
  return found.name;
}

// A reference to a column of another table is as wrong as a name that doesn't exist.
function findReferred({ declaration }: TableScope, { owner, column }: RefState): DeclaredColumn | undefined {
  const isOwn = owner === null || declaration.owner === null || owner === declaration.owner;
  return isOwn ? declaration.columns.find(({ name }) => name === column) : undefined;
}

export function resolveColumns(scope: TableScope, keys: readonly ColumnKey[], what: string): readonly string[] {
  return keys.map((key) => resolveColumn(scope, key, what));
}
