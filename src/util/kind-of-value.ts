// On Node 24, an import of node:util loads everything it has: a twentieth of the time of `migrate current`.
import * as types from 'node:util/types';

// Code that runs in a context of node:vm, as in Jest, has a Date, an Error, and an Object that aren't those of this module.

export function isDate(value: unknown): value is Date {
  return types.isDate(value);
}

export function isBytes(value: unknown): value is Uint8Array {
  return types.isUint8Array(value);
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return types.isPromise(value);
}

/** Throws if `value` is a Proxy that refuses the question. */
export function isError(value: unknown): value is Error {
  return types.isNativeError(value) || value instanceof Error;
}

/** Whether it is an object or an array as literals create them, of no class. */
export function isPlainData(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Of each context, only Object.prototype is a prototype that has none.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
