import { subjectsOf } from '../../online/subjects.js';
import type { ColumnFacts, ConstraintFacts, IndexFacts, OnlineFacts, TableFacts } from '../../online/table-facts.js';
import type { Operation } from '../../operations/operation.js';
import type { QualifiedName } from '../../schema/names.js';
import { typeSql } from '../../schema/types.js';
import { sqlTokens } from '../../util/sql-tokens.js';
import { newFacts } from '../plan/created-facts.js';
import { factsThen, PlannedTables } from '../plan/planned-tables.js';

/** The forms for it run on every later version as well. */
const OLDEST_VERSION = 140_000;

/**
 * What a script assumes of the tables, since it asks no database: those that earlier revisions create are large, and as
 * they were created; those that the script creates are new. Of others, the directive says what they must have.
 */
export class ScriptTables {
  readonly #tables = new PlannedTables('public');

  /** @param history the operations of the revisions before the script, in their order */
  constructor(history: readonly Operation[]) {
    for (const operation of history) this.#tables.apply(operation, true);
  }

  /** To be called for each operation of the script, in their order. */
  next(operation: Operation): OnlineFacts {
    const subjects = subjectsOf(operation);
    const tables = subjects.tables.map((name, place) => this.#factsOf(name, place === 0 ? operation : null));
    this.#tables.apply(operation);
    return { serverVersion: OLDEST_VERSION, tables, takenNames: [], trial: trialOf(operation) };
  }

  /** @param operation the operation that changes the table; null for another table of it */
  #factsOf(name: QualifiedName, operation: Operation | null): TableFacts {
    const table = this.#tables.find(name) ?? { nameNow: name, base: null, operations: [] };
    const facts = factsThen(name, table, table.base ?? newFacts(name, true));
    return operation === null ? facts : withSubject(facts, operation);
  }
}

/** The table with what the operation works on: nothing is known that would spare PostgreSQL a look at the rows. */
function withSubject(facts: TableFacts, operation: Operation): TableFacts {
  switch (operation.kind) {
    case 'alterColumn':
      return withColumns(facts, [operation.column]);
    case 'addConstraint':
      return operation.constraint.kind === 'primaryKey' ? withColumns(facts, operation.constraint.columns) : facts;
    case 'dropIndex':
      return isKnown(facts.indexes, operation.name)
        ? facts
        : { ...facts, indexes: [...facts.indexes, indexOf(operation.name)] };
    case 'validateConstraint':
      return isKnown(facts.constraints, operation.name)
        ? facts
        : { ...facts, constraints: [...facts.constraints, constraintOf(operation.name)] };
    default:
      // No form of the others depends on parts of the table.
      return facts;
  }
}

function isKnown(parts: readonly { readonly name: string }[], name: string): boolean {
  return parts.some((part) => part.name === name);
}

function withColumns(facts: TableFacts, names: readonly string[]): TableFacts {
  const missing = names.filter((name) => !isKnown(facts.columns, name)).map(columnOf);
  return { ...facts, columns: [...facts.columns, ...missing] };
}

function columnOf(name: string): ColumnFacts {
  return { name, type: '', nullable: true, neverNull: false, serverDefault: null };
}

function indexOf(name: string): IndexFacts {
  return {
    oid: '0',
    name,
    definition: '',
    columns: null,
    keyCount: 0,
    unique: false,
    valid: true,
    partial: false,
    constraint: null,
    attachedTo: null,
    comment: null,
  };
}

function constraintOf(name: string): ConstraintFacts {
  return { name, kind: 'check', definition: '', columns: [], valid: false, referredTable: null, comment: null };
}

/** A constant gives a new column its value without a look at the rows; of anything else, the worst is assumed. */
function trialOf(operation: Operation): OnlineFacts['trial'] {
  if (operation.kind !== 'addColumn') return null;
  const { serverDefault, type } = operation.column;
  const cast = `::${typeSql(type)}`;
  const value = serverDefault?.endsWith(cast) === true ? serverDefault.slice(0, -cast.length) : serverDefault;
  const rewrites = value !== null && !isConstant(value);
  return { rewrites, bareColumnRewrites: type.userType !== null, partitionCheck: null, typeChange: null };
}

/** A number or a string. */
function isConstant(sql: string): boolean {
  const [value, ...others] = [...sqlTokens(sql)].filter(({ text }) => text.trim() !== '');
  const isValue =
    value !== undefined && (value.text.startsWith("'") || /^(?:\d+(?:\.\d+)?|true|false|null)$/i.test(value.text));
  return isValue && others.length === 0;
}
