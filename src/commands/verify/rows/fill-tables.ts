import { formatName } from '../../../schema/names.js';
import type { ScratchHistory } from '../scratch-history.js';
import { readRows, type TableRows } from './read-rows.js';
import { readTables, type Table } from './tables.js';
import { tryRow } from './try-row.js';

/** A unique column shows only with the second row whether its values are told apart. */
const ROWS = 2;

/** A table that has no rows, and the reason. */
export interface Unfilled {
  readonly table: string;
  readonly why: string;
}

/** Generates rows for the tables that have none, and remembers those for which it found none. */
export class RowFiller {
  readonly #history: ScratchHistory;
  /** What was tried: the table as it was, and why that did not work. */
  readonly #failed = new Map<string, { readonly table: Table; readonly why: string }>();
  #hasFilled = false;

  constructor(history: ScratchHistory) {
    this.#history = history;
  }

  /** Whether the database has generated rows. */
  get hasFilled(): boolean {
    return this.#hasFilled;
  }

  /** For another database. */
  afresh(): RowFiller {
    return new RowFiller(this.#history);
  }

  /** The rows of all tables, once those without any have been filled as far as possible. */
  async fill(): Promise<readonly TableRows[]> {
    const { connection } = this.#history;
    const tables = await readTables(this.#history);
    const before = await readRows(connection, tables);
    const empty = before.filter(({ rows }) => rows?.length === 0).map(({ table }) => table);
    const worthTrying = empty.filter((table) => !this.#hasFailed(table));
    if (worthTrying.length === 0) return before;
    const isNested = connection.isNested === true;
    await connection.query(isNested ? 'SAVEPOINT limbeck_rows' : 'BEGIN');
    await connection.query('SET CONSTRAINTS ALL IMMEDIATE');
    await this.#fillAll(worthTrying, new Set(empty.map(({ oid }) => oid)));
    await connection.query(isNested ? 'RELEASE SAVEPOINT limbeck_rows' : 'COMMIT');
    return readRows(connection, tables);
  }

  /** Tables for which no row was found. */
  get unfilled(): readonly Unfilled[] {
    return [...this.#failed.values()].map(({ table: { schema, name }, why }) => ({
      table: formatName({ schema: schema === 'public' ? null : schema, name }),
      why,
    }));
  }

  /** Referred tables first; in a ring, whichever comes first. */
  async #fillAll(tables: readonly Table[], empty: Set<string>): Promise<void> {
    const waiting = new Set(tables);
    while (waiting.size > 0) {
      const all = [...waiting];
      const ready = all.find(({ oid, references }) =>
        references.every(({ referredTable }) => referredTable === oid || !empty.has(referredTable)),
      );
      const table = ready ?? all[0];
      if (table === undefined) return;
      waiting.delete(table);
      await this.#fillOne(table);
      // The tables that refer to one without rows can only be tried without it.
      empty.delete(table.oid);
    }
  }

  async #fillOne(table: Table): Promise<void> {
    let count = 0;
    for (let row = 1; row <= ROWS; row += 1) {
      const why = await tryRow(this.#history.connection, table, row);
      if (why === null) count += 1;
      else if (count === 0) this.#failed.set(table.oid, { table, why });
      if (why !== null) return;
      this.#failed.delete(table.oid);
      this.#hasFilled = true;
    }
  }

  /** As long as the table is the same, the same would come of it. */
  #hasFailed(table: Table): boolean {
    const failed = this.#failed.get(table.oid);
    return failed !== undefined && JSON.stringify(failed.table) === JSON.stringify(table);
  }
}
