import { subjectsOf } from '../../online/subjects.js';
import type { OnlineFacts, TableFacts } from '../../online/table-facts.js';
import type { Operation } from '../../operations/operation.js';
import type { ObjectIdentity } from '../../schema/defined-object.js';
import { formatName, type QualifiedName } from '../../schema/names.js';
import { mayHaveTablesOf } from '../online/online-run.js';
import { readTableFacts } from '../online/read-facts.js';
import { tryOperation } from '../online/try-operation.js';
import { factsThen, type PlannedTable, PlannedTables } from './planned-tables.js';
import type { ReadOnlySession } from './read-only-session.js';

/** What is known of the tables of an operation by the time when its turn comes. */
export interface FactsThen {
  readonly facts: OnlineFacts;
  /** The first table that can't be found: SQL of a revision may create it. Null if all are known. */
  readonly missing: QualifiedName | null;
}

/** Everything exists before the run, except what {@link PlannedTables} knows as new. */
const KNOWN = { existedBefore: () => true } as const;

/** Reads the facts of tables as they are now, and adds what operations that were planned before change of them. */
export class PlanFacts {
  readonly #session: ReadOnlySession;
  readonly #tables: PlannedTables;
  #mayHaveTables: boolean | null = null;

  private constructor(session: ReadOnlySession, tables: PlannedTables) {
    this.#session = session;
    this.#tables = tables;
  }

  static async begin(session: ReadOnlySession): Promise<PlanFacts> {
    const { rows } = await session.queries.query<{ readonly schema: string | null }>(
      'SELECT pg_catalog.current_schema()::pg_catalog.text AS schema',
    );
    return new PlanFacts(session, new PlannedTables(rows[0]?.schema ?? 'public'));
  }

  /** To be called for each operation, in their order. */
  async next(operation: Operation): Promise<FactsThen> {
    const isFirst = operation.kind === 'createTable';
    if (isFirst) this.apply(operation);
    const result = await this.look(operation);
    if (!isFirst) this.apply(operation);
    return result;
  }

  /** Notes what the operation changes. */
  apply(operation: Operation): void {
    this.#tables.apply(operation);
  }

  /** See {@link mayHaveTablesOf}; asked once. */
  async mayHaveTablesOf(bytes: number): Promise<boolean> {
    this.#mayHaveTables ??= await mayHaveTablesOf(this.#session.queries, bytes);
    return this.#mayHaveTables;
  }

  /** A table by its name, for the size of it; null if it is new, or unknown. */
  async sizeOf(name: QualifiedName): Promise<TableFacts | null> {
    const planned = this.#tables.find(name);
    if (planned === null || planned.nameNow === null) return null;
    const { tables } = await readTableFacts(this.#session.queries, { tables: [planned.nameNow] }, KNOWN);
    return tables[0] ?? null;
  }

  /**
   * The facts for an operation that may be carried out later.
   *
   * @param without objects that will be dropped before
   */
  async look(operation: Operation, without: readonly ObjectIdentity[] = []): Promise<FactsThen> {
    const subjects = subjectsOf(operation);
    const planned = subjects.tables.map((name) => ({ name, table: this.#tables.find(name) }));
    const known = planned.flatMap(({ table }) => table?.nameNow ?? []);
    const found = await readTableFacts(this.#session.queries, { ...subjects, tables: known }, KNOWN);
    const merged = planned.map(({ name, table }) => ({ name, facts: merge(name, table, found.tables) }));
    const tables = subjects.domain === undefined ? merged.flatMap(({ facts }) => facts ?? []) : found.tables;
    const facts = { ...found, tables };
    const missing = merged.find((one) => one.facts === null)?.name ?? null;
    return { facts: missing === null ? await this.#withTrial(operation, { facts, planned, without }) : facts, missing };
  }

  async #withTrial(operation: Operation, { facts, planned, without }: Tried): Promise<OnlineFacts> {
    const tried = toTry(operation, planned);
    const hasRows = facts.tables.some(({ existedBefore, isEmpty }) => existedBefore && !isEmpty);
    if (tried === null || !hasRows) return facts;
    const trial = await this.#session.between((db) => tryOperation(db, tried, { tables: facts.tables, without }));
    return { ...facts, trial };
  }
}

interface Tried {
  readonly facts: OnlineFacts;
  readonly without: readonly ObjectIdentity[];
  readonly planned: readonly { readonly name: QualifiedName; readonly table: PlannedTable | null }[];
}

function merge(name: QualifiedName, table: PlannedTable | null, found: readonly TableFacts[]): TableFacts | null {
  if (table === null) return null;
  if (table.nameNow === null) return factsThen(name, table, null);
  const facts = found.find((one) => one.name === table.nameNow);
  return facts === undefined ? null : factsThen(name, table, facts);
}

/** The operation, with the names that its tables have now; null if trying it tells nothing. */
function toTry(operation: Operation, planned: Tried['planned']): Operation | null {
  const nameOf = (name: QualifiedName) =>
    planned.find((one) => formatName(one.name) === formatName(name))?.table?.nameNow ?? name;
  switch (operation.kind) {
    case 'addColumn':
    case 'alterColumn':
      return { ...operation, table: nameOf(operation.table) };
    case 'attachPartition':
      return { ...operation, table: nameOf(operation.table), parent: nameOf(operation.parent) };
    default:
      return null;
  }
}
