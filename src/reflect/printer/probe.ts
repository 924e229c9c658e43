import type { Column } from '../../schema/column.js';
import type {
  ExpressionQuestion,
  ExpressionUse,
  MentionedTable,
  PrintExpression,
} from '../../schema/expression-question.js';
import { typeSql } from '../../schema/types.js';
import { doubleQuotedName } from './double-quoted.js';

/** The parts of a table that make PostgreSQL read one question. */
export interface Probe {
  /** The column, constraint or index that holds the answer. Only a generated column shares its name with others. */
  readonly object: string;
  /** Definitions by name; those that the expression cannot mention are left out. */
  readonly columns: ReadonlyMap<string, string>;
  readonly constraints: readonly string[];
  /** Statements that follow CREATE TABLE, given its name. The first is the likeliest, the others are for need. */
  readonly indexes: readonly ((table: string) => string)[];
  readonly asks: 'expression' | 'type';
  /** The table that PostgreSQL needs if the expression mentions its own table. Null if the expression can't. */
  readonly ownRow: OwnRow | null;
}

/** A table with the name and all columns of the table of an expression. */
export interface OwnRow extends MentionedTable {
  readonly columns: ReadonlyMap<string, string>;
}

type Parts = Partial<Omit<Probe, 'asks' | 'ownRow'>>;

const PARTS: { readonly [Use in ExpressionUse]: (question: PrintExpression, name: string) => Parts } = {
  default: (question, name) => ({
    columns: new Map([[name, `${ownType(question)} DEFAULT ${enclosed(question)}`]]),
  }),
  generated: (question) => ({
    object: question.column ?? '',
    columns: new Map(probeColumns(question)).set(question.column ?? '', generatedColumn(question)),
  }),
  check: (question, name) => ({
    columns: probeColumns(question),
    constraints: [`CONSTRAINT ${name} CHECK ${enclosed(question)}`],
  }),
  predicate: (question, name) => ({
    columns: probeColumns(question),
    indexes: [(table) => `CREATE INDEX ${name} ON ${table} ((1)) WHERE ${enclosed(question)}`],
  }),
  indexKey: keyParts,
  exclusionKey: keyParts,
};

/** @param name that nothing else in the database has */
export function toProbe(question: ExpressionQuestion, name: string): Probe {
  const nothing = { object: name, columns: new Map<string, string>(), constraints: [], indexes: [], ownRow: null };
  if (question.use === 'type') {
    return { ...nothing, columns: new Map([[name, question.sql]]), asks: 'type' };
  }
  const probe: Probe = { ...nothing, ...PARTS[question.use](question, name), asks: 'expression' };
  return { ...probe, ownRow: ownRow(question, probe) };
}

function ownRow(question: PrintExpression, { columns }: Probe): OwnRow | null {
  return mentionsTable(question)
    ? { ...question.table, columns: new Map([...allColumns(question), ...columns]) }
    : null;
}

/** A default mentions no columns, so it can't mention the table. */
export function mentionsTable(question: PrintExpression): question is PrintExpression & { table: MentionedTable } {
  const { use, table, expression } = question;
  return table !== undefined && use !== 'default' && mentions(expression, table.name);
}

// Nearly every type has an operator class for btree; the others are for those that have not.
const METHODS = ['btree', 'gist', 'gin', 'hash', 'spgist', 'brin'];

function keyParts(question: PrintExpression, name: string): Parts {
  return {
    columns: probeColumns(question),
    indexes: METHODS.map(
      (method) => (table) => `CREATE INDEX ${name} ON ${table} USING ${method} (${enclosed(question)})`,
    ),
  };
}

// The line break ends a comment that ends the expression.
export function enclosed({ expression }: PrintExpression): string {
  return `(${expression}\n)`;
}

function generatedColumn(question: PrintExpression): string {
  const kind = question.stored === false ? 'VIRTUAL' : 'STORED';
  return `${ownType(question)} GENERATED ALWAYS AS ${enclosed(question)} ${kind}`;
}

export function ownType({ columns, column }: PrintExpression): string {
  const own = columns.find(({ name }) => name === column);
  return own === undefined ? 'text' : plainType(own);
}

/** The fewer columns a probe has, the more probes fit into one table. */
export function probeColumns({ columns, expression }: PrintExpression): ReadonlyMap<string, string> {
  return new Map(
    columns.filter(({ name }) => mentions(expression, name)).map((column) => [column.name, plainType(column)]),
  );
}

/** For an expression that refers to the whole row. */
export function allColumns({ columns }: PrintExpression): ReadonlyMap<string, string> {
  return new Map(columns.map((column) => [column.name, plainType(column)]));
}

function mentions(expression: string, name: string): boolean {
  return expression.toLowerCase().includes(name.replaceAll('"', '""').toLowerCase());
}

function plainType({ type, collation }: Column): string {
  return collation === null ? typeSql(type) : `${typeSql(type)} COLLATE ${doubleQuotedName(collation)}`;
}
