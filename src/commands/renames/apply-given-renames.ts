import { renameInvalid } from '../../errors/command-errors.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { formatName, type QualifiedName, sameName } from '../../schema/names.js';
import type { GivenRename } from './given-rename.js';

interface Sides {
  readonly declared: DatabaseSchema;
  readonly reflected: DatabaseSchema;
}

/** What is declared, as if it said of these renames by `renamedFrom`. A rename that cannot be is refused. */
export function applyGivenRenames(sides: Sides, renames: readonly GivenRename[]): DatabaseSchema {
  return renames.reduce((declared, rename) => applyRename({ ...sides, declared }, rename), sides.declared);
}

function applyRename({ declared, reflected }: Sides, rename: GivenRename): DatabaseSchema {
  if (rename.kind === 'part') {
    return applyPartRename({ declared, reflected }, rename);
  }
  if (rename.kind === 'table') {
    checkWhole({ declared: declared.tables, reflected: reflected.tables }, rename);
    return { ...declared, tables: withOrigin(declared.tables, rename) };
  }
  return applyTypeRename({ declared, reflected }, rename);
}

const TYPE_LISTS = ['enums', 'domains', 'compositeTypes', 'rangeTypes'] as const;

function applyTypeRename({ declared, reflected }: Sides, rename: WholeRename): DatabaseSchema {
  const typesOf = (side: DatabaseSchema) => TYPE_LISTS.flatMap((list): readonly QualifiedName[] => side[list]);
  checkWhole({ declared: typesOf(declared), reflected: typesOf(reflected) }, rename);
  const kindOf = (side: DatabaseSchema, name: QualifiedName) =>
    TYPE_LISTS.find((list) => side[list].some((type) => sameName(type, name)));
  if (kindOf(declared, rename.to) !== kindOf(reflected, rename.from)) {
    throw renameInvalid(rename.text, 'the two are types of different kinds');
  }
  return {
    ...declared,
    enums: withOrigin(declared.enums, rename),
    domains: withOrigin(declared.domains, rename),
    compositeTypes: withOrigin(declared.compositeTypes, rename),
    rangeTypes: withOrigin(declared.rangeTypes, rename),
  };
}

type WholeRename = Extract<GivenRename, { kind: 'table' | 'type' }>;

interface Names {
  readonly declared: readonly QualifiedName[];
  readonly reflected: readonly QualifiedName[];
}

function checkWhole({ declared, reflected }: Names, { from, to, text, kind }: WholeRename): void {
  if (!declared.some((object) => sameName(object, to))) {
    const names = newNames(declared, reflected);
    throw unknownName(text, to, { where: `the models have no ${kind}`, names });
  }
  if (!reflected.some((object) => sameName(object, from))) {
    const names = newNames(reflected, declared);
    throw unknownName(text, from, { where: `the database has no ${kind}`, names });
  }
  refuseStanding(text, { before: declared.some((object) => sameName(object, from)), from: formatName(from) });
  refuseTaken(text, { taken: reflected.some((object) => sameName(object, to)), to: formatName(to) });
}

function withOrigin<T extends QualifiedName>(declared: readonly T[], { from, to }: WholeRename): readonly T[] {
  return declared.map((object) => (sameName(object, to) ? { ...object, renamedFrom: from } : object));
}

/** The names that one side alone has. */
function newNames(side: readonly QualifiedName[], other: readonly QualifiedName[]): readonly string[] {
  return side.filter((object) => !other.some((each) => sameName(each, object))).map(formatName);
}

type PartRename = Extract<GivenRename, { kind: 'part' }>;

function applyPartRename({ declared, reflected }: Sides, rename: PartRename): DatabaseSchema {
  const isMeant = (object: QualifiedName & { readonly renamedFrom?: QualifiedName }) =>
    sameName(object, rename.of) || (object.renamedFrom !== undefined && sameName(object.renamedFrom, rename.of));
  const table = declared.tables.find(isMeant);
  const type = declared.enums.find(isMeant);
  if (table !== undefined) {
    const before = reflected.tables.find((each) => sameName(each, table.renamedFrom ?? table));
    checkParts(rename, { declared: namesOf(table.columns), reflected: namesOf(before?.columns), what: 'column' });
    const columns = table.columns.map((column) =>
      column.name === rename.to ? { ...column, renamedFrom: rename.from } : column,
    );
    return { ...declared, tables: declared.tables.map((each) => (each === table ? { ...table, columns } : each)) };
  }
  if (type !== undefined) {
    const before = reflected.enums.find((each) => sameName(each, type.renamedFrom ?? type));
    checkParts(rename, { declared: type.values, reflected: before?.values ?? [], what: 'value' });
    const renamedValues = { ...type.renamedValues, [rename.to]: rename.from };
    return { ...declared, enums: declared.enums.map((each) => (each === type ? { ...type, renamedValues } : each)) };
  }
  throw unknownName(rename.text, rename.of, {
    where: 'the models have no table or enum',
    names: [...declared.tables, ...declared.enums].map(formatName),
  });
}

function namesOf(columns: readonly { readonly name: string }[] | undefined): readonly string[] {
  return columns?.map(({ name }) => name) ?? [];
}

interface Parts {
  readonly declared: readonly string[];
  readonly reflected: readonly string[];
  readonly what: 'column' | 'value';
}

function checkParts({ from, to, of, text }: PartRename, { declared, reflected, what }: Parts): void {
  const place = formatName(of);
  if (!declared.includes(to)) {
    const names = declared.filter((name) => !reflected.includes(name));
    throw renameInvalid(text, `in the models ${place} has no ${what} "${to}"`, { word: to, names });
  }
  if (!reflected.includes(from)) {
    const names = reflected.filter((name) => !declared.includes(name));
    throw renameInvalid(text, `in the database ${place} has no ${what} "${from}"`, { word: from, names });
  }
  refuseStanding(text, { before: declared.includes(from), from });
  refuseTaken(text, { taken: reflected.includes(to), to });
}

function refuseStanding(text: string, { before, from }: { readonly before: boolean; readonly from: string }): void {
  if (before) {
    throw renameInvalid(text, `the models still have "${from}"`);
  }
}

function refuseTaken(text: string, { taken, to }: { readonly taken: boolean; readonly to: string }): void {
  if (taken) {
    throw renameInvalid(text, `the database has "${to}" already`);
  }
}

interface Candidates {
  readonly where: string;
  readonly names: readonly string[];
}

function unknownName(text: string, name: QualifiedName, { where, names }: Candidates): Error {
  return renameInvalid(text, `${where} "${formatName(name)}"`, { word: formatName(name), names });
}
