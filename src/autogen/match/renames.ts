import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import type { EnumType } from '../../schema/enum-type.js';
import { bareName, nameKey, type QualifiedName, sameName } from '../../schema/names.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { withInherited } from './inherited-renames.js';
import { possibleRenames } from './possible-renames.js';
import type { RenamedObject, RenamedPart } from './renamed.js';

/** Objects that are renamed or moved to another schema, instead of dropped and added. */
export interface Renames {
  readonly tables: readonly RenamedObject[];
  readonly enums: readonly RenamedObject[];
  /** Domains, composite types and range types. */
  readonly types: readonly RenamedObject[];
  readonly columns: readonly RenamedPart[];
  readonly enumValues: readonly RenamedPart[];
  /** Definitions in which PostgreSQL follows the other renames by itself. */
  readonly definitions: readonly RenamedDefinition[];
}

/** An object as it reads before the renames and after them. */
export interface RenamedDefinition {
  readonly from: DefinedObject;
  readonly to: DefinedObject;
}

export const NO_RENAMES: Renames = { tables: [], enums: [], types: [], columns: [], enumValues: [], definitions: [] };

/**
 * The renames that the declaration asks for and the database does not have yet. A `renamedFrom` that was carried out
 * long ago has no effect.
 */
export function findRenames(
  declared: DatabaseSchema,
  reflected: DatabaseSchema,
  given: Partial<Renames> = {},
): Renames {
  const tables = renamedObjects(declared.tables, reflected.tables, given.tables);
  const enums = renamedObjects(declared.enums, reflected.enums, given.enums);
  const sides = { renamed: tables, declared: declared.tables, reflected: reflected.tables };
  const columns = partRenames(sides, (table, before) => renamedColumns(table, before, given));
  return {
    tables,
    enums,
    types: [
      ...renamedObjects(declared.domains, reflected.domains, given.types),
      ...renamedObjects(declared.compositeTypes, reflected.compositeTypes, given.types),
      ...withMultiranges(renamedRanges(declared, reflected, given), declared, reflected),
    ],
    columns: withInherited(columns, { before: reflected.tables, after: declared.tables, tables }),
    enumValues: partRenames({ renamed: enums, declared: declared.enums, reflected: reflected.enums }, renamedValues),
    definitions: given.definitions ?? [],
  };
}

/**
 * The constructor functions of ranges belong to the first superuser and stay in the schema where the type was
 * created, so dropping that schema drops its range types too.
 */
function renamedRanges(
  declared: DatabaseSchema,
  reflected: DatabaseSchema,
  given: Partial<Renames>,
): readonly RenamedObject[] {
  const stays = ({ schema }: QualifiedName) => schema === null || declared.schemas.some(({ name }) => name === schema);
  return renamedObjects(declared.rangeTypes, reflected.rangeTypes, given.types).filter(
    ({ from, to }) => from.schema === to.schema || stays(from),
  );
}

/** The multirange of a range type is a type with a separate name, which PostgreSQL doesn't change. */
function withMultiranges(
  ranges: readonly RenamedObject[],
  declared: DatabaseSchema,
  reflected: DatabaseSchema,
): readonly RenamedObject[] {
  const oldNames = new Map(ranges.map(({ from, to }) => [nameKey(to), nameKey(from)]));
  const found = new Map(reflected.rangeTypes.map((range) => [nameKey(range), range]));
  const multiranges = declared.rangeTypes.flatMap((range): RenamedObject[] => {
    const before = found.get(oldNames.get(nameKey(range)) ?? nameKey(range));
    return before === undefined || sameName(before.multirange, range.multirange)
      ? []
      : [{ from: before.multirange, to: range.multirange }];
  });
  return [...ranges, ...multiranges].map((rename) => ({ ...rename, constructors: true }));
}

/** The reverse renames, for a schema that the renames were applied to. */
export function invertRenames({ tables, enums, types, columns, enumValues, definitions }: Renames): Renames {
  return {
    tables: tables.map(invert),
    enums: enums.map(invert),
    types: types.map(invert),
    columns: columns.map((part) => invertPart(part, tables)),
    enumValues: enumValues.map((part) => invertPart(part, enums)).reverse(),
    definitions: definitions.map(invert),
  };
}

