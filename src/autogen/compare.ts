import type { Operation } from '../operations/operation.js';
import { orderOperations } from '../operations/order.js';
import { type DatabaseSchema, EMPTY_SCHEMA } from '../schema/database-schema.js';
import { besideTable, type Key, partKey } from '../schema/keys.js';
import { isOneOf, nameKey } from '../schema/names.js';
import { expandSerials } from './compare/columns/expand-serials.js';
import { findDifferences } from './compare/find-differences.js';
import { checksMadeOwn } from './compare/inheritance/checks-made-own.js';
import { createdIndex } from './compare/inheritance/index-changes.js';
import { afterUpgrade } from './compare/tables/after-upgrade.js';
import type { CompareOptions } from './compare-options.js';
import type { Stages } from './expand/stages.js';
import { applyColumnHooks, type HookedSides } from './hooks/apply-column-hooks.js';
import { missingChanges, turnedAround } from './hooks/forced-changes.js';
import { applyRenames } from './match/apply-renames.js';
import { growBeforeRenames } from './match/grow-before-renames.js';
import { type NameAside, namesAside, withNamesAside, withRenamesBeforeMoves } from './match/names-aside.js';
import { type IsTaken, renameOperations } from './match/rename-operations.js';
import { findRenames, invertRenames, type Renames, renamesBack } from './match/renames.js';
import { takenNames } from './match/taken-names.js';
import type { Note } from './notes/note.js';
import { notesOnDowngrade } from './notes/notes-on-downgrade.js';
import { notesOnUpgrade } from './notes/notes-on-upgrade.js';
import { constraintNames } from './order/constraint-names.js';
import { dropWithTables } from './order/drop-with-tables.js';
import { inheritanceDependences, ownersInLine } from './order/inheritance-dependences.js';
import { keyDependences } from './order/key-dependences.js';
import { leaveBeforeRenames } from './order/leave-before-renames.js';
import { loggingDependences } from './order/logging-dependences.js';
import { rowsBelow } from './order/rows-below.js';
import { standInFor } from './order/stand-in.js';
import { throughText } from './order/through-text.js';
import { withUncheckedBodies } from './order/unchecked-bodies.js';
import { withDependencesOfTexts } from './rebuild/dependences-of-texts.js';
import { withDependencesOnRows } from './rebuild/dependences-on-rows.js';
import { withDowngradeRows, withUpgradeRows } from './rows/row-operations.js';
import { withBystanders } from './scope/bystanders.js';
import { type Scope, scope } from './scope/scope.js';
import type { Sides } from './scope/sides.js';
import { withoutRestoredPrivileges } from './scope/without-restored-privileges.js';
import { withoutAttachments } from './without-attachments.js';

export interface Comparison {
  /** The operations that make the database equal to the declaration, in an order that PostgreSQL can run. */
  readonly operations: readonly Operation[];
  /**
   * The operations that restore the former state. They come from a comparison in the other direction, since not every
   * downgrade is the reverse of the upgrade.
   */
  readonly downgrade: readonly Operation[];
  /** Notes on operations of both lists. */
  readonly notes: readonly Note[];
  /** What was compared, and why the rest stays as it is. */
  readonly scope: Scope;
  /** The operations of two revisions, if that was asked for. The lists above contain those of both. */
  readonly stages?: Stages;
}

/**
 * Compares the declared schema with the reflected one. Expressions are compared as text, so {@link settle} must run
 * first. Neither side may contain the version table.
 */
export function compare(declared: DatabaseSchema, reflected: DatabaseSchema, options: CompareOptions): Comparison {
  const renames = findRenames(declared, reflected, options.renames);
  const scoped = scope({ declared, reflected }, renames, options);
  const { sides, forced } = prepare(scoped, options);
  const kept = keptRenames(renames, sides);
  const { serverVersion, managedKinds } = options;
  const context = {
    serverVersion,
    // Models don't declare dependencies.
    knowsDependences: managedKinds === 'all' || declared.dependences.length > 0,
  };
  const ownerRoles = options.ownerRoles ?? [];
  const renamedOwners = applyRenames({ ...EMPTY_SCHEMA, owners: ownerRoles }, renames, declared).owners;
  const there = namesOnTheWay(sides, kept, reflected);
  const found = findDifferences(there.sides, {
    ...context,
    ownerRoles: renamedOwners,
    otherTables: scoped.otherTables,
  });
  const isCompared = new Set(sides.declared.tables.map(nameKey));
  const rows = (options.rows ?? []).filter(({ pair }) => isCompared.has(nameKey(pair.declared)));
  const operations = inOrder(there, withUpgradeRows([...found, ...missingChanges(forced, found)], rows, there.sides));
  if (operations.length === 0) {
    return { operations, downgrade: [], notes: [], scope: scoped };
  }
  const namesBefore = invertRenames(renames);
  const before = (schema: DatabaseSchema) => applyRenames(schema, namesBefore, reflected);
  const compared = scoped.before;
  const tables = { declared: compared.declared.tables, reflected: compared.reflected.tables };
  const sidesBack = {
    declared: before(sides.reflected),
    reflected: applyRenames(afterUpgrade(sides, found), renamesBack(renames, tables), reflected),
  };
  const otherTables = before({ ...EMPTY_SCHEMA, tables: scoped.otherTables }).tables;
  const back = namesOnTheWay(sidesBack, renamesBack(kept, tables), declared);
  const recreated = checksMadeOwn(back.sides);
  const foundBack = findDifferences(back.sides, { ...context, ownerRoles, otherTables, recreated });
  const missingBack = missingChanges(turnedAround(forced), foundBack);
  const downgrade = inOrder(back, withDowngradeRows([...foundBack, ...missingBack], rows, back.sides));
  const notes = [
    ...notesOnUpgrade(operations, { before: compared.reflected, after: compared.declared, serverVersion }),
    ...notesOnDowngrade(downgrade, { before: compared.declared, after: compared.reflected, serverVersion }),
  ];
  return { operations, downgrade, notes, scope: scoped };
}

