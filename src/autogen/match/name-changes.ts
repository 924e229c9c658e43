import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import { renameSequencesIn } from '../../operations/order/sequences-in.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { type DefinedObject, objectMapKey } from '../../schema/defined-object.js';
import type { PrintedDefinition } from '../../schema/definition-question.js';
import { isOneOf, nameKey, type QualifiedName } from '../../schema/names.js';
import type { ColumnType } from '../../schema/types.js';
import { groupBy } from '../../util/group-by.js';
import { sameValue } from '../../util/same-value.js';
import { type NewNames, renameInSql } from '../sql-text.js';
import type { RenamedObject, RenamedPart } from './renamed.js';
import type { RenamedDefinition, Renames } from './renames.js';

/** Lookups for all values of one schema that follow the renames. */
export interface NameChanges {
  table(name: QualifiedName): QualifiedName;
  /**
   * An owned sequence moves to another schema with its table (manual: ALTER TABLE, SET SCHEMA), unless the other side has it where it
   * is.
   */
  sequence(name: QualifiedName): QualifiedName;
  type(type: ColumnType): ColumnType;
  typeName(name: QualifiedName): QualifiedName;
  /** In a list of types as PostgreSQL prints it, such as the arguments of a function. */
  typeList(types: string): string;
  /** In statements that begin with `ALTER TABLE` and a name, a line each. */
  alteredTables(sql: string): string;
  /** By the table's new name. */
  column(table: QualifiedName, column: string): string;
  expression(table: QualifiedName, sql: string): string;
  /** Only definitions that PostgreSQL printed after the renames. */
  definition(object: DefinedObject): Partial<PrintedDefinition>;
}

/**
 * @param schema what is renamed
 * @param other the side that already has the new names, and shows how a renamed type is spelled
 */
export function nameChanges(schema: DatabaseSchema, renames: Renames, other: DatabaseSchema): NameChanges {
  const spellings = typeSpellings(other);
  const sequences = movedSequences(schema, renames, other);
  const tables = new Map(renames.tables.map(({ from, to }) => [nameKey(from), to]));
  const userTypes = [...renames.enums, ...renames.types];
  // A table is a type too.
  const newTypes = new Map([...renames.tables, ...userTypes].map(({ from, to }) => [nameKey(from), to]));
  const columns = byOwner(renames.columns);
  const values = byOwner(renames.enumValues);
  return {
    table: (name) => tables.get(nameKey(name)) ?? name,
    type: (type) => renamedType(type, newTypes, spellings),
    sequence: (name) => sequences.get(nameKey(name)) ?? name,
    typeName: (name) => newTypes.get(nameKey(name)) ?? name,
    typeList: nameReplacer([...userTypes, ...renames.tables], NAME),
    alteredTables: nameReplacer(renames.tables, ALTERED_TABLE),
    column: (table, column) => columns.get(nameKey(table))?.get(column) ?? column,
    definition: definitionRenamer(renames.definitions),
    expression: (table, sql) => {
      const names: NewNames = { columns: columns.get(nameKey(table)) ?? new Map(), types: newTypes, values };
      const renamed = names.columns.size + newTypes.size + values.size === 0 ? sql : renameInSql(sql, names);
      return sequences.size === 0 ? renamed : renameSequencesIn(renamed, literalOf(sequences));
    },
  };
}

function literalOf(sequences: ReadonlyMap<string, QualifiedName>): (name: QualifiedName) => string | null {
  return (name) => {
    const renamed = sequences.get(nameKey(name));
    return renamed === undefined ? null : quoteLiteral(quoteName(renamed));
  };
}

