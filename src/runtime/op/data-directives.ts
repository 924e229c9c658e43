import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { isSqlPrintable, renderSql } from '../../models/sql.js';
import { type InsertedRow, ValueExpression } from '../../operations/bulk-insert-operation.js';
import type { Operations } from '../operations.js';
import { given, qualified } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type DataDirectives = Pick<Operations, 'bulkInsert'>;

export function dataDirectives(run: RunDirective): DataDirectives {
  return {
    bulkInsert: (tableName, rows, options = {}) =>
      run('bulkInsert', options, () => {
        const { jsonColumns, overridingSystemValue } = options;
        if (!Array.isArray(rows)) throw directiveArgumentInvalid('rows', 'a list of objects', rows);
        const table = qualified('table', tableName, options);
        return [{ kind: 'bulkInsert', table, rows: rows.map(toRow), ...given({ jsonColumns, overridingSystemValue }) }];
      }),
  };
}

function toRow(row: unknown): InsertedRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    throw directiveArgumentInvalid('rows', 'a list of objects', row);
  }
  const entries: readonly (readonly [string, unknown])[] = Object.entries(row);
  return Object.fromEntries(
    entries.map(([column, value]) => [column, isSqlPrintable(value) ? new ValueExpression(renderSql(value)) : value]),
  );
}
