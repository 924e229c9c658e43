import { formatName, type QualifiedName } from '../schema/names.js';
import { quoteRelation } from './names/default-schema.js';
import { dollarQuoted, quoteIdentifier, quoteIdentifiers, quoteLiteral } from './quote.js';

interface UpdatedRows {
  readonly table: QualifiedName;
  readonly columns: readonly string[];
  /** The values of the columns as SQL, row by row. */
  readonly values: readonly (readonly string[])[];
  readonly set: readonly string[];
  /** SQL that is true for the row, where each column of the key is compared with the SQL that it is given. */
  readonly condition: (value: (column: string) => string) => string;
}

const ROW = 'limbeck_row';

/**
 * A block that updates one row after the other, as a statement for each of them would, at a fifth of the cost. The first
 * row of the list has no values: a constant without a type takes the type of its column from it. If a row fails, a notice
 * tells which one.
 */
export function updateBlock({ table, columns, values, set, condition }: UpdatedRows): string {
  const relation = quoteRelation(table);
  const shown = quoteLiteral(formatName(table));
  const field = (column: string) => `${ROW}.${quoteIdentifier(column)}`;
  const types = columns.map((column) => `(SELECT ${quoteIdentifier(column)} FROM ${relation} LIMIT 0)`);
  const rows = [types, ...values].map((row) => `    (${row.join(', ')})`);
  const lines = [
    `DECLARE ${ROW} record;`,
    'BEGIN',
    `  FOR ${ROW} IN SELECT * FROM (VALUES`,
    rows.join(',\n'),
    `  ) AS given (${quoteIdentifiers(columns)}) OFFSET 1 LOOP`,
    `    UPDATE ${relation} SET ${set.map((column) => `${quoteIdentifier(column)} = ${field(column)}`).join(', ')}`,
    `     WHERE ${condition(field)};`,
    '  END LOOP;',
    'EXCEPTION WHEN OTHERS THEN',
    `  IF ${ROW} IS DISTINCT FROM NULL THEN RAISE NOTICE 'update of % failed at row %', ${shown}, ${ROW}; END IF;`,
    '  RAISE;',
    'END',
  ];
  return `DO ${dollarQuoted(`\n${lines.join('\n')}\n`)}`;
}
