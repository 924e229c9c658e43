import type { StorageParameters } from '../schema/index-value.js';

/** Storage parameters as a declaration says them: `{ fillfactor: 70, fastupdate: false }`. */
export type StorageParameterInput = Readonly<Record<string, string | number | boolean>>;

export function toStorageParameters(input?: StorageParameterInput): StorageParameters {
  if (input === undefined) return {};
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
