import type { DatabaseSchema } from '../../schema/database-schema.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import { type DefinedObject, definedKey, objectMapKey } from '../../schema/defined-object.js';
import type { EnumType } from '../../schema/enum-type.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { grantedKey, type Privilege } from '../../schema/privileges.js';
import type { Table } from '../../schema/table.js';
import { followSequences } from '../match/follow-sequences.js';
import { type ColumnChanges, expandedTable } from './expanded-tables.js';
import type { RenamedColumn } from './renamed-columns.js';

interface Sides {
  readonly declared: DatabaseSchema;
  /** What the database has, under the new names of tables and types. */
  readonly reflected: DatabaseSchema;
}

/** What the database has between the two revisions: what is declared, and all that the old program may use. */
export function expandedSchema({ declared, reflected }: Sides, columns: readonly RenamedColumn[]): DatabaseSchema {
  const isFree = nameFilter(declared);
  const union = <T extends QualifiedName>(wanted: readonly T[], found: readonly T[]) => {
    const names = new Set(wanted.map(nameKey));
    return [...wanted, ...found.filter((object) => !names.has(nameKey(object)))];
  };
  const types = <T extends QualifiedName>(wanted: readonly T[], found: readonly T[]) =>
    union(wanted, found.filter(isFree.type));
  const privileges = followSequences(reflected.privileges, { declared: declared.tables, reflected: reflected.tables });
  const dependents = new Set(declared.objects.map(definedKey));
  return {
    defaultSchema: declared.defaultSchema,
    schemas: [...declared.schemas, ...notIn(declared.schemas, reflected.schemas, ({ name }) => name)],
    collations: union(declared.collations, reflected.collations),
    enums: types(declared.enums, reflected.enums).map((type) => withOldValues(type, reflected.enums)),
    domains: types(declared.domains, reflected.domains),
    compositeTypes: types(declared.compositeTypes, reflected.compositeTypes),
    rangeTypes: types(declared.rangeTypes, reflected.rangeTypes),
    sequences: union(declared.sequences, reflected.sequences.filter(isFree.relation)),
    tables: expandedTables(
      { declared, reflected: { ...reflected, tables: reflected.tables.filter(isFree.relation) } },
      columns,
    ),
    objects: expandedObjects(declared.objects, reflected.objects, isFree.relation),
    dependences: [
      ...declared.dependences,
      ...reflected.dependences.filter(({ dependent }) => !dependents.has(dependent)),
    ],
    privileges: [...declared.privileges, ...notIn(declared.privileges, privileges, privilegeKey)],
    owners: [...declared.owners, ...notIn(declared.owners, reflected.owners, ({ object }) => grantedKey(object))],
    rows: declared.rows,
  };
}

function expandedTables({ declared, reflected }: Sides, columns: readonly RenamedColumn[]): readonly Table[] {
  const wanted = new Map(declared.tables.map((table) => [nameKey(table), table]));
  const found = new Map(reflected.tables.map((table) => [nameKey(table), table]));
  const changes = columnChanges({ wanted, found }, columns);
  return [
    ...declared.tables.map((table) => {
      const before = found.get(nameKey(table));
      return before === undefined ? table : expandedTable(table, before, changes);
    }),
    ...reflected.tables.filter((table) => !wanted.has(nameKey(table))),
  ];
}

type TablesByName = ReadonlyMap<string, Table>;

function columnChanges(
  { wanted, found }: { readonly wanted: TablesByName; readonly found: TablesByName },
  renamed: readonly RenamedColumn[],
): ColumnChanges {
  const gone = new Map<string, ReadonlySet<string>>();
  for (const [key, table] of found) {
    const names = new Set(wanted.get(key)?.columns.map(({ name }) => name));
    const left = table.columns.filter(({ name }) => wanted.has(key) && !names.has(name));
    if (left.length > 0) gone.set(key, new Set(left.map(({ name }) => name)));
  }
  const oldNames = new Map<string, Map<string, string>>();
  for (const { table, heirs, from, to } of renamed) {
    for (const each of [table, ...heirs]) {
      const names = oldNames.get(nameKey(each)) ?? new Map<string, string>();
      oldNames.set(nameKey(each), names.set(to, from));
    }
  }
  return { gone, oldNames };
}

function expandedObjects(
  declared: readonly DefinedObject[],
  reflected: readonly DefinedObject[],
  isFree: (name: QualifiedName) => boolean,
): readonly DefinedObject[] {
  const isPossible = (object: DefinedObject) => ruleOf(object.kind).isRelation !== true || isFree(object);
  return [...declared, ...notIn(declared, reflected, objectMapKey).filter(isPossible)];
}

/** Whether no other declared object takes the name. */
function nameFilter({ tables, sequences, objects, enums, domains, compositeTypes, rangeTypes }: DatabaseSchema) {
  const relations = objects.filter(({ kind }) => ruleOf(kind).isRelation === true);
  const count = (names: readonly QualifiedName[]) => new Set(names.map(nameKey));
  const [views, others, types] = [
    count(relations),
    count([...tables, ...sequences]),
    count([...enums, ...domains, ...compositeTypes, ...rangeTypes]),
  ];
  return {
    relation: (object: QualifiedName) =>
      'definition' in object ? !others.has(nameKey(object)) : !views.has(nameKey(object)),
    type: (object: QualifiedName) => !types.has(nameKey(object)),
  };
}

function notIn<T>(wanted: readonly T[], found: readonly T[], keyOf: (object: T) => string): readonly T[] {
  const known = new Set(wanted.map(keyOf));
  return found.filter((object) => !known.has(keyOf(object)));
}

function privilegeKey({ target, column, grantee, privilege }: Privilege): string {
  return JSON.stringify([target, column, grantee, privilege]);
}

/** Values are removed by the second revision, unless the first one has to change the others. */
function withOldValues(type: EnumType, found: readonly EnumType[]): EnumType {
  const before = found.find((other) => nameKey(other) === nameKey(type));
  const hasAll = before !== undefined && type.values.every((value) => before.values.includes(value));
  return hasAll && before.values.length > type.values.length ? { ...type, values: before.values } : type;
}
