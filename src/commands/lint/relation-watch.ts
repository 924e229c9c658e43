import type { Connection, Notice } from '../../runtime/connection.js';

/** What PostgreSQL did in a statement, to tables that existed before the revision. */
export interface StatementFacts {
  readonly work: ReadonlySet<TableWork>;
  /** The locks that the transaction holds, and that block writers. */
  readonly locks: readonly { readonly table: string; readonly mode: string }[];
}

export type TableWork = 'scan' | 'build' | 'rewrite';

/** PostgreSQL tells of this work at the level DEBUG1. */
const MESSAGES: readonly (readonly [TableWork, RegExp])[] = [
  ['build', /^building index ".*" on table "(.*)"/],
  ['scan', /^verifying table "(.*)"/],
  ['rewrite', /^rewriting table "(.*)"/],
];
const VALIDATES = /^validating foreign key constraint/;

const TABLES = `SELECT c.oid::pg_catalog.text AS oid, relname AS name, relfilenode::pg_catalog.text AS file
  FROM pg_catalog.pg_class AS c WHERE relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'p', 'm']::pg_catalog."char"[])
   AND c.oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid`;

/** SHARE and stronger. */
const LOCKS = `SELECT relation::pg_catalog.text AS oid, mode FROM pg_catalog.pg_locks
  WHERE pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND granted AND locktype OPERATOR(pg_catalog.=) 'relation'
   AND mode OPERATOR(pg_catalog.=) ANY (ARRAY['ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'])`;

interface TableRow {
  readonly oid: string;
  readonly name: string;
  readonly file: string;
}

/** Sees what statements do to the tables of a scratch database. */
export class RelationWatch {
  readonly #connection: Connection;
  /** The tables before the revision, by their ids. */
  #before = new Map<string, TableRow>();
  #files = new Map<string, string>();
  #work = new Set<TableWork>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** To be called with every notice of the session. */
  notice({ message }: Notice): void {
    if (VALIDATES.test(message)) this.#work.add('scan');
    for (const [work, words] of MESSAGES) {
      const [, table] = words.exec(message) ?? [];
      if (table !== undefined && [...this.#before.values()].some(({ name }) => name === table)) this.#work.add(work);
    }
  }

  async beginRevision(): Promise<void> {
    const tables = await this.#tables();
    this.#before = new Map(tables.map((table) => [table.oid, table]));
    this.#files = new Map(tables.map(({ oid, file }) => [oid, file]));
  }

  beginStatement(): void {
    this.#work.clear();
  }

  async endStatement(): Promise<StatementFacts> {
    const work = new Set(this.#work);
    for (const { oid, file } of await this.#tables()) {
      const former = this.#files.get(oid);
      if (former !== undefined && former !== file && this.#before.has(oid)) work.add('rewrite');
      this.#files.set(oid, file);
    }
    return { work, locks: await this.#locks() };
  }

  async #tables(): Promise<readonly TableRow[]> {
    return (await this.#connection.query<TableRow>(TABLES)).rows;
  }

  async #locks(): Promise<StatementFacts['locks']> {
    const { rows } = await this.#connection.query<{ readonly oid: string; readonly mode: string }>(LOCKS);
    return rows.flatMap(({ oid, mode }) => {
      const table = this.#before.get(oid)?.name;
      return table === undefined ? [] : [{ table, mode }];
    });
  }
}
