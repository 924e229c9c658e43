import { createTwoFilesPatch } from 'diff';
import { describeObject } from '../../autogen/describe/describe-operation.js';
import { findRenames } from '../../autogen/match/renames.js';
import { compileOperation } from '../../ddl/compile.js';
import type { Operation } from '../../operations/operation.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { formatName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';

/** The definitions of one object on both sides, as a unified text difference. */
export interface DefinitionPatch {
  /** `table users`, `enum order_status`; by its new name if the models rename it. */
  readonly object: string;
  readonly patch: string;
}

/** What the two sides are called. */
export interface SideNames {
  readonly from: string;
  readonly to: string;
}

/** Every object whose definition differs. */
export function definitionPatches(
  declared: DatabaseSchema,
  reflected: DatabaseSchema,
  names: SideNames,
): readonly DefinitionPatch[] {
  return definitionPairs(declared, reflected, inOrder).map(({ object, before, after }) => ({
    object,
    patch: unifiedPatch(object, { before, after }, names),
  }));
}

/** Both definitions of an object. What is missing on one side is empty there. */
export interface DefinitionPair {
  /** By its new name. */
  readonly object: string;
  readonly before: string;
  readonly after: string;
}

/**
 * The definitions of every object that differs, by their names.
 * @param arrange puts the parts of a table in order, if their own order isn't wanted.
 */
export function definitionPairs(
  declared: DatabaseSchema,
  reflected: DatabaseSchema,
  arrange: (table: Table) => Table = (table) => table,
): readonly DefinitionPair[] {
  const wanted = definitionsOf(declared, arrange);
  const newNames = renamedObjects(declared, reflected);
  const found = new Map(
    [...definitionsOf(reflected, arrange)].map(([object, text]) => [newNames.get(object) ?? object, text]),
  );
  return [...new Set([...found.keys(), ...wanted.keys()])].sort().flatMap((object): DefinitionPair[] => {
    const [before, after] = [found.get(object) ?? '', wanted.get(object) ?? ''];
    return before === after ? [] : [{ object, before, after }];
  });
}

/** Old → new. */
function renamedObjects(declared: DatabaseSchema, reflected: DatabaseSchema): ReadonlyMap<string, string> {
  const { tables, enums, types } = findRenames(declared, reflected);
  return new Map([
    ...tables.map(({ from, to }) => [`table ${formatName(from)}`, `table ${formatName(to)}`] as const),
    ...USER_TYPES.flatMap((kind) =>
      types.map(({ from, to }) => [`${kind} ${formatName(from)}`, `${kind} ${formatName(to)}`] as const),
    ),
    ...enums.map(({ from, to }) => [`enum ${formatName(from)}`, `enum ${formatName(to)}`] as const),
  ]);
}

function unifiedPatch(
  object: string,
  { before, after }: { readonly before: string; readonly after: string },
  { from, to }: SideNames,
): string {
  const lines = createTwoFilesPatch(`${object} (${from})`, `${object} (${to})`, before, after).split('\n');
  return lines
    .filter((line) => !line.startsWith('====='))
    .join('\n')
    .trimEnd();
}

function definitionsOf(schema: DatabaseSchema, arrange: (table: Table) => Table): ReadonlyMap<string, string> {
  const { schemas, collations, enums, sequences, tables, objects } = schema;
  return new Map([
    ...schemas.map((value) => [`schema ${value.name}`, definition({ kind: 'createSchema', schema: value })] as const),
    ...collations.map(
      (collation) =>
        [`collation ${formatName(collation)}`, definition({ kind: 'createCollation', collation })] as const,
    ),
    ...enums.map((type) => [`enum ${formatName(type)}`, definition({ kind: 'createEnum', type })] as const),
    ...userTypeDefinitions(schema),
    ...sequences.map(
      (sequence) => [`sequence ${formatName(sequence)}`, definition({ kind: 'createSequence', sequence })] as const,
    ),
    ...objects.map(
      (object) =>
        [describeObject(object), definition({ kind: 'createObject', object: { ...object, restored: [] } })] as const,
    ),
    ...tables.map(
      (table) => [`table ${formatName(table)}`, definition({ kind: 'createTable', table: arrange(table) })] as const,
    ),
  ]);
}

const USER_TYPES = ['domain', 'composite type', 'range type'] as const;

type NamedDefinition = readonly [object: string, text: string];

function userTypeDefinitions({ domains, compositeTypes, rangeTypes }: DatabaseSchema): readonly NamedDefinition[] {
  const entry = (kind: (typeof USER_TYPES)[number], operation: TypeCreation): NamedDefinition => [
    `${kind} ${formatName(operation.type)}`,
    definition(operation),
  ];
  return [
    ...domains.map((type) => entry('domain', { kind: 'createDomain', type })),
    ...compositeTypes.map((type) => entry('composite type', { kind: 'createCompositeType', type })),
    ...rangeTypes.map((type) => entry('range type', { kind: 'createRangeType', type })),
  ];
}

type TypeCreation = Extract<Operation, { kind: 'createDomain' | 'createCompositeType' | 'createRangeType' }>;

/** A different order of columns and constraints isn't a difference. */
function inOrder(table: Table): Table {
  return {
    ...table,
    columns: byName(table.columns),
    uniques: byName(table.uniques),
    checks: byName(table.checks),
    exclusions: byName(table.exclusions),
    foreignKeys: byName(table.foreignKeys),
  };
}

function byName<T extends { readonly name: string }>(values: readonly T[]): readonly T[] {
  return values.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** What creates the object, and after it indexes and comments in a fixed order. */
function definition(operation: Operation): string {
  const [first = '', ...rest] = compileOperation(operation);
  return [first, ...rest.sort()].map((statement) => `${statement};\n`).join('');
}
