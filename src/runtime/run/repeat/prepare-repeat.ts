import { setTimeout as sleep } from 'node:timers/promises';
import { quoteLiteral } from '../../../ddl/quote.js';
import { indexBeingBuilt, indexDiffers } from '../../../errors/leftover-errors.js';
import { assertNever } from '../../../util/assert-never.js';
import type { RepeatableStatement } from './repeatable-statement.js';
import { type CreateIndexStatement, compareIndex } from './same-index.js';
import type { ServerAccess } from './server-access.js';

/** The statements to send instead of one: none if an attempt before has done it. */
export type Repeat = readonly string[];

/**
 * Looks for what an attempt before may have left of a statement, which was cut off outside a transaction.
 * @param sql the statement as it was written
 */
export async function prepareRepeat(
  sql: string,
  statement: RepeatableStatement,
  server: ServerAccess,
): Promise<Repeat> {
  switch (statement.kind) {
    case 'createIndex':
      return createIndex(sql, statement, server);
    case 'dropIndex':
      return dropIndex(sql, statement.name, server);
    case 'reindex':
      return [...(await findReindexLeftovers(statement, server)).map(dropConcurrently), sql];
    case 'detachPartition':
      return detachPartition(sql, statement, server);
    case 'addEnumValue':
      return addEnumValue(sql, statement, server);
    default:
      return assertNever(statement);
  }
}

function dropConcurrently(name: string): string {
  return `DROP INDEX CONCURRENTLY ${name}`;
}

interface FoundIndex {
  readonly oid: string;
  readonly name: string;
  readonly valid: boolean;
  /** The backend that is building it just now. */
  readonly builder: number | null;
}

async function createIndex(sql: string, statement: CreateIndexStatement, server: ServerAccess): Promise<Repeat> {
  const index = await findSettledIndex(statement, server);
  if (index === undefined) return [sql];
  if (index.builder !== null) throw indexBeingBuilt(index.name, index.builder);
  if (!index.valid) return [dropConcurrently(index.name), sql];
  if (statement.ifNotExists) return [sql];
  const sameness = await compareIndex(index.oid, statement, server);
  if ('unknown' in sameness) throw indexDiffers(index.name, sameness.unknown);
  if (!sameness.same) throw indexDiffers(index.name, null);
  server.warn(`Index ${index.name} already exists as this revision defines it, so it is not rebuilt.`);
  return [];
}

const BUILDER_LIMIT_MS = 3000;
const PAUSE_MS = 200;

/** Waits, because the backend of a killed run continues for a moment. */
async function findSettledIndex(
  statement: CreateIndexStatement,
  server: ServerAccess,
): Promise<FoundIndex | undefined> {
  const deadline = performance.now() + BUILDER_LIMIT_MS;
  for (;;) {
    const [index] = await server.ask<FoundIndex>(findIndex(statement));
    if (index === undefined || index.builder === null || performance.now() > deadline) return index;
    await sleep(PAUSE_MS);
  }
}

// Who may not see the progress of another role's statement sees its locks, and its pid.
const BUILDER = `
  (SELECT pg_catalog.min(p.pid) FROM pg_catalog.pg_stat_progress_create_index AS p
     JOIN pg_catalog.pg_locks AS l ON l.pid OPERATOR(pg_catalog.=) p.pid
      AND l.relation OPERATOR(pg_catalog.=) i.indrelid AND l.mode OPERATOR(pg_catalog.=) 'ShareUpdateExclusiveLock'
    WHERE NOT i.indisvalid AND coalesce(p.index_relid OPERATOR(pg_catalog.=) i.indexrelid, true))`;

function findIndex({ table, name }: CreateIndexStatement): string {
  return `
    SELECT i.indexrelid::pg_catalog.text AS oid, i.indexrelid::pg_catalog.regclass::pg_catalog.text AS name,
           i.indisvalid AS valid, ${BUILDER} AS builder
      FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
     WHERE i.indrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(${quoteLiteral(table)})
       AND c.relname OPERATOR(pg_catalog.=) (pg_catalog.parse_ident(${quoteLiteral(name)}))[1]::pg_catalog.name`;
}

