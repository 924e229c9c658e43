import type { BackfillColumns } from '../operations/backfill-operation.js';
import { ValueExpression } from '../operations/bulk-insert-operation.js';
import { closeComment } from './expression.js';
import { literal } from './literal.js';
import { quoteRelation } from './names/default-schema.js';
import { dollarQuoted, quoteIdentifier, quoteName } from './quote.js';

/** One UPDATE of all rows. */
export function compileBackfill(operation: BackfillColumns): readonly string[] {
  const where = operation.where === null ? '' : ` WHERE ${backfillCondition(operation)}`;
  return [`UPDATE ${quoteRelation(operation.table)} SET ${backfillValues(operation)}${where}`];
}

/** SQL after SET. */
export function backfillValues({ set }: BackfillColumns): string {
  const value = (given: unknown) => (given instanceof ValueExpression ? closeComment(given.sql) : literal(given));
  return Object.entries(set)
    .map(([column, given]) => `${quoteIdentifier(column)} = ${value(given)}`)
    .join(', ');
}

/** SQL after WHERE. */
export function backfillCondition({ where }: BackfillColumns): string {
  return where === null ? 'true' : closeComment(where.sql);
}

/** What a block changes. */
interface FilledInBatches extends Pick<BackfillColumns, 'table' | 'batch' | 'pauseMs'> {
  /** SQL after SET, and after WHERE. */
  readonly set: string;
  readonly where: string;
}

/** PostgreSQL takes it only before the first query of a transaction. Rows that others change are no error then. */
const READ_COMMITTED = 'SET TRANSACTION ISOLATION LEVEL READ COMMITTED;';

/**
 * A block for a script that changes the rows in batches, and commits each. It runs outside a transaction. Nobody knows the
 * type of the key there, so all comparisons use the operators of pg_catalog: those of the sort order too.
 */
export function compileBackfillBlock(filled: FilledInBatches, key: readonly string[]): string {
  const { batch, pauseMs } = filled;
  const table = quoteName(filled.table);
  const variables = (name: string) => key.map((_, at) => `limbeck_${name}_${at + 1}`).join(', ');
  const declare = (name: string) =>
    key.map((column, at) => `  limbeck_${name}_${at + 1} ${table}.${quoteIdentifier(column)}%TYPE;`);
  const columns = key.map((column) => quoteIdentifier(column)).join(', ');
  const order = key.map((column) => `${quoteIdentifier(column)} USING OPERATOR(pg_catalog.<)`).join(', ');
  const from = `ROW(${columns}) OPERATOR(pg_catalog.>=) ROW(${variables('start')})`;
  const before = `ROW(${columns}) OPERATOR(pg_catalog.<) ROW(${variables('next')})`;
  const update = `UPDATE ${table} SET ${filled.set} WHERE ${from}`;
  const where = `(${filled.where})`;
  const lines = [
    // The names in SET and WHERE are those of columns.
    '#variable_conflict use_column',
    'DECLARE',
    ...declare('start'),
    ...declare('next'),
    'BEGIN',
    '  COMMIT;',
    `  ${READ_COMMITTED}`,
    `  SELECT ${columns} INTO ${variables('start')} FROM ${table} ORDER BY ${order} LIMIT 1;`,
    '  IF NOT FOUND THEN RETURN; END IF;',
    '  LOOP',
    `    SELECT ${columns} INTO ${variables('next')} FROM ${table} WHERE ${from} ORDER BY ${order} OFFSET ${batch} LIMIT 1;`,
    '    IF NOT FOUND THEN',
    `      ${update} AND ${where};`,
    '      RETURN;',
    '    END IF;',
    `    ${update} AND ${before} AND ${where};`,
    '    COMMIT;',
    `    ${READ_COMMITTED}`,
    ...(pauseMs === 0 ? [] : [`    PERFORM pg_catalog.pg_sleep(${pauseMs / 1000});`]),
    ...key.map((_, at) => `    limbeck_start_${at + 1} := limbeck_next_${at + 1};`),
    '  END LOOP;',
    'END',
  ];
  return `DO ${dollarQuoted(`\n${lines.join('\n')}\n`)}`;
}
