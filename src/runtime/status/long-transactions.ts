import { relkindArray } from '../../schema/relation-kinds.js';
import type { Connection } from '../connection.js';
import { ask } from '../run/run-own-statement.js';

/** A transaction that holds locks on tables of the user's: a revision that changes one of these would wait for it. */
export interface LongTransaction {
  /** Null for a prepared transaction, which no session holds. */
  readonly pid: number | null;
  readonly user: string | null;
  /** For a prepared transaction, its identifier. */
  readonly application: string | null;
  /** `active`, `idle in transaction`, `prepared`. */
  readonly state: string | null;
  /** How long the transaction has been open, in seconds. */
  readonly seconds: number;
  /** Its last statement, on one line, without the end if it is long; null for a prepared transaction. */
  readonly query: string | null;
  /** The tables with the strongest lock on each: `users (ROW EXCLUSIVE)`. */
  readonly locks: readonly string[];
}

export interface Transactions {
  /** The oldest first. */
  readonly long: readonly LongTransaction[];
  /** How many other sessions hold such locks for a time that this role may not see. */
  readonly hidden: number;
}

/** What is shown of a query. */
const QUERY_LENGTH = 100;

/** The transactions of others in this database that are older than that. */
export async function findLongTransactions(connection: Connection, seconds: number): Promise<Transactions> {
  const rows = await ask<LongTransaction & { readonly seconds: number | null }>(
    connection,
    'ask who holds locks',
    `${HELD}
     SELECT h.pid, a.usename::pg_catalog.text AS "user", a.application_name AS application, a.state,
            EXTRACT(epoch FROM pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) a.xact_start)::pg_catalog.float8 AS seconds,
            pg_catalog."left"(pg_catalog.regexp_replace(pg_catalog.btrim(a.query), '\\s+', ' ', 'g'), ${QUERY_LENGTH}) AS query,
            h.locks
       FROM held AS h
       JOIN pg_catalog.pg_stat_activity AS a ON a.pid OPERATOR(pg_catalog.=) h.pid
      WHERE h.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()
     UNION ALL
     SELECT NULL, p.owner::pg_catalog.text, p.gid, 'prepared',
            EXTRACT(epoch FROM pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) p.prepared)::pg_catalog.float8, NULL, h.locks
       FROM held AS h
       JOIN pg_catalog.pg_prepared_xacts AS p
         ON h.virtual OPERATOR(pg_catalog.=) pg_catalog.concat('-1/', p.transaction)
      WHERE h.pid IS NULL
      ORDER BY seconds DESC NULLS LAST`,
  );
  const known = rows.filter((row) => row.seconds !== null);
  return { long: known.filter((row) => row.seconds > seconds), hidden: rows.length - known.length };
}

// A transaction may hold several locks on a table: the strongest is shown.
const HELD = `
  WITH strength(mode, words, rank) AS (
    VALUES ('AccessShareLock', 'ACCESS SHARE', 1), ('RowShareLock', 'ROW SHARE', 2), ('RowExclusiveLock', 'ROW EXCLUSIVE', 3),
           ('ShareUpdateExclusiveLock', 'SHARE UPDATE EXCLUSIVE', 4), ('ShareLock', 'SHARE', 5),
           ('ShareRowExclusiveLock', 'SHARE ROW EXCLUSIVE', 6), ('ExclusiveLock', 'EXCLUSIVE', 7),
           ('AccessExclusiveLock', 'ACCESS EXCLUSIVE', 8)),
  each_table AS (
    SELECT l.pid, l.virtualtransaction AS virtual, l.relation, pg_catalog.max(s.rank) AS rank
      FROM pg_catalog.pg_locks AS l
      JOIN strength AS s ON s.mode OPERATOR(pg_catalog.=) l.mode
      JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) l.relation
      JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
     WHERE l.granted AND l.locktype OPERATOR(pg_catalog.=) 'relation'
       AND l.database OPERATOR(pg_catalog.=) (SELECT oid FROM pg_catalog.pg_database
                                               WHERE datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
       AND c.relkind OPERATOR(pg_catalog.=) ANY (${relkindArray('table', 'partitionedTable', 'materializedView')})
       AND n.nspname OPERATOR(pg_catalog.!~) '^pg_' AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema'
     GROUP BY 1, 2, 3),
  held AS (
    SELECT t.pid, t.virtual,
           pg_catalog.json_agg(pg_catalog.concat(t.relation::pg_catalog.regclass, ' (', s.words, ')') ORDER BY t.rank DESC) AS locks
      FROM each_table AS t JOIN strength AS s ON s.rank OPERATOR(pg_catalog.=) t.rank
     GROUP BY 1, 2)`;