async function dropIndex(sql: string, name: string, server: ServerAccess): Promise<Repeat> {
  const [row] = await server.ask<{ readonly missing: boolean }>(
    `SELECT pg_catalog.to_regclass(${quoteLiteral(name)}) IS NULL AS missing`,
  );
  if (row?.missing !== true) return [sql];
  server.warn(`Index ${name} does not exist, so it is not dropped.`);
  return [];
}

type Reindex = Extract<RepeatableStatement, { kind: 'reindex' }>;

/** REINDEX CONCURRENTLY that is cut off leaves the new or the old index, which is invalid (manual: REINDEX). */
async function findReindexLeftovers({ object, name }: Reindex, server: ServerAccess): Promise<readonly string[]> {
  const written = quoteLiteral(name);
  const regclass = `pg_catalog.to_regclass(${written})`;
  const tables = {
    INDEX: `t.oid OPERATOR(pg_catalog.=) (SELECT indrelid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) ${regclass})`,
    TABLE: `t.oid OPERATOR(pg_catalog.=) ${regclass}`,
    SCHEMA: `t.relnamespace OPERATOR(pg_catalog.=) pg_catalog.to_regnamespace(${written})`,
  }[object];
  const rows = await server.ask<{ readonly name: string }>(`
    SELECT i.indexrelid::pg_catalog.regclass::pg_catalog.text AS name
      FROM pg_catalog.pg_class AS t
      JOIN pg_catalog.pg_index AS i ON i.indrelid OPERATOR(pg_catalog.=) t.oid OR i.indrelid OPERATOR(pg_catalog.=) t.reltoastrelid
      JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
     WHERE ${tables} AND NOT i.indisvalid AND c.relname OPERATOR(pg_catalog.~) '_cc(new|old)[0-9]*$' AND ${BUILDER} IS NULL`);
  return rows.map((row) => row.name);
}

type DetachPartition = Extract<RepeatableStatement, { kind: 'detachPartition' }>;

async function detachPartition(
  sql: string,
  { table, partition }: DetachPartition,
  server: ServerAccess,
): Promise<Repeat> {
  const child = `pg_catalog.to_regclass(${quoteLiteral(partition)})`;
  const parent = `pg_catalog.to_regclass(${quoteLiteral(table)})`;
  const [row] = await server.ask<{ readonly exist: boolean; readonly pending: boolean | null }>(`
    SELECT ${child} IS NOT NULL AND ${parent} IS NOT NULL AS exist,
           (SELECT inhdetachpending FROM pg_catalog.pg_inherits
             WHERE inhrelid OPERATOR(pg_catalog.=) ${child} AND inhparent OPERATOR(pg_catalog.=) ${parent}) AS pending`);
  if (row?.pending === true) return [`ALTER TABLE ${table} DETACH PARTITION ${partition} FINALIZE`];
  if (row?.exist !== true || row.pending === false) return [sql];
  server.warn(`Table ${partition} is no longer a partition of ${table}, so it is not detached again.`);
  return [];
}

type AddEnumValue = Extract<RepeatableStatement, { kind: 'addEnumValue' }>;

async function addEnumValue(
  sql: string,
  { type, value, neighbor }: AddEnumValue,
  server: ServerAccess,
): Promise<Repeat> {
  const comparison = neighbor?.side === 'BEFORE' ? '>' : '<';
  const isThere =
    neighbor === null
      ? ''
      : `AND EXISTS (SELECT FROM pg_catalog.pg_enum AS n WHERE n.enumtypid OPERATOR(pg_catalog.=) e.enumtypid
           AND n.enumlabel OPERATOR(pg_catalog.=) ${neighbor.value}::pg_catalog.name
           AND n.enumsortorder OPERATOR(pg_catalog.${comparison}) e.enumsortorder)`;
  const rows = await server.ask(`
    SELECT 1 AS found FROM pg_catalog.pg_enum AS e
     WHERE e.enumtypid OPERATOR(pg_catalog.=) pg_catalog.to_regtype(${quoteLiteral(type)})
       AND e.enumlabel OPERATOR(pg_catalog.=) ${value}::pg_catalog.name ${isThere}`);
  if (rows.length === 0) return [sql];
  server.warn(`Type ${type} has the value ${value}, which is not added again.`);
  return [];
}
