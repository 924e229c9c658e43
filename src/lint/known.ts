import type { QualifiedName } from '../schema/names.js';
import type { Act, WrittenColumn, WrittenConstraint, WrittenType } from './act.js';
import { type LockOnTable, locksOf } from './locks.js';

export type InTransaction = 'yes' | 'no' | 'unknown';

interface KnownTable {
  isPartitioned: boolean;
  readonly columns: Map<string, KnownColumn>;
  readonly constraints: Map<string, KnownConstraint>;
}

export interface KnownColumn {
  readonly type: WrittenType | null;
  readonly notNull: boolean;
  /** Added in this file or revision, so that nobody uses it yet. */
  readonly isNew: boolean;
}

interface KnownConstraint {
  readonly constraint: WrittenConstraint;
  isValid: boolean;
  /** Added in this file or revision. */
  isNew: boolean;
}

interface KnownIndex {
  readonly table: QualifiedName;
  readonly columns: readonly (string | null)[];
}

/** A lock that the transaction holds, and the statement that took it. */
export interface HeldLock extends LockOnTable {
  readonly line: number;
}

/** What the statements so far say about the objects of the database. */
export class Known {
  /** Tables, views, types, and schemas that were created in this file or revision: nobody else uses them yet. */
  readonly #created = new Set<string>();
  /** Created by `CREATE … IF NOT EXISTS` or not, in any of the files. */
  readonly #tables = new Map<string, KnownTable>();
  readonly #indexes = new Map<string, KnownIndex>();
  readonly #constrainedDomains = new Set<string>();
  readonly #settings = new Set<string>();
  readonly #withPolicies = new Set<string>();
  #held: HeldLock[] = [];
  #added: { readonly table: QualifiedName; readonly name: string }[] = [];
  #enumValues: { readonly type: QualifiedName; readonly value: string }[] = [];
  inTransaction: InTransaction = 'unknown';

  /** To be called at the beginning of a file or revision. */
  begin(inTransaction: InTransaction): void {
    this.#created.clear();
    this.#settings.clear();
    for (const { columns, constraints } of this.#tables.values()) {
      for (const constraint of constraints.values()) constraint.isNew = false;
      for (const [name, column] of columns) columns.set(name, { ...column, isNew: false });
    }
    this.endTransaction(inTransaction);
  }

  endTransaction(next: InTransaction): void {
    this.#held = [];
    this.#added = [];
    this.#enumValues = [];
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

  hasSetting(name: string): boolean {
    return this.#settings.has(name);
  }

  column(table: QualifiedName, column: string): KnownColumn | null {
    return this.#tables.get(keyOf(table))?.columns.get(column) ?? null;
  }

  isPartitioned(table: QualifiedName): boolean {
    return this.#tables.get(keyOf(table))?.isPartitioned === true;
  }

  index(name: QualifiedName): KnownIndex | null {
    return this.#indexes.get(keyOf(name)) ?? null;
  }

  constraint(table: QualifiedName, name: string): WrittenConstraint | null {
    return this.#tables.get(keyOf(table))?.constraints.get(name)?.constraint ?? null;
  }

  isNewConstraint(table: QualifiedName, name: string): boolean {
    return this.#tables.get(keyOf(table))?.constraints.get(name)?.isNew === true;
  }

  validConstraints(table: QualifiedName): readonly WrittenConstraint[] {
    const all = [...(this.#tables.get(keyOf(table))?.constraints.values() ?? [])];
    return all.flatMap(({ constraint, isValid }) => (isValid ? [constraint] : []));
  }

  /** Whether an index, or the key of a constraint, begins with the first of these columns. */
  hasIndexOn(table: QualifiedName, [first]: readonly string[]): boolean {
    const keys = this.validConstraints(table).filter(({ type }) => type === 'primaryKey' || type === 'unique');
    const indexes = [...this.#indexes.values()].filter((index) => isSameTable(index.table, table));
    return [...keys, ...indexes].some(({ columns }) => columns[0] === first);
  }

  /** Whether a valid check, or the column itself, excludes nulls. */
  provesNotNull(table: QualifiedName, column: string): boolean {
    const known = this.#tables.get(keyOf(table));
    if (known?.columns.get(column)?.notNull === true) return true;
    return [...(known?.constraints.values() ?? [])].some(
      ({ constraint, isValid }) => isValid && provenBy(constraint).includes(column),
    );
  }

  isConstrainedDomain(type: WrittenType): boolean {
    return this.#constrainedDomains.has(keyOf(nameOfType(type)));
  }

  hasPolicy(table: QualifiedName): boolean {
    return this.#withPolicies.has(keyOf(table));
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
    this.#takeCreation(act);
    this.#takeTableChange(act);
    if (act.act === 'createPolicy') this.#withPolicies.add(keyOf(act.table));
    if (act.act === 'setting') this.#takeSetting(act.name, act.value);
    if (act.act === 'transaction') this.#takeTransaction(act.command);
    if (act.act === 'addEnumValue' && !this.isNew(act.type))
      this.#enumValues.push({ type: act.type, value: act.value });
  }

  #takeCreation(act: Act): void {
    switch (act.act) {
      case 'createTable':
        this.#created.add(keyOf(act.table));
        this.#tables.set(keyOf(act.table), toKnownTable(act));
        break;
      case 'createView':
      case 'createSequence':
      case 'createMaterializedView':
      case 'createType':
        this.#created.add(keyOf(act.name));
        break;
      case 'createDomain':
        this.#created.add(keyOf(act.name));
        if (act.hasConstraint) this.#constrainedDomains.add(keyOf(act.name));
        break;
      case 'createSchema':
        this.#created.add(`schema ${act.name}`);
        break;
      case 'createIndex':
        if (act.name !== null) {
          const name = { schema: act.table.schema, name: act.name };
          this.#indexes.set(keyOf(name), { table: act.table, columns: act.columns });
          if (this.isNew(act.table) || act.isConcurrent) this.#created.add(keyOf(name));
        }
        break;
      default:
        break;
    }
  }

  #takeTableChange(act: Act): void {
    switch (act.act) {
      case 'addColumn':
        this.#table(act.table).columns.set(act.column.name, toKnownColumn(act.column));
        break;
      case 'setNotNull':
        this.#setColumn(act.table, act.column, { notNull: true });
        break;
      case 'dropNotNull':
        this.#setColumn(act.table, act.column, { notNull: false });
        break;
      case 'alterType':
        this.#setColumn(act.table, act.column, { type: act.type });
        break;
      case 'addConstraint':
        this.#addConstraint(act.table, act.constraint);
        break;
      case 'dropConstraint':
        this.#table(act.table).constraints.delete(act.name);
        break;
      case 'validateConstraint':
        this.#validate(act.table, act.name);
        break;
      case 'rename':
        this.#rename(act.name, act.what, act.to);
        break;
      default:
        break;
    }
  }

  #rename(name: QualifiedName, what: string, to: string): void {
    const renamed = { schema: name.schema, name: to };
    if (what === 'column' || what === 'enumValue' || !this.#created.has(keyOf(name))) return;
    this.#created.add(keyOf(renamed));
    const table = this.#tables.get(keyOf(name));
    if (table !== undefined) this.#tables.set(keyOf(renamed), table);
  }

  #addConstraint(table: QualifiedName, constraint: WrittenConstraint): void {
    if (constraint.name === null) return;
    this.#table(table).constraints.set(constraint.name, { constraint, isValid: !constraint.isNotValid, isNew: true });
    if (constraint.isNotValid) this.#added.push({ table, name: constraint.name });
  }

  #validate(table: QualifiedName, name: string): void {
    const known = this.#table(table).constraints.get(name);
    if (known !== undefined) known.isValid = true;
  }

