import type { Column } from '../../schema/column.js';
import type { CheckConstraint, ExclusionConstraint } from '../../schema/constraints.js';
import type { ExpressionUse } from '../../schema/expression-question.js';
import type { Index, IndexKey } from '../../schema/index-value.js';
import { nameKey } from '../../schema/names.js';
import type { ExtendedStatistics } from '../../schema/statistics.js';
import type { Table } from '../../schema/table.js';

/** The place of an expression in a table. */
export interface ExpressionPlace {
  readonly use: ExpressionUse;
  readonly expression: string;
  /** The name of the column, constraint or index that the expression belongs to. */
  readonly owner: string;
  /** Counts the keys of an index; 0 elsewhere. */
  readonly position: number;
  /** `generated` only. */
  readonly stored?: boolean;
}

/** The table with the expressions that `change` returns. */
export function mapExpressions(table: Table, change: (place: ExpressionPlace) => string): Table {
  return {
    ...table,
    columns: table.columns.map((column) => mapColumn(column, change)),
    checks: table.checks.map((check) => mapCheck(check, change)),
    exclusions: table.exclusions.map((exclusion) => mapExclusion(exclusion, change)),
    indexes: table.indexes.map((index) => mapIndex(index, change)),
    ...(table.statistics && { statistics: table.statistics.map((statistics) => mapStatistics(statistics, change)) }),
  };
}

/** Every expression of a table. */
export function expressionPlaces(table: Table): readonly ExpressionPlace[] {
  const places: ExpressionPlace[] = [];
  mapExpressions(table, (place) => {
    places.push(place);
    return place.expression;
  });
  return places;
}

type Change = (place: ExpressionPlace) => string;

function mapColumn(column: Column, change: Change): Column {
  const { name: owner, serverDefault, generated } = column;
  if (serverDefault !== null) {
    const changed = change({ use: 'default', expression: serverDefault, owner, position: 0 });
    return changed === serverDefault ? column : { ...column, serverDefault: changed };
  }
  if (generated !== null) {
    const { expression, stored } = generated;
    return {
      ...column,
      generated: { stored, expression: change({ use: 'generated', expression, owner, position: 0, stored }) },
    };
  }
  return column;
}

function mapCheck(check: CheckConstraint, change: Change): CheckConstraint {
  const { name: owner, expression } = check;
  const changed = change({ use: 'check', expression, owner, position: 0 });
  return changed === expression ? check : { ...check, expression: changed };
}

function mapExclusion(exclusion: ExclusionConstraint, change: Change): ExclusionConstraint {
  const { name: owner, where } = exclusion;
  return {
    ...exclusion,
    elements: exclusion.elements.map((element, position) => ({
      ...element,
      ...mapKey(element, { use: 'exclusionKey', owner, position }, change),
    })),
    where: where === null ? null : change({ use: 'predicate', expression: where, owner, position: 0 }),
  };
}

function mapIndex(index: Index, change: Change): Index {
  const { name: owner, where } = index;
  if (where === null && index.keys.every(({ expression }) => expression === null)) return index;
  return {
    ...index,
    keys: index.keys.map((key, position) => mapKey(key, { use: 'indexKey', owner, position }, change)),
    where: where === null ? null : change({ use: 'predicate', expression: where, owner, position: 0 }),
  };
}

// PostgreSQL reads and prints them like the keys of an index. Their names are separate.
function mapStatistics(statistics: ExtendedStatistics, change: Change): ExtendedStatistics {
  const owner = nameKey(statistics);
  const keys = statistics.keys.map((expression, position) => change({ use: 'indexKey', expression, owner, position }));
  return { ...statistics, keys };
}

function mapKey(key: IndexKey, place: Omit<ExpressionPlace, 'expression'>, change: Change): IndexKey {
  return key.expression === null ? key : { ...key, expression: change({ ...place, expression: key.expression }) };
}
