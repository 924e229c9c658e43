import { Buffer } from 'node:buffer';
import { plainDecimal } from './number-text.js';

/**
 * A value as jsonb prints it: keys by length and then by bytes, a blank after commas and colons, numbers without an
 * exponent. Undefined if JSON has nothing for it.
 */
export function jsonbText(value: unknown): string | undefined {
  const text = stringify(value);
  return text === undefined ? undefined : printJson(JSON.parse(text));
}

function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // A value that contains itself, a bigint, a toJSON() that throws.
    return undefined;
  }
}

function printJson(value: unknown): string {
  if (typeof value === 'number') {
    return plainDecimal(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(printJson).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => compareKeys(a, b));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${printJson(item)}`).join(', ')}}`;
  }
  return JSON.stringify(value);
}

function compareKeys(a: string, b: string): number {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length - right.length || Buffer.compare(left, right);
}