/** Both sides in the form in which they are compared. Bystanders are on both, so that nothing drops them. */
function prepare({ sides, bystanders }: Scope, options: CompareOptions): HookedSides {
  const hooked = applyColumnHooks(sides, options);
  const comparable = expandSerials(withoutRestoredPrivileges(hooked.sides, options), options.serverVersion);
  return {
    sides: withDependencesOnRows(withDependencesOfTexts(withBystanders(comparable, bystanders))),
    forced: hooked.forced,
  };
}

/** What one direction compares, and how names give way to one another. */
interface OnTheWay {
  readonly sides: Sides;
  readonly renames: Renames;
  readonly asides: readonly NameAside[];
  readonly isTaken: IsTaken;
}

/** @param before the database before the renames */
function namesOnTheWay({ declared, reflected }: Sides, renames: Renames, before: DatabaseSchema): OnTheWay {
  const isTaken = takenNames(reflected, renames);
  const wasTaken = takenNames(before, renames);
  const asides = namesAside(reflected, renames, wasTaken);
  return { sides: { declared, reflected: withNamesAside(reflected, asides) }, renames, asides, isTaken };
}

function inOrder({ sides, renames, asides, isTaken }: OnTheWay, found: readonly Operation[]): readonly Operation[] {
  const renaming = renameOperations(renames, isTaken);
  // What the order depends on takes a tenth of a comparison, and most find nothing.
  if (found.length === 0 && renaming.length === 0) return [];
  const sidesOfTables = { before: sides.reflected.tables, after: sides.declared.tables };
  const created = new Set(found.flatMap((each) => (each.kind === 'createTable' ? [nameKey(each.table)] : [])));
  const lateIndexes = new Set(found.flatMap(lateIndex));
  const converted = new Set(found.flatMap(convertedColumn));
  const nulled = new Set(found.flatMap(nulledColumn));
  const changing = { ...sidesOfTables, created, rebuiltColumns: rebuiltColumns(found), converted, nulled, lateIndexes };
  const [lineage, keys] = [inheritanceDependences(changing), keyDependences(changing)];
  const logging = loggingDependences(changing, {
    before: sides.reflected.dependences,
    after: sides.declared.dependences,
  });
  const { sequences, tables } = sides.reflected;
  const gone = droppedColumns(found);
  const owners = ownersInLine(sequences, tables, (key) => gone.has(key));
  const others = growBeforeRenames(found, renames, sides.declared);
  const all = leaveBeforeRenames({ renames: renaming, others }, sidesOfTables);
  const { operations, dependences } = dropWithTables(all, sides.reflected.dependences);
  const ordered = orderOperations([...all.renames, ...operations], {
    before: [...dependences, ...lineage.before, ...keys.before, ...logging.before, ...owners],
    after: [
      ...withoutAttachments(sides.declared.dependences, sides.declared.tables),
      ...lineage.after,
      ...keys.after,
      ...logging.after,
    ],
    standInFor,
    throughText: throughText(sidesOfTables),
    namesBy: constraintNames(changing),
    rowsBy: rowsBelow(changing),
  });
  return withUncheckedBodies(withRenamesBeforeMoves(ordered, asides, isTaken));
}

function droppedColumns(operations: readonly Operation[]): ReadonlySet<Key> {
  return new Set(
    operations.flatMap((each) => (each.kind === 'dropColumn' ? [partKey('column', each.table, each.column)] : [])),
  );
}

function rebuiltColumns(operations: readonly Operation[]): ReadonlySet<Key> {
  const dropped = droppedColumns(operations);
  const added = operations.flatMap((each) =>
    each.kind === 'addColumn' ? [partKey('column', each.table, each.column.name)] : [],
  );
  return new Set(added.filter((key) => dropped.has(key)));
}

function lateIndex(operation: Operation): readonly Key[] {
  const isLate = 'parts' in operation && operation.parts?.follows !== undefined;
  return isLate ? createdIndex(operation).map(({ table, part }) => besideTable(table, part.name)) : [];
}

function convertedColumn(operation: Operation): readonly Key[] {
  return operation.kind === 'alterColumn' && operation.type?.using !== undefined
    ? [partKey('column', operation.table, operation.column)]
    : [];
}

function nulledColumn(operation: Operation): readonly Key[] {
  return operation.kind === 'alterColumn' && operation.nullable?.to === true
    ? [partKey('column', operation.table, operation.column)]
    : [];
}

/** If a filter excludes a table or type, it keeps its name. */
function keptRenames(renames: Renames, { declared, reflected }: Sides): Renames {
  const { tables, enums, domains, compositeTypes, rangeTypes } = declared;
  const [isTable, wasTable, isEnum, isType] = [
    isOneOf(tables),
    isOneOf(reflected.tables),
    isOneOf(enums),
    isOneOf([...domains, ...compositeTypes, ...rangeTypes, ...rangeTypes.map(({ multirange }) => multirange)]),
  ];
  return {
    tables: renames.tables.filter(({ to }) => isTable(to)),
    columns: renames.columns.filter(({ of, aside }) => isTable(of) || (aside === true && wasTable(of))),
    enums: renames.enums.filter(({ to }) => isEnum(to)),
    types: renames.types.filter(({ to }) => isType(to)),
    enumValues: renames.enumValues.filter(({ of }) => isEnum(of)),
    definitions: renames.definitions,
  };
}
