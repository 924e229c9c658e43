import { unknownColumn } from '../../errors/model-errors.js';
import { formatName } from '../../schema/names.js';
import { columnState } from '../column-builder.js';
import type { ColumnState } from '../column-state.js';
import { type Table, tableColumns, tableState } from '../table.js';
import { checkOfType, type Direction, type ValueCheck } from './check-value.js';
import type { SchemaIssue, SchemaResult, StandardSchema } from './standard-schema.js';

export interface LooseOptions {
  readonly columns?: readonly PropertyKey[];
  readonly values?: Readonly<Record<string, StandardSchema | undefined>>;
  readonly stripUnknown?: boolean;
}

type Presence = 'required' | 'optional' | 'never';

interface Statement {
  readonly direction: Direction;
  readonly presence: (state: ColumnState) => Presence;
}

export interface CheckedColumn {
  readonly property: string;
  readonly isRequired: boolean;
  readonly allowsNull: boolean;
  readonly check: StandardSchema['~standard']['validate'];
}

export const ON_INSERT: Statement = { direction: 'insert', presence: presenceOnInsert };
export const ON_UPDATE: Statement = { direction: 'insert', presence: presenceOnUpdate };
export const ON_SELECT: Statement = { direction: 'select', presence: () => 'required' };

/** The columns that a statement can have, with what their values must be. */
export function checkedColumns(table: Table, options: LooseOptions, statement: Statement): readonly CheckedColumn[] {
  const declared = Object.entries(table[tableColumns]).map(([property, builder]) => {
    const state = builder[columnState];
    return { property, state, presence: statement.presence(state) };
  });
  const possible = declared.filter(({ presence }) => presence !== 'never');
  const properties = new Set<PropertyKey>(possible.map(({ property }) => property));
  const { columns = [...properties] } = options;
  const own = new Map(Object.entries(options.values ?? {}));
  const unknown = [...columns, ...own.keys()].find((property) => !properties.has(property));
  if (unknown !== undefined) {
    const place = { table: formatName(table[tableState].name), column: String(unknown) };
    throw unknownColumn(
      place,
      'A schema',
      possible.map(({ property }) => property),
    );
  }
  return possible
    .filter(({ property }) => columns.includes(property))
    .map(({ property, state, presence }) => ({
      property,
      isRequired: presence === 'required',
      allowsNull: state.nullable || (statement.direction === 'select' && isJson(state)),
      check: checkOfColumn(state, statement.direction, own.get(property)),
    }));
}

function presenceOnInsert(state: ColumnState): Presence {
  if (isGenerated(state)) return 'never';
  const hasValue = state.nullable || state.serverDefault !== null || state.identity !== null || state.serial !== null;
  return hasValue ? 'optional' : 'required';
}

function presenceOnUpdate(state: ColumnState): Presence {
  return isGenerated(state) ? 'never' : 'optional';
}

function isGenerated({ generated, identity }: ColumnState): boolean {
  return generated !== null || identity?.always === true;
}

/** The value null of JSON is null in JavaScript, too. */
function isJson({ type, array }: ColumnState): boolean {
  return !array && type.kind === 'builtin' && (type.builder === 'json' || type.builder === 'jsonb');
}

function checkOfColumn(state: ColumnState, direction: Direction, own: StandardSchema | undefined) {
  if (own !== undefined) return (value: unknown) => own['~standard'].validate(value);
  // The program converts the values of these columns.
  const isConverted = (value: unknown) => state.typed && (direction === 'select' || typeof value === 'object');
  const check = checkOfType(state.type, direction, state.array);
  return (value: unknown): SchemaResult<unknown> => {
    if (isConverted(value)) return { value };
    const issues = state.array ? checkArray(value, check) : toIssues(check(value));
    return issues.length === 0 ? { value } : { issues };
  };
}

function checkArray(value: unknown, check: ValueCheck): readonly SchemaIssue[] {
  if (!Array.isArray(value)) return toIssues('an array');
  return value.flatMap((element: unknown, place) => toIssues(check(element), [place]));
}

function toIssues(what: string | null, path: readonly PropertyKey[] = []): readonly SchemaIssue[] {
  return what === null ? [] : [{ message: `Must be ${what}.`, path }];
}