  #setColumn(table: QualifiedName, name: string, change: Partial<KnownColumn>): void {
    const { columns } = this.#table(table);
    columns.set(name, { ...(columns.get(name) ?? { type: null, notNull: false, isNew: false }), ...change });
  }

  #table(name: QualifiedName): KnownTable {
    const known = this.#tables.get(keyOf(name)) ?? { isPartitioned: false, columns: new Map(), constraints: new Map() };
    this.#tables.set(keyOf(name), known);
    return known;
  }

  #takeSetting(name: string, value: string | null): void {
    if (value === null || value === '0') this.#settings.delete(name);
    else this.#settings.add(name);
  }

  #takeTransaction(command: 'begin' | 'commit' | 'rollback' | 'other'): void {
    if (command === 'begin') this.endTransaction('yes');
    if (command === 'commit' || command === 'rollback') this.endTransaction('no');
  }
}

/** The default schema is `public` as far as a file tells. */
function keyOf({ schema, name }: QualifiedName): string {
  return `${schema ?? 'public'}\0${name}`;
}

export function isSameTable(a: QualifiedName, b: QualifiedName): boolean {
  return keyOf(a) === keyOf(b);
}

function nameOfType({ name }: WrittenType): QualifiedName {
  const [schema, bare] = name.split('.');
  return bare === undefined ? { schema: null, name } : { schema: schema ?? null, name: bare };
}

function provenBy({ type, columns, provesNotNull }: WrittenConstraint): readonly string[] {
  return type === 'notNull' || type === 'primaryKey' ? columns : provesNotNull;
}

function toKnownTable(act: Extract<Act, { readonly act: 'createTable' }>): KnownTable {
  const keys = act.constraints.flatMap(({ type, columns }) => (type === 'primaryKey' ? columns : []));
  const columns = act.columns.map((column): [string, KnownColumn] => {
    const known = toKnownColumn(column);
    return [column.name, { ...known, notNull: known.notNull || keys.includes(column.name) }];
  });
  const named = [...act.constraints, ...act.columns.flatMap(({ constraints }) => constraints)];
  return {
    isPartitioned: act.isPartitioned,
    columns: new Map(columns),
    constraints: new Map(
      named.flatMap((constraint) =>
        constraint.name === null
          ? []
          : [[constraint.name, { constraint, isValid: !constraint.isNotValid, isNew: true }]],
      ),
    ),
  };
}

function toKnownColumn({ type, notNull, isIdentity }: WrittenColumn): KnownColumn {
  return { type, notNull: notNull || isIdentity, isNew: true };
}
