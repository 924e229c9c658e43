import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { isSqlPrintable, renderSql } from '../../models/sql.js';
import { DEFAULT_BATCH } from '../../operations/backfill-operation.js';
import { type InsertedRow, ValueExpression } from '../../operations/bulk-insert-operation.js';
import { toMilliseconds } from '../../util/duration.js';
import type { Operations } from '../operations.js';
import { checkedNames, given, qualified, sqlOf } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type DataDirectives = Pick<Operations, 'bulkInsert' | 'backfill'>;

export function dataDirectives(run: RunDirective): DataDirectives {
  return {
    bulkInsert: (tableName, rows, options = {}) =>
      run('bulkInsert', options, () => {
        const { jsonColumns, overridingSystemValue } = options;
        if (!Array.isArray(rows)) throw directiveArgumentInvalid('rows', 'a list of objects', rows);
        const table = qualified('table', tableName, options);
        return [
          {
            kind: 'bulkInsert',
            table,
            rows: rows.map((row) => toRow(row, 'rows', 'a list of objects')),
            ...given({ jsonColumns, overridingSystemValue }),
          },
        ];
      }),
    backfill: (tableName, options) =>
      run('backfill', options, () => {
        const { where, key, batch = DEFAULT_BATCH, pause = '0' } = options;
        const table = qualified('table', tableName, options);
        return [
          {
            kind: 'backfill',
            table,
            set: setOf(options.set),
            where: where === undefined ? null : new ValueExpression(renderSql(sqlOf('where', where))),
            key: key === undefined ? null : checkedNames('key', key),
            batch,
            pauseMs: toMilliseconds(pause),
          },
        ];
      }),
  };
}

function setOf(values: unknown): InsertedRow {
  const set = toRow(values, 'set', 'an object with at least one column');
  if (Object.keys(set).length === 0)
    throw directiveArgumentInvalid('set', 'an object with at least one column', values);
  return set;
}

function toRow(row: unknown, argument: string, expected: string): InsertedRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    throw directiveArgumentInvalid(argument, expected, row);
  }
  const entries: readonly (readonly [string, unknown])[] = Object.entries(row);
  return Object.fromEntries(
    entries.map(([column, value]) => [column, isSqlPrintable(value) ? new ValueExpression(renderSql(value)) : value]),
  );
}
