import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { ColumnType } from '../../schema/types.js';
import type { Sides } from './sides.js';

const LISTS = ['enums', 'domains', 'compositeTypes', 'rangeTypes'] as const;

type TypeLists = Pick<DatabaseSchema, (typeof LISTS)[number]>;

/**
 * Both sides without undeclared types that are still used: a model may name a type that it doesn't declare, and an
 * excluded table keeps its types. Unused types are dropped as usual.
 * @param all both sides before anything was excluded
 */
export function keepUsedTypes({ declared, reflected }: Sides, all: Sides): Sides {
  const declaredNames = new Set(LISTS.flatMap((list) => all.declared[list].map(nameKey)));
  const undeclared = usesByName(reflected, declaredNames);
  if (undeclared.size === 0) {
    return { declared, reflected };
  }
  const compared = new Set(reflected.tables.map(nameKey));
  const leftOut = all.reflected.tables.filter((table) => !compared.has(nameKey(table)));
  const kept = new Set<string>();
  const keep = (name: QualifiedName): void => {
    const uses = undeclared.get(nameKey(name));
    if (uses !== undefined && !kept.has(nameKey(name))) {
      kept.add(nameKey(name));
      uses.forEach(keep);
    }
  };
  [...all.declared.tables, ...leftOut].flatMap(typesOfTable).forEach(keep);
  [...usesByName(all.declared, new Set()).values()].flat().forEach(keep);
  return {
    declared,
    reflected: {
      ...reflected,
      enums: without(reflected.enums, kept),
      domains: without(reflected.domains, kept),
      compositeTypes: without(reflected.compositeTypes, kept),
      rangeTypes: without(reflected.rangeTypes, kept),
    },
  };
}

/** The types that each type depends on, by its name. A multirange depends on its range. */
function usesByName(lists: TypeLists, except: ReadonlySet<string>): ReadonlyMap<string, readonly QualifiedName[]> {
  const ranges = without(lists.rangeTypes, except);
  return new Map([
    ...without(lists.enums, except).map((type) => [nameKey(type), []] as const),
    ...without(lists.domains, except).map((type) => [nameKey(type), userTypes([type.type])] as const),
    ...without(lists.compositeTypes, except).map(
      (type) => [nameKey(type), userTypes(type.attributes.map((one) => one.type))] as const,
    ),
    ...ranges.map((type) => [nameKey(type), userTypes([type.subtype])] as const),
    ...ranges.map((type) => [nameKey(type.multirange), [type]] as const),
  ]);
}

function without<T extends QualifiedName>(types: readonly T[], names: ReadonlySet<string>): readonly T[] {
  return types.filter((type) => !names.has(nameKey(type)));
}

function typesOfTable({ columns, options }: Table): readonly QualifiedName[] {
  const { ofType } = options ?? {};
  return [...userTypes(columns.map(({ type }) => type)), ...(ofType ? [ofType] : [])];
}

function userTypes(types: readonly ColumnType[]): readonly QualifiedName[] {
  return types.flatMap(({ userType }) => userType ?? []);
}
