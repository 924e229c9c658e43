import type { ComparedObject, NameCandidate, ObjectType } from '../../schema/comparison-hooks.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { type DefinedObject, objectMapKey } from '../../schema/defined-object.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { candidateName, kindInWords, type UnmanagedObject } from '../../schema/unmanaged-object.js';
import { matchByKey } from '../../util/match-by-key.js';
import type { ScopeOptions } from './scope-options.js';
import type { Sides } from './sides.js';
import type { Ignored } from './unmanaged.js';

/** The reason if the setting `includeObject` refuses an object. */
const REFUSED_BY_INCLUDE_OBJECT = '`includeObject` returns false for it';

/** Both sides without the objects that the settings exclude, which are not created, dropped or altered. */
export function filterSides(sides: Sides, options: ScopeOptions): Sides & Ignored {
  if (options.nameRule === undefined && options.includeObject === undefined) {
    return { ...sides, ignored: [] };
  }
  const ignored: UnmanagedObject[] = [];
  const keep = sideFilter(options, ignored);
  const { declared, reflected } = sides;
  const parts = {
    schemas: keep(declared.schemas, reflected.schemas, { type: 'schema', key: ({ name }) => name }),
    collations: keep(declared.collations, reflected.collations, { type: 'collation', key: nameKey }),
    enums: keep(declared.enums, reflected.enums, { type: 'enum', key: nameKey }),
    domains: keep(declared.domains, reflected.domains, { type: 'domain', key: nameKey }),
    compositeTypes: keep(declared.compositeTypes, reflected.compositeTypes, { type: 'compositeType', key: nameKey }),
    rangeTypes: keep(declared.rangeTypes, reflected.rangeTypes, { type: 'rangeType', key: nameKey }),
    sequences: keep(declared.sequences, reflected.sequences, { type: 'sequence', key: nameKey }),
    objects: filterObjects(sides, keep),
    tables: filterTables(keep(declared.tables, reflected.tables, { type: 'table', key: nameKey }), keep),
  };
  const side = (which: keyof Sides): DatabaseSchema => ({
    ...sides[which],
    schemas: parts.schemas[which],
    collations: parts.collations[which],
    enums: parts.enums[which],
    domains: parts.domains[which],
    compositeTypes: parts.compositeTypes[which],
    rangeTypes: parts.rangeTypes[which],
    sequences: parts.sequences[which],
    tables: parts.tables[which],
    objects: parts.objects[which],
  });
  return { declared: side('declared'), reflected: side('reflected'), ignored };
}

interface Kind<T> {
  readonly type: ObjectType;
  readonly key: (object: T) => string;
  readonly table?: QualifiedName;
}

interface Lists<T> {
  readonly declared: readonly T[];
  readonly reflected: readonly T[];
}

type Keep = <T extends ComparedObject>(declared: readonly T[], reflected: readonly T[], kind: Kind<T>) => Lists<T>;

function sideFilter({ nameRule, includeObject }: ScopeOptions, ignored: UnmanagedObject[]): Keep {
  return (declared, reflected, { type, key, table }) => {
    const isIncluded = (object: ComparedObject, isReflected: boolean, compareTo: ComparedObject | null) => {
      const candidate = candidateOf(object, type, table);
      const isRefused = () => includeObject?.({ ...candidate, object, reflected: isReflected, compareTo }) === false;
      const why = nameRule?.(candidate) ?? (isRefused() ? REFUSED_BY_INCLUDE_OBJECT : null);
      if (why !== null) ignored.push({ kind: kindInWords(type), name: candidateName(candidate), why });
      return why === null;
    };
    const found = new Map(reflected.map((object) => [key(object), object]));
    const known = new Set(declared.map(key));
    const kept = declared.filter((object) => isIncluded(object, false, found.get(key(object)) ?? null));
    const keptKeys = new Set(kept.map(key));
    return {
      declared: kept,
      reflected: reflected.filter((object) =>
        known.has(key(object)) ? keptKeys.has(key(object)) : isIncluded(object, true, null),
      ),
    };
  };
}

function candidateOf(object: ComparedObject, type: ObjectType, table: QualifiedName | undefined): NameCandidate {
  const schema = 'schema' in object ? object.schema : (table?.schema ?? null);
  const owner = 'definition' in object ? object.table : null;
  return { type, name: object.name, schema, table: table?.name ?? owner };
}

function filterObjects({ declared, reflected }: Sides, keep: Keep): Lists<DefinedObject> {
  const kinds = [...new Set([...declared.objects, ...reflected.objects].map(({ kind }) => kind))];
  const lists = kinds.map((type) => {
    const ofKind = (objects: readonly DefinedObject[]) => objects.filter(({ kind }) => kind === type);
    return keep(ofKind(declared.objects), ofKind(reflected.objects), { type, key: objectMapKey });
  });
  return {
    declared: lists.flatMap((list) => list.declared),
    reflected: lists.flatMap((list) => list.reflected),
  };
}

/** Filters inside tables that both sides have. A table that only one side has is created or dropped as a whole. */
function filterTables(tables: Lists<Table>, keep: Keep): Lists<Table> {
  const { onlyLeft, onlyRight, both } = matchByKey(tables.declared, tables.reflected, {
    left: nameKey,
    right: nameKey,
  });
  const pairs = both.map(([declared, reflected]) => filterTable(declared, reflected, keep));
  return {
    declared: [...pairs.map(({ declared }) => declared), ...onlyLeft],
    reflected: [...pairs.map(({ reflected }) => reflected), ...onlyRight],
  };
}

function filterTable(declared: Table, reflected: Table, keep: Keep): { declared: Table; reflected: Table } {
  const inTable = (type: ObjectType) => ({ type, table: declared, key: ({ name }: { readonly name: string }) => name });
  const parts = {
    columns: keep(declared.columns, reflected.columns, inTable('column')),
    indexes: keep(declared.indexes, reflected.indexes, inTable('index')),
    uniques: keep(declared.uniques, reflected.uniques, inTable('uniqueConstraint')),
    foreignKeys: keep(declared.foreignKeys, reflected.foreignKeys, inTable('foreignKeyConstraint')),
    checks: keep(declared.checks, reflected.checks, inTable('checkConstraint')),
    exclusions: keep(declared.exclusions, reflected.exclusions, inTable('exclusionConstraint')),
  };
  const side = (which: keyof Sides) => ({
    columns: parts.columns[which],
    indexes: parts.indexes[which],
    uniques: parts.uniques[which],
    foreignKeys: parts.foreignKeys[which],
    checks: parts.checks[which],
    exclusions: parts.exclusions[which],
  });
  return { declared: { ...declared, ...side('declared') }, reflected: { ...reflected, ...side('reflected') } };
}
