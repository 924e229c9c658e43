import { invalidConstraint } from '../../errors/model-errors.js';
import type { IndexKey } from '../../schema/index-value.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import type { ColumnState } from '../column-state.js';
import { type KeyState, keyState } from '../index-key.js';
import { toStorageParameters } from '../storage-parameters.js';
import type { IndexKeyItem } from '../table-items.js';
import { parseName } from '../table-name.js';
import { isDefaultOpclass } from './default-opclass.js';
import { expressionTokens } from './expression-tokens.js';
import { resolveColumn, type TableScope } from './table-scope.js';

export interface IndexContext {
  readonly scope: TableScope;
  readonly method: string;
  /** The constraint or index, for messages. */
  readonly what: string;
}

/** A key of an index as the schema values know it: a column, or an expression, with what is not PostgreSQL's default. */
export function indexKeyValue(item: IndexKeyItem, context: IndexContext): IndexKey {
  const state = stateOf(item);
  refuseOrder(state, context);
  const column = keyColumn(state, context);
  const descending = state.descending ?? false;
  return {
    column,
    expression: column === null ? state.expression : null,
    collation: keyCollation(state, column, context),
    opclass: keyOpclass(state, column, context),
    opclassParameters: toStorageParameters(state.opclassParameters),
    descending,
    nullsFirst: state.nullsFirst ?? descending,
    ...(state.statistics !== undefined && { statistics: state.statistics }),
  };
}

function stateOf(item: IndexKeyItem): KeyState {
  return typeof item === 'string' ? { column: item, expression: null } : item[keyState];
}

const PLAIN_METHODS = new Set(['brin', 'gin', 'gist', 'hash', 'spgist']);

/**
 * Is it a built-in method whose indexes have no order and can't be unique? Indexes of an extension's method may have
 * both.
 */
export function isPlainMethod(method: string): boolean {
  return PLAIN_METHODS.has(method);
}

// Only a B-tree has an order (manual: "Indexes and ORDER BY").
function refuseOrder({ descending, nullsFirst }: KeyState, { scope, method, what }: IndexContext): void {
  if (isPlainMethod(method) && (descending !== undefined || nullsFirst !== undefined)) {
    throw invalidConstraint(formatName(scope.name), what, `has an order, which an index of method ${method} has not`);
  }
}

function keyColumn(state: KeyState, { scope, what }: IndexContext): string | null {
  return state.column === null ? bareColumn(state.expression ?? '', scope) : resolveColumn(scope, state.column, what);
}

// PostgreSQL makes a column of an expression that is nothing but a column.
function bareColumn(expression: string, scope: TableScope): string | null {
  const names = expressionTokens(expression).filter(({ text, kind }) => kind !== 'mark' || !'()'.includes(text));
  const [only] = names;
  if (names.length !== 1 || only?.kind !== 'name' || (!only.quoted && VALUE_WORDS.has(only.text))) return null;
  return scope.open || scope.columnNames.includes(only.text) ? only.text : null;
}

/** The reserved words that are expressions without any other word; a column of that name needs quotes. */
const VALUE_WORDS = new Set(
  ['true', 'false', 'null', 'user', 'session_user', 'system_user', 'localtime', 'localtimestamp'].concat(
    ['catalog', 'date', 'role', 'schema', 'time', 'timestamp', 'user'].map((word) => `current_${word}`),
  ),
);

// What the column has anyway is not the key's.
function keyCollation({ collation }: KeyState, column: string | null, { scope }: IndexContext): QualifiedName | null {
  const own = stateOfColumn(scope, column)?.collation ?? 'default';
  return collation === undefined || collation === own ? null : parseName(collation, null);
}

function keyOpclass(
  { opclass, opclassParameters }: KeyState,
  column: string | null,
  { scope, method }: IndexContext,
): QualifiedName | null {
  if (opclass === undefined) {
    return null;
  }
  // Parameters need the name before them, its being the default or not.
  if (Object.keys(opclassParameters ?? {}).length > 0) {
    return parseName(opclass, null);
  }
  const state = stateOfColumn(scope, column);
  const isDefault = state !== undefined && isDefaultOpclass(opclass, method, state);
  return isDefault ? null : parseName(opclass, null);
}

function stateOfColumn(scope: TableScope, column: string | null): ColumnState | undefined {
  return scope.declaration.columns.find(({ name }) => name === column)?.state;
}
