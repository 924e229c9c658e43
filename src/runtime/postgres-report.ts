import type { PostgresReport } from '../errors/limbeck-error.js';
import { isReadableError } from '../util/thrown.js';

const SQL_STATE = /^[0-9A-Z]{5}$/;

/** What PostgreSQL said, or null if the error does not come from a server. */
export function findPostgresReport(error: unknown): PostgresReport | null {
  if (!isReadableError(error)) return null;
  const sqlState = textField(error, 'code');
  // Node's own codes (EPIPE) can have five letters too; only a report of the server has a severity.
  if (sqlState === undefined || !SQL_STATE.test(sqlState) || textField(error, 'severity') === undefined) return null;
  const detail = textField(error, 'detail');
  const hint = textField(error, 'hint');
  const position = Number(textField(error, 'position'));
  return {
    sqlState,
    message: error.message,
    ...(detail === undefined ? {} : { detail }),
    ...(hint === undefined ? {} : { hint }),
    ...(position > 0 ? { position } : {}),
  };
}

// Class 57P: the server ends the session (manual: Appendix A, PostgreSQL Error Codes).
const SESSION_ENDING = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '25P04']);

/** True if the session is gone, so that nothing more can be asked of it. */
export function isConnectionLost(error: unknown): boolean {
  const report = findPostgresReport(error);
  if (report !== null) return SESSION_ENDING.has(report.sqlState) || report.sqlState.startsWith('08');
  if (!isReadableError(error)) return false;
  const code = textField(error, 'code');
  if (code !== undefined && SOCKET_CODES.has(code)) return true;
  return /^Connection terminated|^Query read timeout|not queryable|^PGlite is (closed|closing)/.test(error.message);
}

const SOCKET_CODES = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENETDOWN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** A field of an error that has a text in it. */
export function textField(value: object, name: string): string | undefined {
  try {
    const field: unknown = Reflect.get(value, name);
    return typeof field === 'string' && field !== '' ? field : undefined;
  } catch {
    // An error of the user's may have a getter that throws.
    return undefined;
  }
}
