import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { renderSql } from '../../models/sql.js';
import { DEFAULT_BATCH } from '../../operations/backfill-operation.js';
import { type InsertedRow, ValueExpression } from '../../operations/bulk-insert-operation.js';
import { toMilliseconds } from '../../util/duration.js';
import type { Operations } from '../operations.js';
import { checkedNames, given, qualified, sqlOf } from './arguments.js';
import type { RunDirective } from './run-directive.js';
import { toRow } from './to-row.js';

type DataDirectives = Pick<Operations, 'bulkInsert' | 'updateRows' | 'deleteRows' | 'backfill'>;

export function dataDirectives(run: RunDirective): DataDirectives {
  return {
    bulkInsert: (tableName, rows, options = {}) =>
      run('bulkInsert', options, () => {
        const { jsonColumns, overridingSystemValue, advanceSequences, onConflict } = options;
        const table = qualified('table', tableName, options);
        const others = given({ jsonColumns, overridingSystemValue, advanceSequences, onConflict });
        return [{ kind: 'bulkInsert', table, rows: toRows(rows), ...others }];
      }),
    updateRows: (tableName, rows, options) =>
      run('updateRows', options, () => {
        const { jsonColumns } = options;
        const table = qualified('table', tableName, options);
        const key = checkedNames('key', options.key);
        const changed = toRows(rows);
        refuseKeyless(changed, key);
        return [{ kind: 'updateRows', table, key, rows: changed, ...given({ jsonColumns }) }];
      }),
    deleteRows: (tableName, rows, options = {}) =>
      run('deleteRows', options, () => {
        const { jsonColumns } = options;
        const table = qualified('table', tableName, options);
        const deleted = toRows(rows);
        refuseEmpty(deleted);
        return [{ kind: 'deleteRows', table, rows: deleted, ...given({ jsonColumns }) }];
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

function toRows(rows: unknown): readonly InsertedRow[] {
  if (!Array.isArray(rows)) throw directiveArgumentInvalid('rows', 'a list of objects', rows);
  return rows.map((row) => toRow(row, 'rows', 'a list of objects'));
}

/** Without its key, a row would change all others. */
function refuseKeyless(rows: readonly InsertedRow[], key: readonly string[]): void {
  const keyless = rows.find((row) => key.some((column) => !Object.hasOwn(row, column) || row[column] === undefined));
  if (keyless !== undefined) throw directiveArgumentInvalid('rows', `rows with the key ${key.join(', ')}`, keyless);
}

/** A row without values would delete all others. */
function refuseEmpty(rows: readonly InsertedRow[]): void {
  const empty = rows.find((row) => Object.values(row).every((value) => value === undefined));
  if (empty !== undefined) throw directiveArgumentInvalid('rows', 'rows with at least one column', empty);
}

function setOf(values: unknown): InsertedRow {
  const set = toRow(values, 'set', 'an object with at least one column');
  if (Object.keys(set).length === 0)
    throw directiveArgumentInvalid('set', 'an object with at least one column', values);
  return set;
}
