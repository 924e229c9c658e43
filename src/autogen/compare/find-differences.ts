import type { Operation } from '../../operations/operation.js';
import { tablesByName } from '../../schema/inherit-columns.js';
import type { Key } from '../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Ownership } from '../../schema/privileges.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { rebuildDependents } from '../rebuild/rebuild-dependents.js';
import type { Sides } from '../scope/sides.js';
import { boundColumns } from './columns/bound-columns.js';
import { compareDistributions } from './distribution/compare-distributions.js';
import { compareInheritedForeignKeys } from './inheritance/inherited-foreign-keys.js';
import { compareCollations } from './objects/compare-collations.js';
import { compareObjects } from './objects/compare-objects.js';
import { compareDefaultSchemas, compareSchemas } from './objects/compare-schemas.js';
import { compareSequences } from './objects/compare-sequences.js';
import { compareOwners } from './privileges/compare-owners.js';
import { comparePrivileges } from './privileges/compare-privileges.js';
import { compareTables, type TablesComparison } from './tables/compare-tables.js';
import { compareEnums } from './types/compare-enums.js';
import { compareUserTypes } from './types/compare-user-types.js';
import { movedColumns } from './types/moved-columns.js';
import { additionsOf, type EnumUsers, replaceEnum } from './types/replace-enum.js';
import { TypeGraph } from './types/type-graph.js';

export interface DifferencesOptions {
  readonly serverVersion: number;
  /** Tables that are not compared, but may use compared objects. */
  readonly otherTables: readonly Table[];
  /** Whether both sides have the dependencies between their objects. */
  readonly knowsDependences: boolean;
  /** By the names that the objects have when the operations end. */
  readonly ownerRoles: readonly Ownership[];
  /** Parts of tables that are recreated, even if they don't change. */
  readonly recreated?: ReadonlySet<Key>;
}

/**
 * The operations that make the reflected side equal to the declared one, unsorted. Both sides have the same names.
 */
export function findDifferences(sides: Sides, options: DifferencesOptions): readonly Operation[] {
  // Parts of tables may use rebuilt objects, and views may depend on objects that are rebuilt because of these parts.
  let rebuiltParts: ReadonlySet<Key> = options.recreated ?? new Set();
  for (;;) {
    const { operations, parts } = rebuildDependents(
      compareSides(sides, options, rebuiltParts),
      sides,
      options.knowsDependences,
    );
    const known = new Set([...rebuiltParts, ...parts]);
    if (known.size === rebuiltParts.size) {
      return [
        ...operations,
        ...compareOwners(sides, operations),
        ...comparePrivileges(sides, operations, options.ownerRoles),
      ];
    }
    rebuiltParts = known;
  }
}

function compareSides(
  { declared, reflected }: Sides,
  { serverVersion, otherTables }: DifferencesOptions,
  rebuiltParts: ReadonlySet<Key>,
): readonly Operation[] {
  const enums = compareEnums(declared.enums, reflected.enums);
  const replacedEnums = enums.replaced.map((pair) => pair.declared);
  const types = compareUserTypes({ declared, reflected }, { serverVersion, replacedEnums, rebuiltParts, otherTables });
  const tables = compareTables(declared.tables, reflected.tables, {
    serverVersion,
    replacedEnums,
    rebuiltTypes: types.rebuilt,
    typesStay: replacedEnums.length + enums.grown.length + types.operations.length + types.rebuilt.names.length === 0,
    rebuiltParts,
    boundColumns: boundColumns(reflected.dependences, serverVersion),
    baseTypes: { declared: new TypeGraph(declared, []), reflected: new TypeGraph(reflected, []) },
  });
  const users = { ...enumUsers(tables, [...reflected.tables, ...otherTables]), rebuiltParts };
  const operations: readonly Operation[] = [
    ...compareDefaultSchemas(declared.defaultSchema, reflected.defaultSchema),
    ...compareSchemas(declared.schemas, reflected.schemas),
    ...compareCollations(declared.collations, reflected.collations),
    ...enums.operations,
    ...enums.grown.flatMap((grown) => additionsOf(grown, users)),
    ...enums.replaced.map((replaced) => replaceEnum(replaced, users)),
    ...types.operations,
    ...otherTables.flatMap((table) =>
      movedColumns(table, tablesByName([...reflected.tables, ...otherTables], parentsOf(table)), {
        types: types.rebuilt,
        serverVersion,
      }),
    ),
    ...compareSequences(declared.sequences, reflected.sequences, {
      tables: tables.operations,
      reflectedTables: reflected.tables,
      serverVersion,
    }),
    ...tables.operations,
    ...compareInheritedForeignKeys(tables.operations, { declared, reflected }),
    ...compareObjects(declared.objects, reflected.objects),
  ];
  return compareDistributions({ declared, reflected }, operations);
}

function enumUsers(
  { changes, dropped, operations }: TablesComparison,
  reflected: readonly Table[],
): Omit<EnumUsers, 'rebuiltParts'> {
  const byName = new Map(changes.map((change) => [nameKey(change.declared), change]));
  const pair = (table: QualifiedName, parent: QualifiedName) => `${nameKey(table)}\0\0${nameKey(parent)}`;
  const leaving = new Set(
    operations.flatMap((operation) =>
      operation.kind === 'detachPartition' || operation.kind === 'dropParent'
        ? [pair(operation.table, operation.parent)]
        : [],
    ),
  );
  return {
    reflected,
    declared: changes.map(({ declared }) => declared),
    dropped: new Set(dropped.map(nameKey)),
    detaches: (table, parent) => leaving.has(pair(table, parent)),
    isRebuilt: (table, column) => byName.get(nameKey(table))?.rebuilt.has(column) ?? false,
  };
}
