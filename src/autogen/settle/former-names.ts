import type { Operation } from '../../operations/operation.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import { indexedOf } from '../../schema/indexed.js';
import { partKey } from '../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { parentsOf, type Table } from '../../schema/table.js';
import { renameOperations } from '../match/rename-operations.js';
import type { RenamedObject, RenamedPart } from '../match/renamed.js';
import { invertRenames, NO_RENAMES, type Renames } from '../match/renames.js';
import { isNamedAsRelation } from '../match/taken-names.js';

/** Changes of names in a database that has the declared objects. */
export interface FormerNames {
  /** Gives renamed objects the names that the live database has. */
  readonly restore: readonly Operation[];
  /** Gives them the declared names again. */
  readonly repeat: readonly Operation[];
}

/**
 * Every object gets an unused temporary name first: names may be exchanged, and a new object may have the old name of
 * a renamed one.
 */
export function formerNames(renames: Renames, declared: DatabaseSchema): FormerNames {
  const columns = renames.columns.filter((part) => part.aside !== true && !isOfParent(part, renames.columns, declared));
  const back = invertRenames({ ...renames, columns });
  const [leave, arrive] = wholeRenames(back);
  const [leaveAgain, arriveAgain] = wholeRenames(renames);
  return {
    restore: [
      ...missingSchemas(back, declared),
      ...leave,
      ...makeWay(back, declared),
      ...makeWayInTables(invertRenames(renames).columns, declared),
      ...arrive,
      ...partRenames(back.columns, back.enumValues),
    ],
    repeat: [
      ...partRenames(back.columns.map(turnedAround), back.enumValues.map(turnedAround)),
      ...leaveAgain,
      ...arriveAgain,
    ],
  };
}

/** PostgreSQL renames the column in the children too. */
function isOfParent(
  { of, from, to }: RenamedPart,
  columns: readonly RenamedPart[],
  { tables }: DatabaseSchema,
): boolean {
  const table = tables.find((each) => nameKey(each) === nameKey(of));
  const parents = new Set(table === undefined ? [] : parentsOf(table).map(nameKey));
  return columns.some((other) => parents.has(nameKey(other.of)) && other.from === from && other.to === to);
}

function turnedAround(part: RenamedPart): RenamedPart {
  return { ...part, from: part.to, to: part.from };
}

const KINDS = ['tables', 'enums', 'types'] as const;

/** From the old names to temporary ones, and from those to the new names. */
function wholeRenames(renames: Renames): readonly [leave: readonly Operation[], arrive: readonly Operation[]] {
  const leave = KINDS.flatMap((list) => {
    const steps = renames[list].map((rename, place) => ({ ...rename, to: between(rename, list, place) }));
    return renameOperations({ ...NO_RENAMES, [list]: steps });
  });
  const arrive = KINDS.flatMap((list) => {
    const steps = renames[list].map((rename, place) => ({ ...rename, from: between(rename, list, place) }));
    return renameOperations({ ...NO_RENAMES, [list]: steps });
  });
  return [leave, arrive];
}

function between({ from }: RenamedObject, list: string, place: number): QualifiedName {
  return { schema: from.schema, name: `limbeck_${list}_${place}` };
}

/** By the names that the owners have at that time. */
function partRenames(columns: readonly RenamedPart[], values: readonly RenamedPart[]): readonly Operation[] {
  const own = (list: readonly RenamedPart[]) => list.map(({ of, from, to }): RenamedPart => ({ of, from, to }));
  const away = (list: readonly RenamedPart[]) => own(list).map((part, at) => ({ ...part, to: partBetween(at) }));
  const home = (list: readonly RenamedPart[]) => own(list).map((part, at) => ({ ...part, from: partBetween(at) }));
  return [
    ...renameOperations({ ...NO_RENAMES, columns: away(columns), enumValues: away(values) }),
    ...renameOperations({ ...NO_RENAMES, columns: home(columns), enumValues: home(values) }),
  ];
}

function partBetween(place: number): string {
  return `limbeck_part_${place}`;
}

function missingSchemas(back: Renames, { schemas }: DatabaseSchema): readonly Operation[] {
  const known = new Set(schemas.map(({ name }) => name));
  const needed = new Set(KINDS.flatMap((list) => back[list].map(({ to }) => to.schema)));
  return [...needed].flatMap((name): Operation[] =>
    name === null || known.has(name)
      ? []
      : [{ kind: 'createSchema', schema: { name, comment: null }, ifNotExists: true }],
  );
}

/** Renames other columns that have an old name. A child may have one in addition to the column that its parent renames. */
function makeWayInTables(columns: readonly RenamedPart[], { tables }: DatabaseSchema): readonly Operation[] {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  const leaving = new Set(columns.map(({ of, from }) => partKey('column', of, from)));
  return columns
    .filter(({ of, to }) => {
      const isThere = byName.get(nameKey(of))?.columns.some(({ name }) => name === to) === true;
      return isThere && !leaving.has(partKey('column', of, to));
    })
    .map(({ of, to }, at) => ({ kind: 'renameColumn', table: of, column: to, newName: `limbeck_aside_column_${at}` }));
}

/**
 * Renames other objects that have an old name. Relations and types of a schema share their names. The indexes and
 * sequences of a table move with it, so their names are needed too.
 */
function makeWay(back: Renames, declared: DatabaseSchema): readonly Operation[] {
  const { tables, sequences, objects, enums, domains, compositeTypes, rangeTypes } = declared;
  const schemas = new Map(back.tables.map(({ from, to }) => [nameKey(from), to.schema]));
  const moved = tables.flatMap((table) => {
    const schema = schemas.get(nameKey(table));
    return schema === undefined || schema === table.schema
      ? []
      : ownRelations(table).map(({ name }) => ({ schema, name }));
  });
  const wanted = new Set([...KINDS.flatMap((list) => back[list].map(({ to }) => to)), ...moved].map(nameKey));
  const leaving = new Set(KINDS.flatMap((list) => back[list].map(({ from }) => nameKey(from))));
  const isInTheWay = (object: QualifiedName) => wanted.has(nameKey(object)) && !leaving.has(nameKey(object));
  const relations = [...tables, ...tables.flatMap(ownRelations), ...sequences, ...objects.filter(isNamedAsRelation)];
  const types = [
    ...[...enums, ...domains, ...compositeTypes, ...rangeTypes],
    ...rangeTypes.map(({ multirange }) => multirange),
    ...objects.filter(({ kind }) => ruleOf(kind).isType === true),
  ];
  return [
    ...relations
      .filter(isInTheWay)
      .map((table, at): Operation => ({ kind: 'renameTable', table, newName: `limbeck_aside_${at}` })),
    ...types
      .filter(isInTheWay)
      .map((type, at): Operation => ({ kind: 'renameType', type, newName: `limbeck_aside_type_${at}` })),
  ];
}

/** The indexes of a table and the sequences of its columns. ALTER TABLE renames them as well. */
function ownRelations(table: Table): readonly QualifiedName[] {
  const { schema } = table;
  return [
    ...indexedOf(table).map(({ name }) => ({ schema, name })),
    ...table.columns.flatMap(({ identity, serial }) => {
      const name = (identity ?? serial)?.sequence;
      return name === undefined ? [] : [{ schema, name }];
    }),
  ];
}
