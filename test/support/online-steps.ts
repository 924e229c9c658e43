import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { quoteLiteral, quoteName } from '../../src/ddl/quote.js';
import type { OnlineStep, TableLock } from '../../src/online/step.js';
import { isStronger, LOCK_MODES, type LockMode } from '../../src/schema/lock-mode.js';
import { formatName, type QualifiedName } from '../../src/schema/names.js';
import type { Queryable } from '../../src/util/queryable.js';
import { connect } from './database.js';
import { describeDatabase } from './describe-database.js';

/** An empty schema `public`, and what the SQL puts into it. */
export async function startAnew(db: Queryable, sql: string): Promise<void> {
  await db.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${sql}`);
}

/** The schema, and the rows of all tables. */
export async function stateOf(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'm')`,
  );
  const contents: string[] = [];
  for (const { name } of rows) {
    const { rows: found } = await db.query<{ rows: string }>(
      `SELECT jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)::text)::text AS rows FROM ${name} AS t`,
    );
    contents.push(`rows of ${name}: ${found[0]?.rows}`);
  }
  return [...(await describeDatabase(db)), ...contents.sort()];
}

export async function isDone(db: Queryable, { done }: OnlineStep): Promise<boolean> {
  const { rows } = await db.query<{ done: boolean }>(done);
  return rows[0]?.done === true;
}

/** Runs a step, and returns the locks that were stronger than it says. */
export async function runStep(db: Queryable, step: OnlineStep): Promise<readonly string[]> {
  const { backfill, statements, transaction } = step;
  if (backfill !== undefined) {
    const { table, set, where } = backfill;
    await db.query(`UPDATE ${formatName(table)} SET ${set} WHERE ${where}`);
    return [];
  }
  if (!transaction) return sendEach(db, statements);
  const { rows: before } = await db.query<{ oid: string }>(
    `SELECT oid::text FROM pg_class WHERE relkind IN ('r', 'p', 'm')`,
  );
  await db.query('BEGIN');
  await sendEach(db, statements);
  const surprises = await strongerLocks(db, step.locks, { pid: 'pg_backend_pid()', of: before.map(({ oid }) => oid) });
  await db.query('COMMIT');
  return surprises;
}

/** As the comment of {@link OnlineStep} says. */
export async function resumeStep(db: Queryable, step: OnlineStep): Promise<void> {
  await removeLeftovers(db, step);
  if (!(await isDone(db, step))) await runStep(db, step);
}

export async function undoStep(db: Queryable, step: OnlineStep): Promise<void> {
  await removeLeftovers(db, step);
  if (!(await isDone(db, step))) return;
  if (step.undo === null) throw new Error(`${step.what} can't be undone`);
  await sendAll(db, step.undo, step.undoInTransaction);
}

async function removeLeftovers(db: Queryable, { leftovers }: OnlineStep): Promise<void> {
  if (leftovers === null) return;
  const { rows } = await db.query<{ found: boolean }>(leftovers.found);
  if (rows[0]?.found === true) await sendAll(db, leftovers.statements, leftovers.transaction);
}

async function sendAll(db: Queryable, statements: readonly string[], transaction: boolean): Promise<void> {
  if (transaction) await db.query('BEGIN');
  await sendEach(db, statements);
  if (transaction) await db.query('COMMIT');
}

async function sendEach(db: Pick<Queryable, 'query'>, statements: readonly string[]): Promise<readonly []> {
  for (const statement of statements) {
    try {
      await db.query(statement);
    } catch (cause) {
      throw new Error(`${statement}: ${cause}`, { cause });
    }
  }
  return [];
}

/**
 * Begins a step that runs outside of a transaction while somebody else writes, and ends its session while it waits.
 * Returns the locks that were stronger than the step says.
 */
export async function cutStep(db: Queryable, url: string, step: OnlineStep): Promise<readonly string[]> {
  const writer = await connect(url);
  const victim = new Client(url);
  // Its session is ended.
  victim.on('error', () => null);
  await victim.connect();
  await writer.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  for (const { table } of step.locks) await writer.query(inTheWay(table));
  const { rows } = await victim.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = String(rows[0]?.pid);
  const running = sendEach(victim, step.statements).catch(() => null);
  await until(db, `SELECT FROM pg_stat_activity WHERE pid = ${pid} AND wait_event_type = 'Lock'`);
  const { rows: relations } = await db.query<{ oid: string }>(
    `SELECT oid::text FROM pg_class WHERE relkind IN ('r', 'p', 'm')`,
  );
  const surprises = await strongerLocks(db, step.locks, { pid, of: relations.map(({ oid }) => oid) });
  await db.query(`SELECT pg_terminate_backend(${pid})`);
  await running;
  await until(db, `SELECT WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = ${pid})`);
  await writer.close();
  return surprises;
}

/** What the step waits for. A materialized view has no writers, but its index waits for those that may read the old rows. */
function inTheWay(table: QualifiedName): string {
  const name = quoteName(table);
  return `DO $$ BEGIN
    IF (SELECT relkind = 'm' FROM pg_class WHERE oid = ${quoteLiteral(name)}::regclass) THEN PERFORM FROM ${name};
    ELSE LOCK TABLE ${name} IN ROW EXCLUSIVE MODE; END IF;
  END $$`;
}

export async function until(db: Queryable, sql: string): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const { rows } = await db.query(sql);
    if (rows.length > 0) return;
    await setTimeout(10);
  }
  throw new Error(`never true: ${sql}`);
}

interface Held {
  readonly pid: string;
  readonly of: readonly string[];
}

async function strongerLocks(db: Queryable, said: readonly TableLock[], { pid, of }: Held): Promise<readonly string[]> {
  const { rows } = await db.query<{ names: readonly string[]; mode: string }>(
    `SELECT array_agg(p.name) AS names, l.mode FROM pg_locks AS l
       JOIN LATERAL (
         WITH RECURSIVE up (oid) AS (
           SELECT l.relation UNION SELECT inhparent FROM pg_inherits JOIN up ON inhrelid = up.oid)
         SELECT up.oid::regclass::text AS name FROM up) AS p ON true
      WHERE l.pid = ${pid} AND l.locktype = 'relation' AND l.relation::text = ANY ($1) GROUP BY l.relation, l.mode`,
    [of],
  );
  return rows
    .filter(({ names, mode }) => isStronger(modeOf(mode), allowed(names, said)))
    .map(({ names, mode }) => `${modeOf(mode)} on ${names.join(' < ')}`);
}

/** A lock on a table covers its partitions. */
function allowed(names: readonly string[], said: readonly TableLock[]): LockMode {
  const modes = said.filter(({ table }) => names.includes(bareOf(table))).map(({ mode }) => mode);
  return modes.reduce<LockMode>((best, mode) => (isStronger(mode, best) ? mode : best), 'ROW EXCLUSIVE');
}

function bareOf({ schema, name }: QualifiedName): string {
  return schema === null || schema === 'public' ? name : `${schema}.${name}`;
}

/** `AccessExclusiveLock` */
function modeOf(word: string): LockMode {
  const mode = LOCK_MODES.find((one) => `${one.replaceAll(' ', '')}LOCK` === word.toUpperCase());
  if (mode === undefined) throw new Error(word);
  return mode;
}
