import type { QualifiedName } from '../../schema/names.js';
import type { Act, ActOf } from '../act.js';
import { type LockOnTable, locksOf } from '../locks.js';
import { KnownDependents } from './known-dependents.js';
import { KnownTables } from './known-tables.js';
import { keyOf } from './name-key.js';

export type InTransaction = 'yes' | 'no' | 'unknown';

/** A lock that the transaction holds, and the statement that took it. */
export interface HeldLock extends LockOnTable {
  readonly line: number;
}

/** What the statements so far say about the database, the session, and the transaction. */
export class Known {
  readonly tables = new KnownTables();
  readonly dependents = new KnownDependents();
  /** Tables, views, types, and schemas that were created in this file or revision: nobody else uses them yet. */
  readonly #created = new Set<string>();
  readonly #copied = new Set<string>();
  readonly #settings = new Set<string>();
  /** `SET LOCAL`: until the transaction ends. */
  readonly #localSettings = new Set<string>();
  #held: HeldLock[] = [];
  #added: { readonly table: QualifiedName; readonly name: string }[] = [];
  #enumValues: { readonly type: QualifiedName; readonly value: string }[] = [];
  inTransaction: InTransaction = 'unknown';

  /** To be called at the beginning of a file or revision. */
  begin(inTransaction: InTransaction): void {
    this.#created.clear();
    this.#copied.clear();
    this.#settings.clear();
    this.tables.begin();
    this.endTransaction(inTransaction);
  }

  endTransaction(next: InTransaction): void {
    this.#held = [];
    this.#added = [];
    this.#enumValues = [];
    this.#localSettings.clear();
    this.inTransaction = next;
  }

  /** To be called for each statement if its transaction is known: what leaves a transaction has committed it. */
  runIn(inTransaction: InTransaction): void {
    if (this.inTransaction !== inTransaction) this.endTransaction(inTransaction);
  }

  isNew(name: QualifiedName): boolean {
    return (
      name.schema === 'pg_temp' ||
      this.#created.has(keyOf(name)) ||
      (name.schema !== null && this.isNewSchema(name.schema))
    );
  }

  isNewSchema(name: string): boolean {
    return this.#created.has(`schema ${name}`);
  }

  /** Whether rows of the table were inserted into another one in this file or revision. */
  wasCopied(table: QualifiedName): boolean {
    return this.#copied.has(keyOf(table));
  }

  hasSetting(name: string): boolean {
    return this.#settings.has(name) || this.#localSettings.has(name);
  }

  /** Locks that block readers or writers of a table that existed before. */
  get heldLocks(): readonly HeldLock[] {
    return this.#held;
  }

  wasAddedInTransaction(table: QualifiedName, name: string): boolean {
    return this.#added.some((each) => each.name === name && keyOf(each.table) === keyOf(table));
  }

  /** The enum values that PostgreSQL refuses to use until the transaction is committed. */
  get newEnumValues(): readonly string[] {
    return this.#enumValues.map(({ value }) => value);
  }

  /** Takes note of what an act changes. */
  take(act: Act, line: number): void {
    if (this.inTransaction !== 'no') {
      this.#held.push(...locksOf(act).flatMap((lock) => (this.isNew(lock.table) ? [] : [{ ...lock, line }])));
    }
    this.tables.take(act);
    this.dependents.take(act);
    this.#takeCreation(act);
    this.#takeSession(act);
  }

  #takeSession(act: Act): void {
    if (act.act === 'setting') this.#takeSetting(act);
    if (act.act === 'transaction') this.#takeTransaction(act.command);
    if (act.act === 'addEnumValue' && !this.isNew(act.type))
      this.#enumValues.push({ type: act.type, value: act.value });
    if (act.act === 'addConstraint' && act.constraint.isNotValid && act.constraint.name !== null)
      this.#added.push({ table: act.table, name: act.constraint.name });
    if (act.act === 'rename' && act.part === null && this.#created.has(keyOf(act.name)))
      this.#created.add(keyOf({ schema: act.name.schema, name: act.to }));
  }

  #takeCreation(act: Act): void {
    switch (act.act) {
      case 'insert':
        for (const table of act.reads) this.#copied.add(keyOf(table));
        break;
      case 'createTable':
        this.#created.add(keyOf(act.table));
        break;
      case 'createView':
      case 'createSequence':
      case 'createMaterializedView':
      case 'createType':
      case 'createDomain':
        this.#created.add(keyOf(act.name));
        break;
      case 'createSchema':
        this.#created.add(`schema ${act.name}`);
        break;
      case 'createIndex':
        if (act.name !== null && (this.isNew(act.table) || act.isConcurrent))
          this.#created.add(keyOf({ schema: act.table.schema, name: act.name }));
        break;
      default:
        break;
    }
  }

  #takeSetting({ name, value, isLocal }: ActOf<'setting'>): void {
    const settings = isLocal ? this.#localSettings : this.#settings;
    if (value === null || value === '0') settings.delete(name);
    else settings.add(name);
  }

  #takeTransaction(command: 'begin' | 'commit' | 'rollback' | 'other'): void {
    if (command === 'begin') this.endTransaction('yes');
    if (command === 'commit' || command === 'rollback') this.endTransaction('no');
  }
}
