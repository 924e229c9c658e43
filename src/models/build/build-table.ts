import { contradictoryColumn } from '../../errors/model-errors.js';
import type { Column } from '../../schema/column.js';
import type { Constraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import type { ExtendedStatistics } from '../../schema/statistics.js';
import type { Table } from '../../schema/table.js';
import type { TableOptions } from '../../schema/table-options.js';
import { type StatisticsInput, toStatistics } from '../statistics.js';
import type { DeclaredColumn, Lineage } from '../table.js';
import { notBuilt } from './building.js';
import { checkName } from './check-name.js';
import { chooseDraftName, chooseSequenceName, claim } from './choose-names.js';
import { type ColumnContext, columnValue } from './column-value.js';
import type { Draft } from './draft.js';
import type { NameRegister } from './name-register.js';
import type { TableDraft } from './table-draft.js';
import { resolveColumn, type TableScope } from './table-scope.js';

export interface BuildContext {
  readonly register: NameRegister;
  /** The names that declarations and the convention give, taken already. */
  readonly givenNames: ReadonlyMap<Draft, string>;
  readonly home: (name: QualifiedName) => QualifiedName;
}

/** The table as the schema values know it, with a name for everything that has none yet. */
export function buildTable(draft: TableDraft, context: BuildContext): Table {
  const { name, declaration } = draft.scope;
  const columnContext: ColumnContext = {
    table: name,
    home: context.home,
    chooseSequence: sequenceChooser(draft, context),
    unlogged: declaration.options?.unlogged === true,
  };
  const columns = declaration.columns.map((column) => buildColumn(column, columnContext));
  const nameAll = <Value extends Constraint | Index>(drafts: readonly Draft<Value>[]): readonly Value[] =>
    drafts.map((each) => each.named(nameOf(each, draft, context)));
  const checks = nameAll(draft.checks);
  const [primaryKey = null] = nameAll(draft.primaryKeys);
  refuseNullableKey(columns, primaryKey?.columns ?? [], name);
  return {
    schema: name.schema,
    name: name.name,
    columns,
    primaryKey,
    uniques: nameAll(draft.uniques),
    checks,
    exclusions: nameAll(draft.exclusions),
    foreignKeys: nameAll(draft.foreignKeys),
    indexes: nameAll(draft.indexes),
    comment: declaration.comment,
    ...(declaration.options !== undefined && { options: homeOptions(declaration.options, context) }),
    ...(declaration.statistics.length > 0 && {
      statistics: declaration.statistics.map((each) => statisticsValue(each, draft.scope, context)),
    }),
    ...homeLineage(declaration.lineage, context),
    ...(declaration.renamedFrom !== null && { renamedFrom: context.home(declaration.renamedFrom) }),
  };
}

function buildColumn(column: DeclaredColumn, context: ColumnContext): Column {
  try {
    return columnValue(column, context);
  } catch (error) {
    throw notBuilt(`column "${column.name}" of table "${formatName(context.table)}"`, error);
  }
}

function statisticsValue(input: StatisticsInput, scope: TableScope, { home }: BuildContext): ExtendedStatistics {
  const { schema } = scope.name;
  const value = toStatistics(input, {
    schema,
    column: (key) => resolveColumn(scope, key, `Statistics "${input.name}"`),
  });
  return { ...value, ...home(value) };
}

function homeLineage({ partitionBy, partitionOf, inherits }: Lineage, { home }: BuildContext): Lineage {
  return {
    ...(partitionBy && { partitionBy }),
    ...(partitionOf && { partitionOf: { ...partitionOf, parent: home(partitionOf.parent) } }),
    ...(inherits && { inherits: inherits.map(home) }),
  };
}

function homeOptions({ ofType, ...options }: TableOptions, { home }: BuildContext): TableOptions {
  return ofType === undefined ? options : { ...options, ofType: home(ofType) };
}

function sequenceChooser(
  { scope }: TableDraft,
  { register }: BuildContext,
): (column: string, given: string | null) => string {
  return (column, given) => {
    const what = `the sequence of column "${column}" of table "${formatName(scope.name)}"`;
    const name = given ?? chooseSequenceName(scope.name, column, register);
    checkName(name, what);
    register.claimRelation({ schema: scope.name.schema, name }, what);
    return name;
  };
}

function nameOf(draft: Draft, { scope }: TableDraft, { register, givenNames }: BuildContext): string {
  const given = givenNames.get(draft);
  if (given !== undefined) return given;
  const chosen = chooseDraftName(draft, { scope, register });
  claim(draft, chosen, { scope, register });
  return chosen;
}

function refuseNullableKey(columns: readonly Column[], key: readonly string[], table: QualifiedName): void {
  const nullable = columns.find(({ name, nullable }) => nullable && key.includes(name));
  if (nullable !== undefined) {
    const place = { table: formatName(table), column: nullable.name };
    throw contradictoryColumn(place, 'a primary key and .nullable()', 'Take .nullable() away.');
  }
}
