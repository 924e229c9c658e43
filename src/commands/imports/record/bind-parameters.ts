import { quoteLiteral } from '../../../ddl/quote.js';
import { sqlTokens } from '../../../util/sql-tokens.js';

/**
 * The statement with its parameters as constants. PostgreSQL finds the type of a quoted constant by the same rules as that
 * of a parameter, so the statement means the same.
 */
export function bindParameters(sql: string, values: readonly unknown[]): string {
  if (values.length === 0) return sql;
  const tokens = [...sqlTokens(sql)];
  return tokens
    .map(({ kind, text }) => (kind === 'parameter' ? toConstant(values[Number(text.slice(1)) - 1]) : text))
    .join('');
}

/** As the driver `pg` sends values. */
function toConstant(value: unknown): string {
  return value === null || value === undefined ? 'NULL' : quoteLiteral(toText(value));
}

function toText(value: unknown): string {
  if (value instanceof Date) return localTime(value);
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (Array.isArray(value)) return `{${value.map(toElement).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** With the offset behind it, which a column without time zone ignores. */
function localTime(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${local}${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

function toElement(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return toText(value);
  return `"${toText(value).replaceAll(/["\\]/g, '\\$&')}"`;
}
