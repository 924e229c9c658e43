import { compileOperation } from '../../ddl/compile.js';
import { relationText } from '../../ddl/names/default-schema.js';
import { partitionBound } from '../../ddl/partition.js';
import { quoteName } from '../../ddl/quote.js';
import type { TableFacts, TrialFacts } from '../../online/table-facts.js';
import type { AddColumn, AlterColumn } from '../../operations/column-operations.js';
import type { AttachPartition } from '../../operations/inheritance-operations.js';
import type { Operation } from '../../operations/operation.js';
import type { ObjectIdentity } from '../../schema/defined-object.js';
import { plainColumn } from '../../schema/plain-column.js';
import type { Queryable } from '../../util/queryable.js';
import { beginWord, rollbackWord } from '../../util/transaction-words.js';
import { type TypeChangePlace, tryTypeChange } from './try-type-change.js';

const TRIAL = { schema: 'pg_temp', name: 'limbeck_trial' };

export interface TriedOn {
  readonly tables: readonly TableFacts[];
  /** Objects that will be dropped before. */
  readonly without?: readonly ObjectIdentity[];
}

/**
 * Tries an operation on an empty temporary table with the columns and indexes of the user's, and takes everything back.
 * Null if there is nothing to find out, or if PostgreSQL refuses: then the worst has to be assumed.
 */
export async function tryOperation(db: Queryable, operation: Operation, on: TriedOn): Promise<TrialFacts | null> {
  try {
    return await findOut(db, operation, on);
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}

const NOTHING: TrialFacts = { rewrites: false, bareColumnRewrites: false, partitionCheck: null, typeChange: null };

async function findOut(
  db: Queryable,
  operation: Operation,
  { tables: [place], without = [] }: TriedOn,
): Promise<TrialFacts | null> {
  switch (operation.kind) {
    case 'addColumn': {
      const bareColumnRewrites = await rewrites(db, bareAddOf(operation));
      return { ...NOTHING, rewrites: await rewrites(db, addOf(operation)), bareColumnRewrites };
    }
    case 'alterColumn':
      return operation.type === undefined || place === undefined
        ? null
        : findOutOfType(db, operation, { place, without });
    case 'attachPartition':
      return { ...NOTHING, partitionCheck: await partitionCheck(db, operation) };
    default:
      return null;
  }
}

async function findOutOfType(db: Queryable, operation: AlterColumn, on: TypeChangePlace): Promise<TrialFacts> {
  const { place } = on;
  const isRewritten = await rewrites(db, typeChangeOf(operation));
  if (!isRewritten || place.kind !== 'table' || place.parts.length > 0) return { ...NOTHING, rewrites: isRewritten };
  try {
    await db.query(beginWord(db));
    await db.query(`CREATE TEMP TABLE limbeck_trial (LIKE ${quoteName(operation.table)})`);
    return { ...NOTHING, rewrites: true, typeChange: await tryTypeChange(db, operation, on) };
  } finally {
    await db.query(rollbackWord(db));
  }
}

async function rewrites(db: Queryable, { on, tried }: Trial): Promise<boolean> {
  try {
    await db.query(beginWord(db));
    await db.query(`CREATE TEMP TABLE limbeck_trial (LIKE ${quoteName(on)} INCLUDING INDEXES)`);
    const before = await fileNodes(db);
    for (const statement of compileOperation(tried).slice(0, 1)) await db.query(statement);
    return before !== (await fileNodes(db));
  } finally {
    await db.query(rollbackWord(db));
  }
}

async function fileNodes(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ readonly nodes: string }>(
    `SELECT pg_catalog.string_agg(c.relfilenode::pg_catalog.text, ' ' ORDER BY c.oid) AS nodes FROM pg_catalog.pg_class AS c
      WHERE c.oid OPERATOR(pg_catalog.=) 'pg_temp.limbeck_trial'::pg_catalog.regclass OR c.oid OPERATOR(pg_catalog.=) ANY (
        SELECT i.indexrelid FROM pg_catalog.pg_index AS i
         WHERE i.indrelid OPERATOR(pg_catalog.=) 'pg_temp.limbeck_trial'::pg_catalog.regclass)`,
  );
  return String(rows[0]?.nodes);
}

/** The bound as PostgreSQL writes it for a partition of a table that is partitioned in the same way. */
async function partitionCheck(db: Queryable, { parent, bound }: AttachPartition): Promise<string | null> {
  if (bound === 'default') return null;
  const regclass = `${relationText(parent)}::pg_catalog.regclass`;
  try {
    await db.query(beginWord(db));
    const { rows } = await db.query<{ readonly key: string; readonly own: string | null; readonly oid: string }>(
      `SELECT pg_catalog.pg_get_partkeydef(${regclass}) AS key, pg_catalog.pg_get_partition_constraintdef(${regclass}) AS own,
              ${regclass}::pg_catalog.oid::pg_catalog.text AS oid`,
    );
    const [place] = rows;
    await db.query(`CREATE TEMP TABLE limbeck_trial (LIKE ${quoteName(parent)}) PARTITION BY ${place?.key}`);
    await db.query(`CREATE TEMP TABLE limbeck_trial_part PARTITION OF pg_temp.limbeck_trial ${partitionBound(bound)}`);
    const { rows: checks } = await db.query<{ readonly check: string; readonly oid: string }>(
      `SELECT pg_catalog.pg_get_partition_constraintdef('pg_temp.limbeck_trial_part'::pg_catalog.regclass) AS check,
              'pg_temp.limbeck_trial'::pg_catalog.regclass::pg_catalog.oid::pg_catalog.text AS oid`,
    );
    const [tried] = checks;
    // The bound of a partition by hash names the table by its oid.
    const check = tried?.check.replace(
      `satisfies_hash_partition('${tried.oid}'::oid,`,
      `satisfies_hash_partition('${place?.oid}'::oid,`,
    );
    return [place?.own ?? null, check ?? null].filter((part) => part !== null).join(' AND ');
  } finally {
    await db.query(rollbackWord(db));
  }
}

interface Trial {
  readonly on: AddColumn['table'];
  readonly tried: Operation;
}

/** NOT NULL makes no difference, and a sequence is created elsewhere. */
function addOf({ table, column }: AddColumn): Trial {
  const { notNull: _, ...others } = column;
  const tried = { ...others, nullable: true, comment: null, identity: null, serial: null };
  return { on: table, tried: { kind: 'addColumn', table: TRIAL, column: tried } };
}

function bareAddOf({ table, column: { name, type, collation } }: AddColumn): Trial {
  return { on: table, tried: { kind: 'addColumn', table: TRIAL, column: { ...plainColumn(name, type), collation } } };
}

function typeChangeOf({ table, column, type }: AlterColumn): Trial {
  return { on: table, tried: { kind: 'alterColumn', table: TRIAL, column, ...(type && { type }) } };
}

/** PostgreSQL answered with an error. */
function isRefused(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'severity' in error;
}
