import { renameInvalid } from '../../../errors/command-errors.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import { formatName, nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import type { GivenRename } from './given-rename.js';

interface Sides {
  readonly declared: DatabaseSchema;
  readonly reflected: DatabaseSchema;
}

interface Given extends Sides {
  readonly given: readonly GivenRename[];
}

/** What is declared, as if it said of these renames by `renamedFrom`. A rename that cannot be is refused. */
export function applyGivenRenames(sides: Sides, renames: readonly GivenRename[]): DatabaseSchema {
  return renames.reduce(
    (declared, rename) => applyRename({ ...sides, declared, given: renames }, rename),
    sides.declared,
  );
}

function applyRename({ declared, reflected, given }: Given, rename: GivenRename): DatabaseSchema {
  if (rename.kind === 'part') {
    return applyPartRename({ declared, reflected, given }, rename);
  }
  if (rename.kind === 'table') {
    checkWhole({ declared: declared.tables, reflected: reflected.tables, given }, rename);
    return { ...declared, tables: withOrigin(declared.tables, rename) };
  }
  return applyTypeRename({ declared, reflected, given }, rename);
}

const TYPE_LISTS = ['enums', 'domains', 'compositeTypes', 'rangeTypes'] as const;

function applyTypeRename({ declared, reflected, given }: Given, rename: WholeRename): DatabaseSchema {
  const typesOf = (side: DatabaseSchema) => TYPE_LISTS.flatMap((list): readonly QualifiedName[] => side[list]);
  checkWhole({ declared: typesOf(declared), reflected: typesOf(reflected), given }, rename);
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
  readonly given: readonly GivenRename[];
}

function checkWhole({ declared, reflected, given }: Names, { from, to, text, kind }: WholeRename): void {
  const others = given.flatMap((other) =>
    other.kind === kind
      ? [{ from: nameKey(other.from), to: nameKey(other.to), isInRing: other.from.schema === other.to.schema }]
      : [],
  );
  if (!declared.some((object) => sameName(object, to))) {
    const names = newNames(declared, reflected);
    throw unknownName(text, to, { where: `the models have no ${kind}`, names });
  }
  if (!reflected.some((object) => sameName(object, from))) {
    const names = newNames(reflected, declared);
    throw unknownName(text, from, { where: `the database has no ${kind}`, names });
  }
  const before = !isGiven(nameKey(from), others) && declared.some((object) => sameName(object, from));
  const taken = !isFreed(nameKey(to), others) && reflected.some((object) => sameName(object, to));
  refuseStanding(text, { before, from: formatName(from) });
  refuseTaken(text, { taken, to: formatName(to) });
}

interface Renaming {
  readonly from: string;
  readonly to: string;
  /** Whether names can be exchanged with its help. */
  readonly isInRing: boolean;
}

function isGiven(name: string, others: readonly Renaming[]): boolean {
  return others.some(({ to }) => to === name);
}

/** Whether what has the name gets another, and so on, until one does not exist yet, or is that of the first. */
function isFreed(name: string, others: readonly Renaming[]): boolean {
  const passed: Renaming[] = [];
  let next = others.find(({ from }) => from === name);
  while (next !== undefined && !passed.includes(next)) {
    passed.push(next);
    const { to } = next;
    next = others.find(({ from }) => from === to);
  }
  return passed.length > 0 && (next === undefined || (next === passed[0] && passed.every(({ isInRing }) => isInRing)));
}

function withOrigin<T extends QualifiedName>(declared: readonly T[], { from, to }: WholeRename): readonly T[] {
  return declared.map((object) => (sameName(object, to) ? { ...object, renamedFrom: from } : object));
}

/** The names that one side alone has. */
function newNames(side: readonly QualifiedName[], other: readonly QualifiedName[]): readonly string[] {
  return side.filter((object) => !other.some((each) => sameName(each, object))).map(formatName);
}

type PartRename = Extract<GivenRename, { kind: 'part' }>;

function applyPartRename({ declared, reflected, given }: Given, rename: PartRename): DatabaseSchema {
  const others = given.flatMap((other) => (other.kind === 'part' && sameName(other.of, rename.of) ? [other] : []));
  const table = ownerOf(declared.tables, rename);
  const type = ownerOf(declared.enums, rename);
  if (table !== undefined) {
    const before = reflected.tables.find((each) => sameName(each, table.renamedFrom ?? table));
    checkParts(rename, {
      declared: namesOf(table.columns),
      reflected: namesOf(before?.columns),
      others: others.map((other) => ({ ...other, isInRing: true })),
      what: 'column',
    });
    const columns = table.columns.map((column) =>
      column.name === rename.to ? { ...column, renamedFrom: rename.from } : column,
    );
    return { ...declared, tables: declared.tables.map((each) => (each === table ? { ...table, columns } : each)) };
  }
  if (type !== undefined) {
    const before = reflected.enums.find((each) => sameName(each, type.renamedFrom ?? type));
    checkParts(rename, {
      declared: type.values,
      reflected: before?.values ?? [],
      others: others.map((other) => ({ ...other, isInRing: false })),
      what: 'value',
    });
    const renamedValues = { ...type.renamedValues, [rename.to]: rename.from };
    return { ...declared, enums: declared.enums.map((each) => (each === type ? { ...type, renamedValues } : each)) };
  }
  throw unknownName(rename.text, rename.of, {
    where: 'the models have no table or enum',
    names: [...declared.tables, ...declared.enums].map(formatName),
  });
}

/** If one has the new name that another had, the new name is meant. */
function ownerOf<T extends QualifiedName & { readonly renamedFrom?: QualifiedName }>(
  objects: readonly T[],
  { of }: PartRename,
): T | undefined {
  return (
    objects.find((object) => sameName(object, of)) ??
    objects.find(({ renamedFrom }) => renamedFrom !== undefined && sameName(renamedFrom, of))
  );
}

function namesOf(columns: readonly { readonly name: string }[] | undefined): readonly string[] {
  return columns?.map(({ name }) => name) ?? [];
}

interface Parts {
  readonly declared: readonly string[];
  readonly reflected: readonly string[];
  /** All renames of parts of the same object. */
  readonly others: readonly Renaming[];
  readonly what: 'column' | 'value';
}

function checkParts({ from, to, of, text }: PartRename, { declared, reflected, others, what }: Parts): void {
  const place = formatName(of);
  if (!declared.includes(to)) {
    const names = declared.filter((name) => !reflected.includes(name));
    throw renameInvalid(text, `in the models ${place} has no ${what} "${to}"`, { word: to, names });
  }
  if (!reflected.includes(from)) {
    const names = reflected.filter((name) => !declared.includes(name));
    throw renameInvalid(text, `in the database ${place} has no ${what} "${from}"`, { word: from, names });
  }
  refuseStanding(text, { before: !isGiven(from, others) && declared.includes(from), from });
  refuseTaken(text, { taken: !isFreed(to, others) && reflected.includes(to), to });
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
