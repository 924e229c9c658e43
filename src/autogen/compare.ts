import type { Operation } from '../operations/operation.js';
import { orderOperations } from '../operations/order.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { nameKey, type QualifiedName } from '../schema/names.js';
import { explodeSerials } from './compare/columns/expand-serials.js';
import { findDifferences } from './compare/find-differences.js';
import { afterUpgrade } from './compare/tables/after-upgrade.js';
import type { CompareOptions } from './compare-options.js';
import { applyColumnHooks, type HookedSides } from './hooks/apply-column-hooks.js';
import { missingChanges, turnedAround } from './hooks/forced-changes.js';
import { applyRenames } from './match/apply-renames.js';
import { renameOperations } from './match/rename-operations.js';
import { findRenames, invertRenames, type Renames, renamesBack } from './match/renames.js';
import type { Note } from './notes/note.js';
import { notesOnDowngrade } from './notes/notes-on-downgrade.js';
import { notesOnUpgrade } from './notes/notes-on-upgrade.js';
import { dropWithTables } from './order/drop-with-tables.js';
import { lineageDependences, ownersInLine } from './order/inheritance-dependences.js';
import { standInFor } from './order/stand-in.js';
import { withUncheckedBodies } from './order/unchecked-bodies.js';
import { bystandersOf, declaredKinds, withBystanders, withoutUnmanaged } from './scope/bystanders.js';
import { filterSides, type Sides } from './scope/filter-sides.js';
import { keepSchemas } from './scope/keep-schemas.js';
import { keepUsedTypes } from './scope/keep-used-types.js';
import { withoutRestored } from './scope/without-restored.js';

export interface Comparison {
  /** What makes the database equal to the declaration, in an order in which PostgreSQL can carry it out. */
  readonly operations: readonly Operation[];
  /** What makes it again what it was. It is found by comparing the other way, since not every way back is a reverse. */
  readonly downgrade: readonly Operation[];
  /** On operations of both lists. */
  readonly notes: readonly Note[];
}

/**
 * Compares what is declared with what is reflected. Expressions are compared as text: {@link settle} comes first.
 * Neither side may hold the version table.
 */
export function compare(declared: DatabaseSchema, reflected: DatabaseSchema, options: CompareOptions): Comparison {
  const renames = findRenames(declared, reflected, options.renames);
  const renamed = applyRenames(reflected, renames, declared);
  const { sides, forced } = comparedSides({ declared, reflected: renamed }, options);
  const { serverVersion, managedKinds } = options;
  // Models alone say nothing of it.
  const knowsDependences = managedKinds === 'all' || declared.dependences.length > 0;
  const kept = keptRenames(renames, sides);
  const bystanders = leftOut(renamed, sides.reflected);
  const found = findDifferences(sides, { serverVersion, bystanders: bystanders.tables, knowsDependences });
  const operations = inOrder(kept, [...found, ...missingChanges(forced, found)], sides);
  if (operations.length === 0) {
    return { operations, downgrade: [], notes: [] };
  }
  const before = (schema: DatabaseSchema) => applyRenames(schema, invertRenames(renames), reflected);
  const sidesBack = {
    declared: before(sides.reflected),
    reflected: applyRenames(
      afterUpgrade(sides),
      renamesBack(renames, { declared: declared.tables, reflected: reflected.tables }),
      reflected,
    ),
  };
  const foundBack = findDifferences(sidesBack, {
    serverVersion,
    bystanders: before(bystanders).tables,
    knowsDependences,
  });
  const downgrade = inOrder(
    renamesBack(kept, { declared: declared.tables, reflected: reflected.tables }),
    [...foundBack, ...missingChanges(turnedAround(forced), foundBack)],
    sidesBack,
  );
  const notes = [
    ...notesOnUpgrade(operations, { before: reflected, after: declared, serverVersion }),
    ...notesOnDowngrade(downgrade, { before: declared, after: reflected, serverVersion }),
  ];
  return { operations, downgrade, notes };
}

function comparedSides(all: Sides, options: CompareOptions): HookedSides {
  const kinds = options.managedKinds ?? declaredKinds(all.declared.objects);
  const compared = keepUsedTypes(withoutUnmanaged(filterSides(all, options), kinds), all);
  const filtered = keepSchemas(compared, all.reflected, options.keptSchemas ?? []);
  const { sides, forced } = applyColumnHooks(filtered, options);
  const bystanders = bystandersOf(all.reflected.objects, compared.reflected.objects);
  return {
    sides: withBystanders(explodeSerials(withoutRestored(sides, options), options.serverVersion), bystanders),
    forced,
  };
}

function inOrder(renames: Renames, found: readonly Operation[], sides: Sides): readonly Operation[] {
  const lineage = lineageDependences({ before: sides.reflected.tables, after: sides.declared.tables });
  const owners = ownersInLine(sides.reflected.sequences, sides.reflected.tables);
  const { operations, dependences } = dropWithTables(found, sides.reflected.dependences);
  const ordered = orderOperations([...renameOperations(renames), ...operations], {
    before: [...dependences, ...lineage.before, ...owners],
    after: [...sides.declared.dependences, ...lineage.after],
    standInFor,
  });
  return withUncheckedBodies(ordered);
}

/** A filter that leaves a table or type out leaves its name alone as well. */
function keptRenames(renames: Renames, { declared, reflected }: Sides): Renames {
  const { tables, enums, domains, compositeTypes, rangeTypes } = declared;
  const isIn = (objects: readonly QualifiedName[]) => {
    const names = new Set(objects.map(nameKey));
    return (name: QualifiedName) => names.has(nameKey(name));
  };
  const [isTable, wasTable, isEnum, isType] = [
    isIn(tables),
    isIn(reflected.tables),
    isIn(enums),
    isIn([...domains, ...compositeTypes, ...rangeTypes, ...rangeTypes.map(({ multirange }) => multirange)]),
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

function leftOut(all: DatabaseSchema, compared: DatabaseSchema): DatabaseSchema {
  const names = new Set(compared.tables.map(nameKey));
  return { ...all, tables: all.tables.filter((table) => !names.has(nameKey(table))) };
}
