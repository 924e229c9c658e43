import { expandImpossible } from '../../errors/command-errors.js';
import type { Operation } from '../../operations/operation.js';
import { type DatabaseSchema, EMPTY_SCHEMA } from '../../schema/database-schema.js';
import { formatName } from '../../schema/names.js';
import { type Comparison, compare } from '../compare.js';
import type { CompareOptions } from '../compare-options.js';
import { describeOperation } from '../describe/describe-operation.js';
import { applyRenames } from '../match/apply-renames.js';
import type { RenamedPart } from '../match/renamed.js';
import { findRenames } from '../match/renames.js';
import { expandedSchema } from './expanded-schema.js';
import { isSubstitute } from './expanded-tables.js';
import { addsColumn, filledColumns, withoutSyncBeforeDropping, withSyncAfterAdding } from './insert-sync.js';
import { droppedView, type OldNameView, oldNameViews, withViewAfterRename } from './old-name-view.js';
import { withRenamedSubstitutes } from './rename-substitutes.js';
import { type RenamedColumn, renamedColumns, underOldName } from './renamed-columns.js';
import type { Stage, Stages } from './stages.js';
import { typesFirst } from './types-first.js';

interface ExpandOptions extends CompareOptions {
  /** The columns that the models rename, which both sides have as different columns. */
  readonly renamedColumns: readonly RenamedPart[];
}

/**
 * Compares in two stages, between which the old and the new program work: the schema of the database with one that has the
 * columns and names of both sides, and that one with the declared schema.
 *
 * @param declared without the old names of columns
 */
export function expandAndContract(
  declared: DatabaseSchema,
  reflected: DatabaseSchema,
  { renamedColumns: parts, ...options }: ExpandOptions,
): Comparison {
  const direct = compare(declared, reflected, options);
  const renames = findRenames(declared, reflected, options.renames);
  const now = applyRenames(reflected, renames, declared);
  const columns = renamedColumns(parts, { declared, reflected: now });
  const synced = columns.filter(({ isGenerated }) => !isGenerated);
  const views = oldNameViews(renames.tables, { declared, reflected: now, serverVersion: options.serverVersion });
  // Only what is compared is declared to stay.
  const kept = { ...direct.scope.sides.reflected, tables: comparedTables(now, direct) };
  const wanted = expandedSchema({ declared, reflected: kept }, columns);
  const knowsDependences = options.managedKinds === 'all' || declared.dependences.length > 0;
  const first = compare({ ...wanted, ...(!knowsDependences && { dependences: [] }) }, reflected, options);
  // The first stage has changed the rows.
  const { ownerRoles = [], renames: _, rows: _rows, ...others } = options;
  const second = compare(withoutOrigins(declared), expandedSchema({ declared, reflected: now }, columns), {
    ...others,
    ownerRoles: applyRenames({ ...EMPTY_SCHEMA, owners: ownerRoles }, renames, declared).owners,
  });
  const before = synced.map((column) => underOldName(column, renames.tables));
  const expand = expandStage(first, { now: synced, before }, views);
  const contract = contractStage(second, synced, views);
  const stages: Stages = {
    expand,
    contract,
    filled: new Set([...filledColumns(expand.operations, synced), ...filledColumns(contract.downgrade, synced)]),
    immediate: immediateChanges(first.operations),
  };
  return {
    operations: [...stages.expand.operations, ...stages.contract.operations],
    downgrade: [...stages.contract.downgrade, ...stages.expand.downgrade],
    notes: [...first.notes, ...second.notes],
    scope: direct.scope,
    stages,
  };
}

function comparedTables(now: DatabaseSchema, { scope }: Comparison) {
  const names = new Set(scope.sides.reflected.tables.map(formatName));
  return now.tables.filter((table) => names.has(formatName(table)));
}

function expandStage(
  { operations, downgrade }: Comparison,
  { now, before }: { readonly now: readonly RenamedColumn[]; readonly before: readonly RenamedColumn[] },
  views: readonly OldNameView[],
): Stage {
  for (const column of now) {
    if (!addsColumn(operations, column)) {
      const { table, from, to } = column;
      throw expandImpossible(`${formatName(table)}.${from}:${to}`, 'its table has to be created again');
    }
  }
  const inStep = now.reduce(
    (list, column) => withSyncAfterAdding(list, column, column.to),
    typesFirst(operations, now),
  );
  const apart = before.reduce((list, column) => withoutSyncBeforeDropping(list, column, column.to), downgrade);
  return { operations: views.reduce(withViewAfterRename, inStep), downgrade: [...views.map(droppedView), ...apart] };
}

function contractStage(
  comparison: Comparison,
  columns: readonly RenamedColumn[],
  views: readonly OldNameView[],
): Stage {
  const { operations, downgrade } = withRenamedSubstitutes(comparison, isSubstitute);
  const apart = columns.reduce((list, column) => withoutSyncBeforeDropping(list, column, column.from), operations);
  const inStep = columns.reduce((list, column) => withSyncAfterAdding(list, column, column.from), downgrade);
  const created = views.map(({ view }): Operation => ({ kind: 'createObject', object: view }));
  return { operations: [...views.map(droppedView), ...apart], downgrade: [...inStep, ...created] };
}

/** No object can have two names, except a column or a table. */
function immediateChanges(operations: readonly Operation[]): readonly string[] {
  return operations.flatMap((operation) => {
    switch (operation.kind) {
      case 'renameEnum':
      case 'renameType':
      case 'setTypeSchema':
      case 'renameEnumValue':
      case 'replaceEnum':
        return [describeOperation(operation)];
      case 'dropObject':
        return operation.object.kind === 'view' ? [describeOperation(operation)] : [];
      default:
        return [];
    }
  });
}

/** The renames were made by the first stage. */
function withoutOrigins(declared: DatabaseSchema): DatabaseSchema {
  const plain = <T extends { readonly renamedFrom?: unknown }>({ renamedFrom: _, ...object }: T) => object;
  return {
    ...declared,
    tables: declared.tables.map(plain),
    enums: declared.enums.map(({ renamedFrom: _, renamedValues: _values, ...type }) => type),
    domains: declared.domains.map(plain),
    compositeTypes: declared.compositeTypes.map(plain),
    rangeTypes: declared.rangeTypes.map(plain),
  };
}