function movedSequences(
  { sequences, tables }: DatabaseSchema,
  renames: Renames,
  other: DatabaseSchema,
): ReadonlyMap<string, QualifiedName> {
  const moves = new Map(
    renames.tables.flatMap(({ from, to }) => (from.schema === to.schema ? [] : [[nameKey(from), to.schema] as const])),
  );
  const ofColumns = tables.flatMap((table) =>
    table.columns.flatMap(({ identity, serial }) => {
      const own = identity ?? serial;
      return own === null ? [] : [{ schema: table.schema, name: own.sequence, owner: table }];
    }),
  );
  const [isSequence, remains] = [isOneOf(sequences), isOneOf(other.sequences)];
  const owned = sequences.flatMap(({ schema, name, ownedBy }) =>
    ownedBy === null ? [] : [{ schema, name, owner: ownedBy.table }],
  );
  const withOwner = ({ schema, name, owner }: QualifiedName & { readonly owner: QualifiedName }) => {
    const to = moves.get(nameKey(owner));
    return to === undefined ? [] : [{ from: { schema, name }, to: { schema: to, name } }];
  };
  const goesAlong = ({ from, to }: RenamedObject) => !remains(from) || (remains(to) && !isSequence(to));
  return new Map(
    [...ofColumns.flatMap(withOwner), ...owned.flatMap(withOwner).filter(goesAlong)].map(({ from, to }) => [
      nameKey(from),
      to,
    ]),
  );
}

function definitionRenamer(definitions: readonly RenamedDefinition[]): NameChanges['definition'] {
  const known = groupBy(definitions, ({ from }) => objectMapKey(from));
  return (object) => {
    const texts = known.size === 0 ? [] : (known.get(objectMapKey(object)) ?? []);
    const whole = texts.find(({ from }) => from.definition === object.definition)?.to;
    const additions = texts.find(({ from }) => sameValue(from.additions, object.additions))?.to;
    const frame = texts.find(({ from }) => sameValue(from.frame, object.frame))?.to;
    return {
      ...(whole && { definition: whole.definition }),
      ...(additions && { additions: additions.additions }),
      ...(frame && { frame: frame.frame }),
    };
  };
}

/** New names by old names, by the table or type that they belong to. */
export function byOwner(parts: readonly RenamedPart[]): Map<string, Map<string, string>> {
  const owners = new Map<string, Map<string, string>>();
  for (const { of, from, to } of parts) {
    const renamed = owners.get(nameKey(of)) ?? new Map<string, string>();
    owners.set(nameKey(of), renamed.set(from, to));
  }
  return owners;
}

function nameReplacer(renamed: readonly RenamedObject[], place: RegExp): (sql: string) => string {
  const printed = new Map<string, string>(renamed.map(({ from, to }) => [quoteName(from), quoteName(to)]));
  return (sql) => (printed.size === 0 ? sql : sql.replace(place, (name) => printed.get(name) ?? name));
}

/** A name with its schema, as it is printed. */
const NAME = /(?:"(?:[^"]|"")*"|[\w$]+)(?:\.(?:"(?:[^"]|"")*"|[\w$]+))?/g;
const ALTERED_TABLE = new RegExp(`(?<=^ALTER TABLE )${NAME.source}(?= )`, 'gm');

function renamedType(
  type: ColumnType,
  newTypes: ReadonlyMap<string, QualifiedName>,
  spellings: ReadonlyMap<string, string>,
): ColumnType {
  const to = type.userType === null ? undefined : newTypes.get(nameKey(type.userType));
  return to === undefined ? type : { ...type, sql: spellings.get(nameKey(to)) ?? to.name, userType: to };
}

function typeSpellings(schema: DatabaseSchema): ReadonlyMap<string, string> {
  const { tables, domains, compositeTypes, rangeTypes } = schema;
  const types = [
    ...tables.flatMap(({ columns }) => columns.map(({ type }) => type)),
    ...domains.map(({ type }) => type),
    ...compositeTypes.flatMap(({ attributes }) => attributes.map(({ type }) => type)),
    ...rangeTypes.map(({ subtype }) => subtype),
  ];
  return new Map(types.flatMap(({ sql, userType }) => (userType === null ? [] : [[nameKey(userType), sql] as const])));
}
