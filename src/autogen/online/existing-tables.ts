import { nameAfter } from '../../operations/name-after.js';
import type { Operation } from '../../operations/operation.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';

/** The tables that existed before a list of operations, by their names at a place of the list. */
export class ExistingTables {
  readonly #tables: Map<string, Table>;
  /** Columns that the list has made NOT NULL. */
  readonly #notNull = new Set<string>();

  constructor({ tables }: DatabaseSchema) {
    this.#tables = new Map(tables.map((table) => [nameKey(table), table]));
  }

  /** Null if the table is new, or isn't a table. */
  find(name: QualifiedName): Table | null {
    return this.#tables.get(nameKey(name)) ?? null;
  }

  allowsNull(table: QualifiedName, column: string): boolean {
    const found = this.find(table)?.columns.find(({ name }) => name === column);
    return found?.nullable === true && !this.#notNull.has(`${nameKey(table)}\0${column}`);
  }

  /** Notes what an operation makes of them. */
  pass(operation: Operation): void {
    switch (operation.kind) {
      case 'createTable':
      case 'dropTable':
        this.#tables.delete(nameKey(operation.table));
        break;
      case 'renameTable':
      case 'setTableSchema':
        this.#move(operation.table, nameAfter(operation));
        break;
      case 'alterColumn':
        if (operation.nullable?.to === false) this.#notNull.add(`${nameKey(operation.table)}\0${operation.column}`);
        break;
      default:
    }
  }

  #move(from: QualifiedName, to: QualifiedName): void {
    const table = this.find(from);
    this.#tables.delete(nameKey(from));
    if (table !== null) this.#tables.set(nameKey(to), table);
  }
}
