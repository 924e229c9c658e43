import type { TableFacts } from '../../online/table-facts.js';
import { nameAfter } from '../../operations/name-after.js';
import type { Operation } from '../../operations/operation.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { changeFacts } from './change-facts.js';
import { createdFacts, newFacts } from './created-facts.js';

/** A table as the operations before have left it. */
export interface PlannedTable {
  /** By which the server knows it; null if an operation creates it. */
  readonly nameNow: QualifiedName | null;
  /** As an operation creates it; null if none does. */
  readonly base: TableFacts | null;
  /** What was planned for it. */
  readonly operations: readonly Operation[];
}

/** What the operations of a plan have made of the tables, which the server doesn't know. */
export class PlannedTables {
  readonly #defaultSchema: string;
  /** By the names that they have by then; null if no table has the name any more. */
  readonly #tables = new Map<string, PlannedTable | null>();

  constructor(defaultSchema: string) {
    this.#defaultSchema = defaultSchema;
  }

  /** Null if the table is gone by then. */
  find(name: QualifiedName): PlannedTable | null {
    const found = this.#tables.get(this.#keyOf(name));
    return found === undefined ? { nameNow: name, base: null, operations: [] } : found;
  }

  /** @param existedBefore whether what the operation creates exists before the run */
  apply(operation: Operation, existedBefore = false): void {
    switch (operation.kind) {
      case 'createTable':
        // Whether IF NOT EXISTS creates it is for the server to say.
        if (operation.ifNotExists !== true) this.#create(operation.table, createdFacts(operation.table, existedBefore));
        break;
      case 'createObject':
        if (operation.object.table === null) this.#create(operation.object, newFacts(operation.object, existedBefore));
        break;
      case 'dropTable':
        this.#tables.set(this.#keyOf(operation.table), null);
        break;
      case 'renameTable':
      case 'setTableSchema':
        this.#move(operation.table, nameAfter(operation));
        break;
      default:
        if ('table' in operation && typeof operation.table === 'object') this.#note(operation.table, operation);
    }
  }

  #create(name: QualifiedName, base: TableFacts): void {
    this.#tables.set(this.#keyOf(name), { nameNow: null, base, operations: [] });
  }

  #move(from: QualifiedName, to: QualifiedName): void {
    const table = this.find(from);
    this.#tables.set(this.#keyOf(from), null);
    this.#tables.set(this.#keyOf(to), table);
  }

  #note(name: QualifiedName, operation: Operation): void {
    const table = this.find(name);
    if (table !== null) {
      this.#tables.set(this.#keyOf(name), { ...table, operations: [...table.operations, operation] });
    }
  }

  #keyOf({ schema, name }: QualifiedName): string {
    return nameKey({ schema: schema ?? this.#defaultSchema, name });
  }
}

/** @param found what the server says of it; null if it doesn't know the table */
export function factsThen(name: QualifiedName, table: PlannedTable, found: TableFacts | null): TableFacts {
  const before = found ?? table.base ?? newFacts(name, false);
  return table.operations.reduce(changeFacts, { ...before, name });
}
