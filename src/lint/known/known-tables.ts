import { joinColumnNames, makeObjectName } from '../../schema/choose-name.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Act, ActOf, WrittenColumn, WrittenConstraint, WrittenType } from '../act.js';
import { keyOf } from './name-key.js';

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

/** What the statements so far say about tables, their indexes, and domains, in any of the files. */
export class KnownTables {
  readonly #tables = new Map<string, KnownTable>();
  readonly #indexes = new Map<string, ActOf<'createIndex'>>();
  /** The same indexes, by their tables. */
  readonly #indexesOf = new Map<string, Set<ActOf<'createIndex'>>>();
  readonly #constrainedDomains = new Set<string>();
  readonly #withPolicies = new Set<string>();

  /** To be called at the beginning of a file or revision: what earlier ones added isn't new. */
  begin(): void {
    for (const { columns, constraints } of this.#tables.values()) {
      for (const constraint of constraints.values()) constraint.isNew = false;
      for (const [name, column] of columns) columns.set(name, { ...column, isNew: false });
    }
  }

  column(table: QualifiedName, column: string): KnownColumn | null {
    return this.#tables.get(keyOf(table))?.columns.get(column) ?? null;
  }

  isPartitioned(table: QualifiedName): boolean {
    return this.#tables.get(keyOf(table))?.isPartitioned === true;
  }

  index(name: QualifiedName): ActOf<'createIndex'> | null {
    return this.#indexes.get(keyOf(name)) ?? null;
  }

