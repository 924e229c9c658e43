import { usingFor, usingForText } from '../../../ddl/using.js';
import type { Operation } from '../../../operations/operation.js';
import type { Column } from '../../../schema/column.js';
import { objectKey, partKey } from '../../../schema/keys.js';
import { bareName, nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import { parentsOf, type Table } from '../../../schema/table.js';
import { sameType } from '../../../schema/types.js';
import { sameValue } from '../../../util/same-value.js';
import { mentionsColumn } from '../../sql-text.js';

import { becomesPlain } from '../columns/compare-generated.js';
import { isOfType } from '../types/replace-enum.js';
import type { TableContext } from './table-changes.js';
import type { TablePair } from './table-pair.js';

/**
 * Tables whose partition key is added, changed or removed, or uses a type that changes, and their partitions. Also tables
 * with a column that can become plain in no other way, and typed tables whose columns are in the wrong order.
 */
export function rebuiltTables(pairs: readonly TablePair[], context: TableContext): ReadonlySet<TablePair> {
  const rebuilt = new Map<string, TablePair>();
  const parents = new Set(pairs.flatMap(({ reflected }) => reflected.inherits ?? []).map(nameKey));
  const isRebuilt = (pair: TablePair) =>
    !sameValue(pair.declared.partitionBy, pair.reflected.partitionBy) ||
    context.rebuiltParts.has(objectKey('table', pair.reflected)) ||
    hasKeyRetyped(pair, context) ||
    isOutOfOrder(pair) ||
    (losesBoundExpression(pair, context) && !parents.has(nameKey(pair.reflected))) ||
    parentOfRows(pair).some((parent) => rebuilt.has(nameKey(parent)));
  for (let before = -1; before !== rebuilt.size; ) {
    before = rebuilt.size;
    for (const pair of pairs.filter(isRebuilt)) {
      rebuilt.set(nameKey(pair.declared), pair);
    }
  }
  return new Set(rebuilt.values());
}

/** The partitioned table whose rows include those of the table, unless the table leaves it, with its rows. */
function parentOfRows({ declared, reflected }: TablePair): readonly QualifiedName[] {
  const [is, was] = [declared.partitionOf?.parent, reflected.partitionOf?.parent];
  return is !== undefined && was !== undefined && sameName(is, was) ? [was] : [];
}

/** PostgreSQL can't change the type or the collation of a column that is part of a partition key. */
function hasKeyRetyped({ declared, reflected }: TablePair, context: TableContext): boolean {
  const keys = reflected.partitionBy?.keys ?? [];
  const isKey = ({ name }: Column) => keys.some((key) => mentionsColumn(key, name));
  return reflected.columns.filter(isKey).some((found) => {
    const wanted = declared.columns.find(({ name }) => name === found.name);
    return (
      wanted !== undefined &&
      (!sameType(wanted.type, found.type) ||
        !sameValue(wanted.collation, found.collation) ||
        isOfBuiltAgain(found, context))
    );
  });
}

/** A typed table has its columns in the order of the type. Columns can only be added at the end. */
function isOutOfOrder({ declared, reflected }: TablePair): boolean {
  if (declared.options?.ofType == null) return false;
  const stay = reflected.columns.filter(({ name }) => declared.columns.some((column) => column.name === name));
  return stay.some(({ name }, place) => declared.columns[place]?.name !== name);
}

function losesBoundExpression({ declared, reflected }: TablePair, { boundColumns }: TableContext): boolean {
  const hasParents = declared.inherits !== undefined || reflected.inherits !== undefined;
  return (
    !hasParents &&
    reflected.columns.some((found) => {
      const wanted = declared.columns.find(({ name }) => name === found.name);
      const isBound = boundColumns.has(partKey('default', reflected, found.name));
      return isBound && wanted !== undefined && becomesPlain(wanted, found);
    })
  );
}

function isOfBuiltAgain({ type }: Column, { replacedEnums, rebuiltTypes }: TableContext): boolean {
  return rebuiltTypes.includes(type) || replacedEnums.some((name) => isOfType({ type }, name));
}

/**
 * The rows are kept in a temporary table in the meantime. The rows of a partition are moved with those of the
 * partitioned table.
 */
export function moveRows(
  { declared, reflected }: TablePair,
  rebuilt: ReadonlySet<TablePair>,
  context: TableContext,
): readonly Operation[] {
  const names = new Set([...rebuilt].map((pair) => nameKey(pair.reflected)));
  const isAmong = (parents: readonly QualifiedName[]) => parents.some((parent) => names.has(nameKey(parent)));
  if (isAmong(parentOfRows({ declared, reflected }))) {
    return [];
  }
  const table = bareName(declared);
  const found = new Map(reflected.columns.map((column) => [column.name, column]));
  const columns = declared.columns.filter(({ name, generated }) => generated === null && found.has(name));
  // A type may go with its last column, while the rows wait.
  const goes = ({ name, type }: Column) => type.userType !== null && !columns.some((column) => column.name === name);
  const asText = reflected.columns
    .filter((column) => isOfBuiltAgain(column, context) || context.rebuiltTypes.goesEarly(column.type) || goes(column))
    .map(({ name }) => name);
  const using = columns.flatMap(({ name, type }) => {
    const before = found.get(name);
    if (before === undefined) return [];
    const how = asText.includes(name) ? usingForText(before, type) : usingFor(before, type);
    return how === null ? [] : [[name, how] as const];
  });
  return [
    ...(isAmong(parentsOf(reflected)) ? leaveParent(reflected) : []),
    { kind: 'setRowsAside', table, ...(asText.length > 0 && { asText }) },
    {
      kind: 'putRowsBack',
      table,
      columns: columns.map(({ name }) => name),
      numbered: columns.filter(isNumbered).map(({ name }) => name),
      ...(using.length > 0 && { using: Object.fromEntries(using) }),
    },
  ];
}

function leaveParent({ partitionOf, ...table }: Table): readonly Operation[] {
  return partitionOf === undefined
    ? []
    : [{ kind: 'detachPartition', table: bareName(table), parent: partitionOf.parent, was: partitionOf.bound }];
}

/** Owner and privileges are neither compared nor known, so the revision keeps them. */
export function keepPrivileges(table: QualifiedName): readonly Operation[] {
  return [
    { kind: 'setPrivilegesAside', table },
    { kind: 'putPrivilegesBack', table },
  ];
}

function isNumbered({ identity, serial }: Column): boolean {
  return identity !== null || serial !== null;
}
