import { decide, decideIndexChange } from '../../online/decide.js';
import type { Decision, OnlineSettings } from '../../online/decision.js';
import type { IndexChange } from '../../online/forms/change-index.js';
import { mayWorkOnRows } from '../../online/rules.js';
import type { OnlineFacts } from '../../online/table-facts.js';
import type { Operation } from '../../operations/operation.js';
import type { Queryable } from '../../util/queryable.js';
import type { Connection } from '../connection.js';
import type { LocalSettings } from '../run/local-settings.js';
import { areSubjectsLarge, readOnlineFacts } from './read-facts.js';

export interface OnlineOptions extends OnlineSettings {
  /** False refuses what would block a large table and has no online form. */
  readonly allowBlocking: boolean;
}

/** Where a directive is called. */
interface Place {
  readonly inTransaction: boolean;
  /** Of the revision. */
  readonly settings: LocalSettings;
}

const USER_TABLES = `
  FROM pg_catalog.pg_class AS c
 WHERE c.oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m,f}')`;

/** Decides how the operations of a run are carried out, by the tables that it finds. */
export class OnlineRun {
  readonly #connection: Connection;
  readonly options: OnlineOptions;
  /** By oid. */
  readonly #before: ReadonlySet<string>;
  #mayHaveLargeTables: boolean | null = null;

  private constructor(connection: Connection, options: OnlineOptions, before: ReadonlySet<string>) {
    this.#connection = connection;
    this.options = options;
    this.#before = before;
  }

  /** To be called before the run changes anything: it remembers which tables exist. */
  static async begin(connection: Connection, options: OnlineOptions): Promise<OnlineRun> {
    const { rows } = await connection.query<{ readonly oid: string }>(
      `SELECT c.oid::pg_catalog.text AS oid ${USER_TABLES}`,
    );
    return new OnlineRun(connection, options, new Set(rows.map(({ oid }) => oid)));
  }

  /** Null if the operation is a moment whatever the tables are, or if none of them is large enough. */
  async decide(operation: Operation, place: Place): Promise<Decision | null> {
    const facts = mayWorkOnRows(operation) ? await this.#readFacts(operation, place) : null;
    return facts === null ? null : decide(operation, facts, this.#settingsIn(place));
  }

  /** The same for two operations that change one index. */
  async decideIndexChange(change: IndexChange, place: Place): Promise<Decision | null> {
    const facts = await this.#readFacts(change.create, place);
    return facts === null ? null : decideIndexChange(change, facts, this.#settingsIn(place));
  }

  #settingsIn({ inTransaction, settings }: Place): OnlineSettings {
    return inTransaction ? settings.withLocal(this.options) : this.options;
  }

  async #readFacts(operation: Operation, { inTransaction }: Place): Promise<OnlineFacts | null> {
    const { online, onlineThreshold } = this.options;
    if (!(await this.mayRunOnline())) return null;
    // What is tried must end without ending the transaction of the run.
    const db: Queryable = {
      query: (sql, parameters) => this.#connection.query(sql, parameters),
      isNested: inTransaction,
    };
    if (online !== true && !(await areSubjectsLarge(db, operation, onlineThreshold))) return null;
    return readOnlineFacts(db, operation, {
      existedBefore: (oid) => this.#before.has(oid),
      trialFrom: online === true ? 0 : onlineThreshold,
    });
  }

  /** Whether any operation may run online. */
  async mayRunOnline(): Promise<boolean> {
    return this.options.online === true || this.mayHaveLargeTables();
  }

  /** See {@link mayHaveTablesOf}. */
  async mayHaveLargeTables(): Promise<boolean> {
    this.#mayHaveLargeTables ??= await mayHaveTablesOf(this.#connection, this.options.onlineThreshold);
    return this.#mayHaveLargeTables;
  }
}

/** To ask for the size of a table, PostgreSQL opens it: some 0.1 ms each. */
const MANY_TABLES = 500;

/**
 * False if all tables together, because the parts of a partitioned table add up, have fewer bytes. Many tables are not
 * added up: there the tables of each operation are asked about.
 */
export async function mayHaveTablesOf(db: Queryable, bytes: number): Promise<boolean> {
  const { rows } = await db.query<{ readonly large: boolean }>(`
    SELECT CASE WHEN (SELECT pg_catalog.count(*) FROM (SELECT ${USER_TABLES} LIMIT ${MANY_TABLES}) AS t)
                     OPERATOR(pg_catalog.=) ${MANY_TABLES} THEN true
                ELSE (SELECT coalesce(pg_catalog.sum(pg_catalog.pg_table_size(c.oid)) OPERATOR(pg_catalog.>=) ${bytes}, false)
    ${USER_TABLES}) END AS large`);
  return rows[0]?.large !== false;
}
