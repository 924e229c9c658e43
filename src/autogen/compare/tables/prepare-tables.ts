import type { Operation } from '../../../operations/operation.js';
import { oldestFirst } from '../../../schema/indexed.js';
import { tablesByName } from '../../../schema/inherit-columns.js';
import { nameKey } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import { matchByKey } from '../../../util/match-by-key.js';
import { sayNotNullNames } from '../columns/explicit-not-null-names.js';
import { detachesForIndexes } from '../inheritance/attachments.js';
import { columnsKeptByChildren } from '../inheritance/columns-kept-by-children.js';
import { ownSides, parentsFirst } from '../inheritance/compare-parents.js';
import { deepExpressions, detachesForExpressions } from '../inheritance/detaches-for-expressions.js';
import { detachedForIdentities } from '../inheritance/detaches-for-identities.js';
import { detachedForNotNullNames } from '../inheritance/detaches-for-not-null-names.js';
import { detachesForTypes } from '../inheritance/detaches-for-types.js';
import { ambiguousIndexes } from '../inheritance/equal-indexes.js';
import { detachesForNotNulls } from '../inheritance/inherited-not-nulls.js';
import { lateKeys } from '../inheritance/late-attachments.js';
import { NOTHING_RECREATED, type RecreatedIndexes, recreateIndexes } from '../inheritance/recreated-indexes.js';
import { compareKeys } from '../keys/compare-keys.js';
import { foreignKeysInOrder } from '../keys/order-foreign-keys.js';
import type { BlockedChanges } from './blocked-changes.js';
import { Families } from './families.js';
import { pairsToCompare } from './pairs-to-compare.js';
import { rebuiltTables } from './rebuilt-tables.js';
import { type TableChanges, type TableContext, tableChanges, withChangesOfParents } from './table-changes.js';
import type { TablePair } from './table-pair.js';

interface AllTables {
  readonly declared: readonly Table[];
  readonly reflected: readonly Table[];
}

/** The tables that are compared, and the changes of their columns, keys, and indexes. */
export interface PreparedTables {
  readonly declared: readonly Table[];
  /** Parents first. */
  readonly pairs: readonly TablePair[];
  readonly rebuilt: ReadonlySet<TablePair>;
  /** The tables of the pairs as the database has them, with the keys and indexes that are recreated. */
  readonly before: readonly Table[];
  /** New and rebuilt tables. */
  readonly newTables: readonly Table[];
  readonly dropped: readonly Table[];
  readonly changes: readonly TableChanges[];
  /** All constraints except foreign keys, and indexes. */
  readonly keys: readonly Operation[];
  /** The keys that are added to new tables. */
  readonly late: ReturnType<typeof lateKeys>;
  readonly blocked: BlockedChanges;
  readonly recreated: RecreatedIndexes;
  /** Keys and indexes that PostgreSQL drops with recreated ones. */
  readonly others: readonly Operation[];
}

/** If PostgreSQL would choose between equal indexes, they are recreated: the other changes are found without them. */
export function prepareTables(tables: AllTables, context: TableContext): PreparedTables {
  const prepared = prepare(tables, context, NOTHING_RECREATED);
  const { pairs, newTables, keys } = prepared;
  const ambiguous = ambiguousIndexes({ pairs, created: newTables, keys });
  return ambiguous.length === 0 ? prepared : prepare(tables, context, recreateIndexes(ambiguous));
}

function prepare(tables: AllTables, context: TableContext, recreated: RecreatedIndexes): PreparedTables {
  const reflected = tables.reflected.map(recreated.withoutDropped);
  const declared = sayNotNullNames(tables.declared, tables.reflected)
    .map(oldestFirst)
    .map(foreignKeysInOrder(tables.declared));
  const { onlyLeft, onlyRight, both } = matchByKey(declared, reflected, { left: nameKey, right: nameKey });
  const staying = both.map(([wanted, found]): TablePair => ({ declared: wanted, reflected: found }));
  const all = pairsToCompare(withDetached(staying, { declared, reflected }, context), { declared, reflected }, context);
  const rebuilt = rebuiltTables(all, context);
  const pairs = parentsFirst(all.filter((pair) => !rebuilt.has(pair)));
  const changes = changesOf(pairs, declared, { ...context, staysComputed: deepExpressions(pairs) });
  const newTables = [...onlyLeft, ...[...rebuilt].map((pair) => pair.declared)];
  const late = lateKeys(newTables.map(recreated.withoutCreated), declared);
  const { keys, blocked } = compareKeys({ pairs, changes, created: newTables }, context);
  const { operations, others } = recreated.dropIn(pairs);
  return {
    declared,
    pairs,
    rebuilt,
    before: tablesByName(
      tables.reflected,
      pairs.map((pair) => pair.declared),
    ),
    newTables,
    dropped: onlyRight,
    changes,
    keys: recreated.inTurn([...operations, ...keys, ...late, ...recreated.createIn(newTables)]),
    late,
    blocked,
    recreated,
    others,
  };
}

/** The pairs with those detached for a while that keep their parents. */
function withDetached(
  staying: readonly TablePair[],
  tables: Parameters<typeof detachesForNotNulls>[0],
  context: TableContext,
): readonly TablePair[] {
  const reasons = [
    detachesForNotNulls(tables),
    detachesForIndexes(staying),
    detachesForExpressions(staying),
    detachesForTypes(staying, context),
  ];
  const detached = staying.map((pair) =>
    reasons.some((detaches) => detaches(pair)) ? { ...pair, detaches: true } : pair,
  );
  return detachedForNotNullNames(
    detachedForIdentities(detached, { declared: tables.declared, serverVersion: context.serverVersion }),
  );
}

/** Parents come first, since PostgreSQL carries their changes over to their children. */
function changesOf(
  pairs: readonly TablePair[],
  declared: readonly Table[],
  context: TableContext,
): readonly TableChanges[] {
  const families = new Families(pairs);
  const done = new Map<TablePair, TableChanges>();
  for (const pair of pairs) {
    const sides = ownSides(pair, { families, declaredTables: declared, rebuiltParts: context.rebuiltParts });
    const parents = sides.parents.flatMap((parent) => done.get(parent) ?? []);
    const changes = withChangesOfParents(tableChanges(sides, parents, context), parents);
    const alterations = [...sides.givenUp, ...changes.alterations];
    done.set(pair, { ...changes, alterations, left: columnsKeptByChildren(pair, families) });
  }
  return [...done.values()];
}
