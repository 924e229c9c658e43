import { isBytes, isDate } from '../util/kind-of-value.js';
import { quoteLiteral } from './quote.js';

/**
 * A JavaScript value as the constant that means what the same value means as a parameter of `pg`: quoted and without a
 * type, so that PostgreSQL takes the type from the context.
 */
export function literal(value: unknown): string {
  const text = parameterText(value);
  return text === null ? 'NULL' : quoteLiteral(text);
}

function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) {
    return null;
  }
  if (isDate(value)) {
    return dateText(value);
  }
  if (isBytes(value)) {
    return byteaText(value);
  }
  if (Array.isArray(value)) {
    return arrayText(value);
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function byteaText(bytes: Uint8Array): string {
  return `\\x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function arrayText(values: readonly unknown[]): string {
  return `{${values.map((value) => (Array.isArray(value) ? arrayText(value) : elementText(value))).join(',')}}`;
}

function elementText(value: unknown): string {
  const text = parameterText(value);
  return text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

// In local time with the offset: a column without a time zone gets the local clock, one with it the same instant.
function dateText(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * 60_000).toISOString();
  const hours = String(Math.trunc(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return `${local.slice(0, -1)}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}
