import type { ParameterChanges } from '../operations/changes.js';
import type { StorageParameters } from '../schema/index-value.js';
import { quoteIdentifier, quoteLiteral } from './quote.js';

// A name such as toast.autovacuum_enabled has two parts.
function parameterName(name: string): string {
  return name.split('.').map(quoteIdentifier).join('.');
}

function parameterValue(value: string): string {
  return /^-?\d+(\.\d+)?$|^(on|off|true|false|auto)$/.test(value) ? value : quoteLiteral(value);
}

/** `(fillfactor = 70, fastupdate = off)`, or an empty text if no parameter is set. */
export function storageParameters(parameters: StorageParameters): string {
  const items = Object.entries(parameters).map(([name, value]) => `${parameterName(name)} = ${parameterValue(value)}`);
  return items.length === 0 ? '' : `(${items.join(', ')})`;
}

/** `SET (fillfactor = 70)` and `RESET (autovacuum_enabled)`. */
export function parameterSubcommands(changes: ParameterChanges = {}): readonly string[] {
  const entries = Object.entries(changes);
  const set = entries.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  const reset = entries.flatMap(([name, value]) => (value === null ? [parameterName(name)] : []));
  return [
    ...(set.length === 0 ? [] : [`SET ${storageParameters(Object.fromEntries(set))}`]),
    ...(reset.length === 0 ? [] : [`RESET (${reset.join(', ')})`]),
  ];
}
