import { relationText } from '../ddl/names/default-schema.js';
import { quoteIdentifier, quoteLiteral, quoteName } from '../ddl/quote.js';
import type { QualifiedName } from '../schema/names.js';

/*
 * Conditions of SQL about the catalogs. They run in the user's session, so every name is qualified (see
 * util/own-search-path).
 */

/** A query for {@link OnlineStep.done}. */
export function whether(condition: string): string {
  return `SELECT ${condition} AS done`;
}

/** A query for {@link Leftovers.found}. */
export function isFound(condition: string): string {
  return `SELECT ${condition} AS found`;
}

export function not(condition: string): string {
  return `NOT (${condition})`;
}

export function all(...conditions: readonly string[]): string {
  return conditions.map((condition) => `(${condition})`).join(' AND ');
}

export function any(...conditions: readonly string[]): string {
  return conditions.map((condition) => `(${condition})`).join(' OR ');
}

function equal(a: string, b: string): string {
  return `${a} OPERATOR(pg_catalog.=) ${b}`;
}

function regclass(name: QualifiedName): string {
  return `pg_catalog.to_regclass(${relationText(name)})`;
}

export function relationExists(name: QualifiedName): string {
  return `${regclass(name)} IS NOT NULL`;
}

function indexOf(table: QualifiedName, name: string): string {
  return `FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS c ON ${equal('c.oid', 'i.indexrelid')}
    WHERE ${equal('i.indrelid', regclass(table))} AND ${equal('c.relname', quoteLiteral(name))}`;
}

export function indexExists(table: QualifiedName, name: string): string {
  return `EXISTS (SELECT ${indexOf(table, name)})`;
}

export function indexIsValid(table: QualifiedName, name: string): string {
  return `EXISTS (SELECT ${indexOf(table, name)} AND i.indisvalid)`;
}

export function indexIsInvalid(table: QualifiedName, name: string): string {
  return `EXISTS (SELECT ${indexOf(table, name)} AND NOT i.indisvalid)`;
}

/** The index is attached to that of the partitioned table. */
export function indexIsAttached(table: QualifiedName, name: string): string {
  return `EXISTS (SELECT ${indexOf(table, name)} AND EXISTS (
      SELECT FROM pg_catalog.pg_inherits AS h WHERE ${equal('h.inhrelid', 'i.indexrelid')}))`;
}

interface IndexComment {
  readonly name: string;
  readonly comment: string;
}

export function indexHasComment(table: QualifiedName, { name, comment }: IndexComment): string {
  return `EXISTS (SELECT ${indexOf(table, name)}
    AND ${equal("pg_catalog.obj_description(c.oid, 'pg_class')", quoteLiteral(comment))})`;
}

interface IndexStatistics {
  readonly name: string;
  /** Of the key, from 1. */
  readonly place: number;
  readonly target: number;
}

export function indexHasStatistics(table: QualifiedName, { name, place, target }: IndexStatistics): string {
  return `EXISTS (SELECT ${indexOf(table, name)} AND EXISTS (
      SELECT FROM pg_catalog.pg_attribute AS a WHERE ${equal('a.attrelid', 'c.oid')}
         AND ${equal('a.attnum', String(place))} AND ${equal('a.attstattarget', String(target))}))`;
}

function constraintOf(table: QualifiedName, name: string): string {
  return `FROM pg_catalog.pg_constraint AS k
    WHERE ${equal('k.conrelid', regclass(table))} AND ${equal('k.conname', quoteLiteral(name))}`;
}

export function constraintExists(table: QualifiedName, name: string): string {
  return `EXISTS (SELECT ${constraintOf(table, name)})`;
}

export function constraintIsValid(table: QualifiedName, name: string): string {
  return `EXISTS (SELECT ${constraintOf(table, name)} AND k.convalidated)`;
}

function columnOf(table: QualifiedName, column: string): string {
  return `FROM pg_catalog.pg_attribute AS a
    WHERE ${equal('a.attrelid', regclass(table))} AND ${equal('a.attname', quoteLiteral(column))} AND NOT a.attisdropped`;
}

export function columnExists(table: QualifiedName, column: string): string {
  return `EXISTS (SELECT ${columnOf(table, column)})`;
}

/** The column has this number, which no other column of the table gets. */
export function hasNumber(table: QualifiedName, column: string, attnum: number): string {
  return `EXISTS (SELECT ${columnOf(table, column)} AND ${equal('a.attnum', String(attnum))})`;
}

export function columnIsNotNull(table: QualifiedName, column: string): string {
  return `EXISTS (SELECT ${columnOf(table, column)} AND a.attnotnull)`;
}

export function columnIsIdentity(table: QualifiedName, column: string): string {
  return `EXISTS (SELECT ${columnOf(table, column)} AND a.attidentity OPERATOR(pg_catalog.<>) '')`;
}

/** No row has null in the column. */
export function columnIsFilled(table: QualifiedName, column: string): string {
  return `NOT EXISTS (SELECT FROM ${quoteName(table)} WHERE ${quoteIdentifier(column)} IS NULL)`;
}

interface OtherCheck {
  readonly table: QualifiedName;
  /** As pg_get_constraintdef() prints it. */
  readonly definition: string;
  /** The names of other constraints. */
  readonly except: readonly string[];
}

/** FROM and WHERE for checks, `k`, with this definition and an unknown name. */
export function otherChecks({ table, definition, except }: OtherCheck): string {
  const isExcepted = except.map((name) => ` AND k.conname OPERATOR(pg_catalog.<>) ${quoteLiteral(name)}`).join('');
  return `FROM pg_catalog.pg_constraint AS k
    WHERE ${equal('k.conrelid', regclass(table))} AND ${equal('k.contype', "'c'")}
      AND ${equal('pg_catalog.pg_get_constraintdef(k.oid)', quoteLiteral(definition))}${isExcepted}`;
}

export function otherCheckExists(check: OtherCheck): string {
  return `EXISTS (SELECT ${otherChecks(check)})`;
}

/** Whether the relation has this name. */
export function isNamed(oid: string, name: string): string {
  return `EXISTS (SELECT FROM pg_catalog.pg_class AS c
    WHERE ${equal('c.oid', `${quoteLiteral(oid)}::pg_catalog.oid`)} AND ${equal('c.relname', quoteLiteral(name))})`;
}

/** @param state null: of any; `attached` and `pending` describe a partition that DETACH CONCURRENTLY has left half-way. */
export function isPartOf(table: QualifiedName, parent: QualifiedName, state: 'any' | 'pending' = 'any'): string {
  const pending = state === 'pending' ? ' AND h.inhdetachpending' : '';
  return `EXISTS (SELECT FROM pg_catalog.pg_inherits AS h
    WHERE ${equal('h.inhrelid', regclass(table))} AND ${equal('h.inhparent', regclass(parent))}${pending})`;
}