/** The renames of the downgrade. Tables may have other children and columns than in the upgrade. */
export function renamesBack(
  renames: Renames,
  { declared, reflected }: { readonly declared: readonly Table[]; readonly reflected: readonly Table[] },
): Renames {
  const tables = new Map(declared.map((table) => [nameKey(table), table]));
  const has = (of: QualifiedName, column: string) =>
    tables.get(nameKey(of))?.columns.some(({ name }) => name === column) === true;
  // A child that left may be the child of another table by now, which has a column of that name too.
  const isItsOwn = ({ of, to }: RenamedPart) => {
    const table = tables.get(nameKey(of));
    return table !== undefined && has(of, to) && !parentsOf(table).some((parent) => has(parent, to));
  };
  const columns = renames.columns.filter(
    (part) => part.aside !== true && (part.inheritedFrom === undefined || isItsOwn(part)),
  );
  const back = invertRenames({ ...renames, columns });
  const sides = { before: declared, after: reflected, tables: back.tables };
  return { ...back, columns: withInherited(back.columns, sides) };
}

export function hasRenames(renames: Renames): boolean {
  return Object.values(renames).some((list) => list.length > 0);
}

function invert<T extends { readonly from: unknown; readonly to: unknown }>(
  rename: T,
): T & { from: T['to']; to: T['from'] } {
  return { ...rename, from: rename.to, to: rename.from };
}

function invertPart(part: RenamedPart, objects: readonly RenamedObject[]): RenamedPart {
  const of = objects.find(({ to }) => sameName(to, part.of))?.from ?? part.of;
  return { of, from: part.to, to: part.from };
}

type Renamable = QualifiedName & { readonly renamedFrom?: QualifiedName };

function renamedObjects(
  declared: readonly Renamable[],
  reflected: readonly QualifiedName[],
  given: readonly RenamedObject[] = [],
): RenamedObject[] {
  const wanted = [
    ...given,
    ...declared.flatMap((to) => (to.renamedFrom === undefined ? [] : [{ from: to.renamedFrom, to }])),
  ];
  const found = new Set(reflected.map(nameKey));
  const kept = new Set(declared.map(nameKey));
  const known = wanted.map(({ from, to }) => ({ from: found.has(nameKey(from)) ? from : inDefaultSchema(from), to }));
  const sources = onePerSource(known, ({ from }) => nameKey(from));
  return possibleRenames(
    sources,
    { found, kept },
    {
      from: ({ from }) => nameKey(from),
      to: ({ to }) => nameKey(to),
      isInRing: ({ from, to }) => from.schema === to.schema,
    },
  ).map(({ from, to }) => ({ from: bareName(from), to: bareName(to) }));
}

// `public.users`, or the bare name of a table that moves to another schema.
function inDefaultSchema({ name }: QualifiedName): QualifiedName {
  return { schema: null, name };
}

// Two new objects can't both be the old one. The first that declares it is.
function onePerSource<T>(wanted: readonly T[], source: (rename: T) => string): T[] {
  const taken = new Map<string, T>();
  for (const rename of wanted) {
    if (!taken.has(source(rename))) {
      taken.set(source(rename), rename);
    }
  }
  return [...taken.values()];
}

interface Pairing<T> {
  readonly renamed: readonly RenamedObject[];
  readonly declared: readonly T[];
  readonly reflected: readonly T[];
}

/** Finds the renames of the parts of each declared object, compared with its former state. */
function partRenames<T extends QualifiedName>(
  { renamed, declared, reflected }: Pairing<T>,
  partsOf: (object: T, before: T) => readonly Part[],
): RenamedPart[] {
  const before = new Map(reflected.map((object) => [nameKey(object), object]));
  const oldNames = new Map(renamed.map(({ from, to }) => [nameKey(to), nameKey(from)]));
  return declared.flatMap((object) => {
    const was = before.get(oldNames.get(nameKey(object)) ?? nameKey(object));
    return was === undefined ? [] : partsOf(object, was).map((part) => ({ of: bareName(object), ...part }));
  });
}

function renamedColumns(table: Table, before: Table, given: Partial<Renames>): readonly Part[] {
  const asked = (given.columns ?? []).filter(({ of }) => sameName(of, table));
  const declared = table.columns.flatMap(({ name, renamedFrom: from }) =>
    from === undefined ? [] : [{ from, to: name }],
  );
  const wanted = onePerSource([...asked, ...declared], ({ from }) => from);
  if (wanted.length === 0) {
    return [];
  }
  const found = new Set(before.columns.map(({ name }) => name));
  const kept = new Set(table.columns.map(({ name }) => name));
  return possibleRenames(wanted, { found, kept }, { ...PARTS, isInRing: () => true }).map(({ from, to }) => ({
    from,
    to,
  }));
}

function renamedValues(type: EnumType, before: EnumType): readonly Part[] {
  const wanted = Object.entries(type.renamedValues ?? {}).map(([to, from]) => ({ from, to }));
  return possibleRenames(wanted, { found: new Set(before.values), kept: new Set(type.values) }, PARTS);
}

type Part = Pick<RenamedPart, 'from' | 'to'>;

const PARTS = { from: ({ from }: Part) => from, to: ({ to }: Part) => to };
