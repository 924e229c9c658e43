import type { Column } from '../../schema/column.js';
import type { ExpressionQuestion, ExpressionUse, PrintExpression } from '../../schema/expression-question.js';
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
}

type Parts = Partial<Omit<Probe, 'asks'>>;

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
  const nothing = { object: name, columns: new Map<string, string>(), constraints: [], indexes: [] };
  if (question.use === 'type') {
    return { ...nothing, columns: new Map([[name, question.sql]]), asks: 'type' };
  }
  return { ...nothing, ...PARTS[question.use](question, name), asks: 'expression' };
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
  const text = expression.toLowerCase();
  return new Map(
    columns
      .filter(({ name }) => text.includes(name.replaceAll('"', '""').toLowerCase()))
      .map((column) => [column.name, plainType(column)]),
  );
}

function plainType({ type, collation }: Column): string {
  return collation === null ? typeSql(type) : `${typeSql(type)} COLLATE ${doubleQuotedName(collation)}`;
}