  indexesOf(table: QualifiedName): readonly ActOf<'createIndex'>[] {
    return [...(this.#indexesOf.get(keyOf(table)) ?? [])];
  }

  constraint(table: QualifiedName, name: string): WrittenConstraint | null {
    return this.#tables.get(keyOf(table))?.constraints.get(name)?.constraint ?? null;
  }

  /** The constraint that an index belongs to. Both have the same name. */
  constraintOfIndex({ schema, name }: QualifiedName): WrittenConstraint | null {
    for (const [key, { constraints }] of this.#tables) {
      const constraint = constraints.get(name)?.constraint;
      if (constraint !== undefined && HAS_INDEX.has(constraint.type) && key.startsWith(keyOf({ schema, name: '' }))) {
        return constraint;
      }
    }
    return null;
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
    return [...keys, ...this.indexesOf(table)].some(({ columns }) => columns[0] === first);
  }

  /** Whether a valid check, or the column itself, excludes nulls. */
  provesNotNull(table: QualifiedName, column: string): boolean {
    if (this.column(table, column)?.notNull === true) return true;
    return this.validConstraints(table).some((constraint) => provenBy(constraint).includes(column));
  }

  primaryKeyOf(table: QualifiedName): readonly string[] | null {
    return this.validConstraints(table).find(({ type }) => type === 'primaryKey')?.columns ?? null;
  }

  isConstrainedDomain(type: WrittenType): boolean {
    return this.#constrainedDomains.has(keyOf(nameOfType(type)));
  }

  hasPolicy(table: QualifiedName): boolean {
    return this.#withPolicies.has(keyOf(table));
  }

  /** Takes note of what an act changes. */
  take(act: Act): void {
    switch (act.act) {
      case 'createTable':
        this.#createTable(act);
        break;
      case 'createIndex':
        this.#createIndex(act);
        break;
      case 'createDomain':
        if (act.hasConstraint) this.#constrainedDomains.add(keyOf(act.name));
        break;
      case 'createPolicy':
        this.#withPolicies.add(keyOf(act.table));
        break;
      case 'drop':
        for (const name of act.names) this.#drop(act.what, name);
        break;
      case 'rename':
        this.#rename(act);
        break;
      default:
        this.#takeColumnChange(act);
    }
  }

  #createTable(act: ActOf<'createTable'>): void {
    this.#tables.set(keyOf(act.table), {
      isPartitioned: act.isPartitioned,
      columns: new Map(act.columns.map((column) => [column.name, toKnownColumn(column)])),
      constraints: new Map(),
    });
    const inline = act.columns.flatMap(({ constraints }) => constraints);
    for (const constraint of [...inline, ...act.constraints]) this.#addConstraint(act.table, constraint);
  }

  #createIndex(act: ActOf<'createIndex'>): void {
    if (act.name === null) return;
    const name = { schema: act.table.schema, name: act.name };
    this.#dropIndex(name);
    this.#indexes.set(keyOf(name), act);
    const table = keyOf(act.table);
    this.#indexesOf.set(table, (this.#indexesOf.get(table) ?? new Set()).add(act));
  }

  #dropIndex(name: QualifiedName): void {
    const index = this.#indexes.get(keyOf(name));
    if (index === undefined) return;
    this.#indexes.delete(keyOf(name));
    this.#indexesOf.get(keyOf(index.table))?.delete(index);
  }

  #drop(what: ActOf<'drop'>['what'], name: QualifiedName): void {
    if (what === 'index') this.#dropIndex(name);
    if (what !== 'table') return;
    this.#tables.delete(keyOf(name));
    for (const index of this.indexesOf(name)) this.#dropIndex({ schema: index.table.schema, name: index.name ?? '' });
  }

  #rename({ what, name, part, to }: ActOf<'rename'>): void {
    if (what === 'column') {
      const { columns } = this.#table(name);
      const column = columns.get(part ?? '');
      columns.delete(part ?? '');
      if (column !== undefined) columns.set(to, column);
    }
    const table = this.#tables.get(keyOf(name));
    if (what === 'table' && table !== undefined) {
      this.#tables.delete(keyOf(name));
      this.#tables.set(keyOf({ schema: name.schema, name: to }), table);
    }
  }

  #takeColumnChange(act: Act): void {
    switch (act.act) {
      case 'addColumn':
        this.#table(act.table).columns.set(act.column.name, toKnownColumn(act.column));
        for (const constraint of act.column.constraints) this.#addConstraint(act.table, constraint);
        break;
      case 'dropColumn':
        this.#table(act.table).columns.delete(act.column);
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
      default:
        break;
    }
  }

  #addConstraint(table: QualifiedName, constraint: WrittenConstraint): void {
    const name = constraint.name ?? chosenName(table, constraint);
    if (constraint.type === 'primaryKey') {
      for (const column of constraint.columns) this.#setColumn(table, column, { notNull: true });
    }
    this.#table(table).constraints.set(name, { constraint, isValid: !constraint.isNotValid, isNew: true });
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
}

const HAS_INDEX: ReadonlySet<WrittenConstraint['type']> = new Set(['primaryKey', 'unique', 'exclusion']);

const LABELS: Readonly<Record<WrittenConstraint['type'], string>> = {
  check: 'check',
  exclusion: 'excl',
  foreignKey: 'fkey',
  notNull: 'not_null',
  primaryKey: 'pkey',
  unique: 'key',
};

/** The name that PostgreSQL chooses. If the name is taken, it has a number, which isn't known here. */
function chosenName(table: QualifiedName, { type, columns, mentions }: WrittenConstraint): string {
  const named = type === 'check' ? (mentions.length === 1 ? mentions : []) : columns;
  const isWithoutColumns = type === 'primaryKey' || named.length === 0;
  return makeObjectName({
    table: table.name,
    columns: isWithoutColumns ? null : joinColumnNames(named),
    label: LABELS[type],
  });
}

function nameOfType({ name }: WrittenType): QualifiedName {
  const [schema, bare] = name.split('.');
  return bare === undefined ? { schema: null, name } : { schema: schema ?? null, name: bare };
}

function provenBy({ type, columns, provesNotNull }: WrittenConstraint): readonly string[] {
  return type === 'notNull' || type === 'primaryKey' ? columns : provesNotNull;
}

function toKnownColumn({ type, notNull, isIdentity }: WrittenColumn): KnownColumn {
  return { type, notNull: notNull || isIdentity, isNew: true };
}
