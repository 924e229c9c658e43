import { type Subjects, subjectsOf } from '../../online/subjects.js';
import type {
  ColumnFacts,
  ConstraintFacts,
  IndexFacts,
  OnlineFacts,
  PartFacts,
  PartitionFacts,
  TableFacts,
} from '../../online/table-facts.js';
import type { Operation } from '../../operations/operation.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Queryable } from '../../util/queryable.js';
import { factsSql, largeSubjectsSql } from './facts-sql.js';
import { tryOperation } from './try-operation.js';

interface Knowledge {
  /** Whether a table, by its oid, was there before the run. */
  readonly existedBefore: (oid: string) => boolean;
  /** Operations on tables that are smaller are not tried. Bytes. */
  readonly trialFrom: number;
}

/** Reads what the online forms have to know, in one query. Some operations are tried on temporary tables as well. */
export async function readOnlineFacts(db: Queryable, operation: Operation, known: Knowledge): Promise<OnlineFacts> {
  const facts = await readTableFacts(db, subjectsOf(operation), known);
  const isTried = facts.tables.some((table) => table.existedBefore && !table.isEmpty && table.bytes >= known.trialFrom);
  return isTried ? { ...facts, trial: await tryOperation(db, operation, facts) } : facts;
}

/** The same, without a trial: one query, which changes nothing. */
export async function readTableFacts(
  db: Queryable,
  subjects: Subjects,
  known: Pick<Knowledge, 'existedBefore'>,
): Promise<OnlineFacts> {
  const { rows } = await db.query<{ readonly facts: string }>(factsSql(subjects));
  const { serverVersion, takenNames, tables } = toJson(JSON.parse(String(rows[0]?.facts)));
  return {
    serverVersion: Number(serverVersion),
    tables: list(tables).map((table) => toTable(toJson(table), subjects, known)),
    takenNames: list(takenNames).map(toName),
    trial: null,
  };
}

/** Whether one of the tables that the facts would be about has so many bytes: much cheaper than the facts. */
export async function areSubjectsLarge(db: Queryable, operation: Operation, bytes: number): Promise<boolean> {
  const { rows } = await db.query<{ readonly large: boolean }>(largeSubjectsSql(subjectsOf(operation), bytes));
  return rows[0]?.large !== false;
}

type Json = Readonly<Record<string, unknown>>;

function toJson(value: unknown): Json {
  return Object.fromEntries(Object.entries(value ?? {}));
}

function toTable(table: Json, { tables }: Subjects, { existedBefore }: Pick<Knowledge, 'existedBefore'>): TableFacts {
  const place = Number(table.place);
  const name = tables[place] ?? toName(table.name);
  return {
    name,
    kind: toKind(table.kind),
    existedBefore: existedBefore(String(table.oid)),
    bytes: Number(table.bytes),
    rows: Math.round(Number(table.rows)),
    isEmpty: Number(table.pages) === 0,
    partition: toPartition(list(table.partition)),
    defaultPartition: toNameOrNull(table.defaultPartition),
    parts: list(table.parts).map((part) => toPart(list(part), name)),
    columns: list(table.columns).map((column) => toColumn(list(column))),
    constraints: list(table.constraints).map((constraint) => toConstraint(list(constraint))),
    indexes: list(table.indexes).map((index) => toIndex(list(index))),
    updateTriggers: list(table.updateTriggers).map(String),
  };
}

function toPart(part: readonly unknown[], root: QualifiedName): PartFacts {
  const [name, parent, kind, constraints, indexes] = part;
  return {
    name: toName(name),
    parent: toNameOrNull(parent) ?? root,
    kind: toKind(kind),
    constraints: list(constraints).map((constraint) => toConstraint(list(constraint))),
    indexes: list(indexes).map((index) => toIndex(list(index))),
  };
}

function toPartition([of, bound, check]: readonly unknown[]): PartitionFacts | null {
  return of === undefined ? null : { of: toName(of), bound: String(bound), check: String(check) };
}

function toColumn([name, type, nullable, neverNull, serverDefault]: readonly unknown[]): ColumnFacts {
  return {
    name: String(name),
    type: String(type),
    nullable: nullable === true,
    neverNull: neverNull === true,
    serverDefault: textOrNull(serverDefault),
  };
}

const CONSTRAINT_KINDS: Readonly<Record<string, ConstraintFacts['kind']>> = {
  p: 'primaryKey',
  u: 'unique',
  f: 'foreignKey',
  c: 'check',
  x: 'exclusion',
  n: 'notNull',
};

function toConstraint([
  name,
  kind,
  definition,
  columns,
  valid,
  referred,
  comment,
]: readonly unknown[]): ConstraintFacts {
  return {
    name: String(name),
    kind: CONSTRAINT_KINDS[String(kind)] ?? 'trigger',
    definition: String(definition),
    columns: list(columns).map(String),
    valid: valid === true,
    referredTable: toNameOrNull(referred),
    comment: textOrNull(comment),
  };
}

function toIndex(index: readonly unknown[]): IndexFacts {
  const [name, definition, columns, unique, valid, partial, constraint, attachedTo, comment, oid, keyCount] = index;
  return {
    oid: String(oid),
    name: String(name),
    definition: String(definition),
    columns: Array.isArray(columns) ? columns.map(String) : null,
    keyCount: Number(keyCount),
    unique: unique === true,
    valid: valid === true,
    partial: partial === true,
    constraint: textOrNull(constraint),
    attachedTo: toNameOrNull(attachedTo),
    comment: textOrNull(comment),
  };
}

const KINDS: readonly TableFacts['kind'][] = ['table', 'partitioned', 'materializedView', 'foreign'];

function toKind(value: unknown): TableFacts['kind'] {
  return KINDS.find((kind) => kind === value) ?? 'other';
}

function toName(value: unknown): QualifiedName {
  const [schema, name] = list(value);
  return { schema: textOrNull(schema), name: String(name) };
}

function toNameOrNull(value: unknown): QualifiedName | null {
  return value === null || value === undefined ? null : toName(value);
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
