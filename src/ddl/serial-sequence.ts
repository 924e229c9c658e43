import { makeObjectName } from '../schema/choose-name.js';
import type { Column, Serial } from '../schema/column.js';
import type { QualifiedName } from '../schema/names.js';
import { joinWords } from './join-words.js';
import { quoteRelation } from './names/default-schema.js';
import { quoteIdentifier, quoteLiteral, quoteName } from './quote.js';
import { sequenceTypeOf } from './sequence-options.js';

const PSEUDO_TYPES: Readonly<Record<string, string>> = {
  smallint: 'smallserial',
  integer: 'serial',
  bigint: 'bigserial',
};

/** The column of a table that an owned sequence serves. */
export interface SerialColumn {
  readonly table: QualifiedName;
  readonly name: string;
  readonly serial: Serial;
  readonly typeSql: string;
}

export function findSerial(table: QualifiedName, { name, serial, type }: Column): SerialColumn | undefined {
  return serial === null ? undefined : { table, name, serial, typeSql: type.sql };
}

/** The name that PostgreSQL gives to the sequence of a serial or identity column, unless it is taken. */
export function usualSequenceName(table: string, column: string): string {
  return makeObjectName({ table, columns: column, label: 'seq' });
}

/** `serial` or a variant, if PostgreSQL creates exactly this column from it. It implies NOT NULL. */
export function findPseudoType(table: QualifiedName, { name, serial, nullable, type }: Column): string | undefined {
  if (serial === null || nullable || type.array) return undefined;
  return serial.sequence === usualSequenceName(table.name, name) ? PSEUDO_TYPES[type.sql] : undefined;
}

function sequenceName({ table, serial }: SerialColumn): string {
  return quoteName({ schema: table.schema, name: serial.sequence });
}

/** `nextval('users_id_seq'::regclass)`, regardless of the search path. */
export function serialDefault(column: SerialColumn): string {
  return `pg_catalog.nextval(${quoteLiteral(sequenceName(column))}::pg_catalog.regclass)`;
}

export function createSerialSequence(column: SerialColumn, ifNotExists = false): string {
  const type = sequenceTypeOf(column.typeSql);
  const create = ifNotExists ? 'CREATE SEQUENCE IF NOT EXISTS' : 'CREATE SEQUENCE';
  return joinWords(create, sequenceName(column), type !== 'bigint' && `AS ${type}`);
}

export function ownSerialSequence(column: SerialColumn): string {
  const owner = `${quoteRelation(column.table)}.${quoteIdentifier(column.name)}`;
  return `ALTER SEQUENCE ${sequenceName(column)} OWNED BY ${owner}`;
}
