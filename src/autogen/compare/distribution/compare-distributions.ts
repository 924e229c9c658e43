import type { DropConstraint } from '../../../operations/constraint-operations.js';
import {
  addForeignKey,
  distributedNames,
  distributeTables,
  withLateForeignKeys,
} from '../../../operations/distribute-tables.js';
import type { DistributionChanges } from '../../../operations/distribution-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { ForeignKey } from '../../../schema/constraints.js';
import type { Schema } from '../../../schema/database-schema.js';
import type { DistributedTable, Distribution } from '../../../schema/distribution.js';
import { bareName, nameKey, type QualifiedName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { matchByKey, matchByName } from '../../../util/match-by-key.js';
import { sameValue } from '../../../util/same-value.js';
import type { Sides } from '../../scope/sides.js';

/**
 * Adds what Citus has to be asked for.
 *
 * @param operations all other differences
 */
export function compareDistributions({ declared, reflected }: Sides, operations: readonly Operation[]) {
  const schemas = compareSchemaDistributions(declared.schemas, reflected.schemas);
  const distributed = distributedNames(declared.tables, reflected.tables);
  if (distributed.size === 0) {
    return [...operations, ...schemas];
  }
  const created = new Set(operations.flatMap((each) => (each.kind === 'createTable' ? [nameKey(each.table)] : [])));
  const { both } = matchByKey(declared.tables, reflected.tables, { left: nameKey, right: nameKey });
  const staying = both.filter(([wanted]) => !created.has(nameKey(wanted)) && wanted.partitionOf === undefined);
  const changes = staying.flatMap(([wanted, found]) => changeDistribution(wanted, found));
  const moved = new Set(changes.flatMap((change) => ('table' in change ? [nameKey(change.table)] : [])));
  const late = withLateForeignKeys(operations, distributed);
  return [
    ...late.flatMap((operation) => dropKeysEarly(operation, moved)),
    ...schemas,
    ...distributeTables(declared.tables.filter((table) => created.has(nameKey(table)))),
    ...changes,
    ...foreignKeysAside(both, { moved, operations: late }),
  ];
}

function compareSchemaDistributions(declared: readonly Schema[], reflected: readonly Schema[]): readonly Operation[] {
  const { onlyLeft, both } = matchByName(declared, reflected);
  const distribute = ({ name }: Schema): Operation => ({ kind: 'distributeSchema', name });
  return [
    ...onlyLeft.filter(({ isDistributed }) => isDistributed).map(distribute),
    ...both.flatMap(([wanted, found]): readonly Operation[] => {
      if (wanted.isDistributed === found.isDistributed) return [];
      return wanted.isDistributed ? [distribute(wanted)] : [{ kind: 'undistributeSchema', name: found.name }];
    }),
  ];
}

function changeDistribution(declared: Table, reflected: Table): readonly Operation[] {
  const [wanted, found] = [declared.distribution, reflected.distribution];
  if (sameValue(wanted, found)) return [];
  const table = bareName(declared);
  if (wanted !== undefined && found !== undefined && isAlterable(wanted) && isAlterable(found)) {
    return alterDistribution(table, wanted, found);
  }
  return [
    ...(found === undefined ? [] : ([{ kind: 'undistributeTable', table, was: found }] as const)),
    ...distributeTables([declared]),
  ];
}

/** Citus alters only tables that are distributed by a hash. */
function isAlterable(distribution: Distribution): distribution is DistributedTable & { readonly by: string } {
  return distribution.kind === 'distributed' && distribution.by !== null && distribution.method === undefined;
}

function alterDistribution(
  table: QualifiedName,
  wanted: DistributedTable & { readonly by: string },
  was: DistributedTable,
): readonly Operation[] {
  const { by, colocateWith = 'default' } = wanted;
  const changes: DistributionChanges = {
    ...(by !== was.by && { by }),
    ...(!sameValue(wanted.colocateWith, was.colocateWith) && { colocateWith }),
  };
  return [{ kind: 'alterDistributedTable', table, changes, was }];
}

type TablePairs = readonly (readonly [declared: Table, reflected: Table])[];

interface MovedTables {
  readonly moved: ReadonlySet<string>;
  readonly operations: readonly Operation[];
}

/** Foreign keys from and to a table are dropped while Citus moves its rows, as its documentation advises. */
function foreignKeysAside(pairs: TablePairs, { moved, operations }: MovedTables): readonly Operation[] {
  if (moved.size === 0) return [];
  const touched = new Set(operations.flatMap(touchedConstraint));
  return pairs.flatMap(([wanted, found]) =>
    found.foreignKeys
      .filter((key) => isOwn(key) && [found, key.referredTable].some((name) => moved.has(nameKey(name))))
      .filter(({ name }) => !touched.has(constraintKey(found, name)))
      .flatMap((was) => {
        const key = wanted.foreignKeys.find(({ name }) => name === was.name);
        return key === undefined ? [] : [dropForeignKey(found, was), addForeignKey(wanted, key)];
      }),
  );
}

/** The foreign keys of a dropped table would keep Citus from moving the rows of the tables that they refer to. */
function dropKeysEarly(operation: Operation, moved: ReadonlySet<string>): readonly Operation[] {
  if (operation.kind !== 'dropTable' || operation.was === undefined) return [operation];
  const { was } = operation;
  const early = was.foreignKeys.filter((key) => isOwn(key) && moved.has(nameKey(key.referredTable)));
  return [
    ...early.map((key) => dropForeignKey(was, key)),
    { ...operation, was: { ...was, foreignKeys: was.foreignKeys.filter((key) => !early.includes(key)) } },
  ];
}

function touchedConstraint(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case 'addConstraint':
      return [constraintKey(operation.table, operation.constraint.name)];
    case 'dropConstraint':
    case 'renameConstraint':
      return [constraintKey(operation.table, operation.name)];
    default:
      return [];
  }
}

function constraintKey(table: QualifiedName, name: string): string {
  return `${nameKey(table)}\0${name}`;
}

function dropForeignKey(table: Table, was: ForeignKey): DropConstraint {
  return { kind: 'dropConstraint', table: bareName(table), name: was.name, type: was.kind, was };
}
