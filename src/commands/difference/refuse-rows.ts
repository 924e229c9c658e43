import { rowsNotComparable, rowsUnreadable } from '../../errors/row-errors.js';
import { findPostgresReport } from '../../runtime/postgres-report.js';
import { formatName } from '../../schema/names.js';
import type { RowQuestion } from '../../schema/row-question.js';

const INSUFFICIENT_PRIVILEGE = '42501';

/** Class 22: a value that a type can't read. Class 42: a column or type that can't be compared. */
const ABOUT_VALUES = /^(?:22|42)/;

export function refuseRows({ table }: Pick<RowQuestion, 'table'>, error: unknown): never {
  const postgres = findPostgresReport(error);
  if (postgres !== null && ABOUT_VALUES.test(postgres.sqlState) && postgres.sqlState !== INSUFFICIENT_PRIVILEGE) {
    throw rowsNotComparable(formatName(table), postgres, error);
  }
  refuseUnreadable({ table }, error);
}

export function refuseUnreadable({ table }: Pick<RowQuestion, 'table'>, error: unknown): never {
  const postgres = findPostgresReport(error);
  if (postgres?.sqlState === INSUFFICIENT_PRIVILEGE) throw rowsUnreadable(formatName(table), postgres, error);
  throw error;
}
