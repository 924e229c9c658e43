import { isError } from '../kind-of-value.js';
import { maskPassword, maskSql } from '../mask-password.js';

/**
 * Masks the texts of an error that came from elsewhere, and those of its causes: its message, its stack, what
 * node-postgres and Node add to it. The error stays the same object, so that callers still recognize it.
 * @returns the error, or what stands for it if it can't be changed
 */
export function maskError(error: unknown, seen: ReadonlySet<unknown> = new Set()): unknown {
  if (typeof error === 'string') return maskPassword(error);
  if (!isError(error) || seen.has(error)) return error;
  const more = new Set([...seen, error]);
  const isMasked = Object.getOwnPropertyNames(error).every((name) => maskField(error, name, more));
  return isMasked ? error : withoutDetails(error);
}

/** @returns false if the field has a secret and can't be changed */
function maskField(error: Error, name: string, seen: ReadonlySet<unknown>): boolean {
  const before: unknown = Reflect.get(error, name);
  const after = maskValue(before, name, seen);
  return after === before || (Reflect.set(error, name, after) && Reflect.get(error, name) === after);
}

function maskValue(value: unknown, name: string, seen: ReadonlySet<unknown>): unknown {
  if (typeof value === 'string') return name === 'internalQuery' ? maskSql(value) : maskPassword(value);
  if (name === 'cause') return maskError(value, seen);
  if (name !== 'errors' || !Array.isArray(value)) return value;
  const masked = value.map((inner) => maskError(inner, seen));
  return masked.every((inner, place) => inner === value[place]) ? value : masked;
}

/** For a frozen error. */
function withoutDetails(error: Error): Error {
  const masked = new Error(maskPassword(error.message));
  masked.name = error.name;
  masked.stack = maskPassword(error.stack ?? '');
  return masked;
}
