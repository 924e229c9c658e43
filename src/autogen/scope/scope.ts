import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { UnmanagedObject } from '../../schema/unmanaged-object.js';
import { applyRenames } from '../match/apply-renames.js';
import type { Renames } from '../match/renames.js';
import { bystandersOf, declaredKinds, withoutUnmanaged } from './bystanders.js';
import { filterSides } from './filter-sides.js';
import { keepDistributions } from './keep-distributions.js';
import { keepSchemas } from './keep-schemas.js';
import { keepUsedTypes } from './keep-used-types.js';
import type { ScopeOptions } from './scope-options.js';
import type { Sides } from './sides.js';
import type { Ignored, Unmanaged } from './unmanaged.js';
import { withoutUnmanagedPartitions } from './without-unmanaged-partitions.js';
import { withoutUnmanagedRelations } from './without-unmanaged-relations.js';

/** What is compared, and why the rest stays as it is. */
export interface Scope extends Unmanaged, Ignored {
  /** What is compared, with the database under the names that the renames give. */
  readonly sides: Sides;
  /** The same tables, with everything else of both sides, under the names that the database has. */
  readonly before: Sides;
  /** Objects of the database that stay. They are rebuilt if they prevent a change. */
  readonly bystanders: readonly DefinedObject[];
  /** Tables of the database that stay. They may use a type that changes. */
  readonly otherTables: readonly Table[];
}

/** The reason for a type that nothing declares. */
const STILL_USED = 'nothing declares it, but it is still used';

/** The reason for a schema that nothing declares. */
const NOT_EMPTY = 'nothing declares it, but objects that are not compared are in it';

/**
 * Decides for every object whether it is compared: this is the one place, apart from schemas that are not read. What is left
 * out is neither created, nor dropped, nor altered.
 *
 * The rules apply in this order, and the first that leaves an object out gives the reason:
 *
 * 1. a declared table that is another kind of relation in the database, and objects that models can't declare
 * 2. partitions that the models leave to somebody else
 * 3. the settings `includeName`, `ignore`, and `includeObject`
 * 4. kinds of objects that nothing is declared of
 * 5. undeclared types that are still used, and undeclared schemas that aren't empty
 */
export function scope({ declared, reflected }: Sides, renames: Renames, options: ScopeOptions): Scope {
  const renamed = applyRenames(reflected, renames, declared);
  // A database that is compared with another one declares everything.
  const isOfTarget = options.managedKinds !== 'all' || options.ofModels !== undefined;
  const all = keepDistributions({ declared, reflected: renamed }, isOfTarget);
  const nameInDatabase = (table: QualifiedName) =>
    renames.tables.find(({ to }) => nameKey(to) === nameKey(table))?.from ?? table;
  const relations = withoutUnmanagedRelations(all, options);
  const partitions =
    options.ofModels === true ? withoutUnmanagedPartitions(relations, nameInDatabase) : { ...relations, unmanaged: [] };
  const named = filterSides(partitions, options);
  const managed = withoutUnmanaged(named, options.managedKinds ?? declaredKinds(declared.objects));
  const used = keepUsedTypes(managed, all);
  const sides = keepSchemas(used, all.reflected, options.keptSchemas ?? []);
  const isCompared = isIn(sides.reflected.tables);
  return {
    sides,
    before: {
      declared: { ...declared, tables: declared.tables.filter(isIn(sides.declared.tables)) },
      // The renames leave the order of the tables as it is.
      reflected: { ...reflected, tables: reflected.tables.filter((_, at) => isCompared(all.reflected.tables[at])) },
    },
    bystanders: bystandersOf(all.reflected.objects, sides.reflected.objects),
    otherTables: all.reflected.tables.filter((table) => !isCompared(table)),
    unmanaged: [...relations.unmanaged, ...partitions.unmanaged],
    ignored: [...named.ignored, ...stillUsed(managed.reflected, used.reflected), ...notEmpty(used, sides)],
  };
}

function isIn(tables: readonly Table[]): (table: Table | undefined) => boolean {
  const names = new Set(tables.map(nameKey));
  return (table) => table !== undefined && names.has(nameKey(table));
}

function stillUsed(before: DatabaseSchema, after: DatabaseSchema): readonly UnmanagedObject[] {
  return TYPE_LISTS.flatMap(([list, kind]) => {
    const left = new Set(after[list].map(nameKey));
    const kept = before[list].filter((type) => !left.has(nameKey(type)));
    return kept.map((type) => ({ kind, name: formatName(type), why: STILL_USED }));
  });
}

function notEmpty(before: Sides, after: Sides): readonly UnmanagedObject[] {
  const left = new Set(after.reflected.schemas);
  const kept = before.reflected.schemas.filter((schema) => !left.has(schema));
  return kept.map(({ name }) => ({ kind: 'schema', name, why: NOT_EMPTY }));
}

const TYPE_LISTS = [
  ['enums', 'enum'],
  ['domains', 'domain'],
  ['compositeTypes', 'composite type'],
  ['rangeTypes', 'range type'],
] as const;
