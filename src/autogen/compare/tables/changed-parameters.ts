import type { ParameterChanges } from '../../../operations/changes.js';
import type { StorageParameters } from '../../../schema/index-value.js';

/**
 * The parameters of `to` that differ from those of `from`, or null if `to` has none. Undefined if nothing differs.
 */
export function changedParameters(
  from: StorageParameters = {},
  to: StorageParameters = {},
): ParameterChanges | undefined {
  const set = Object.entries(to).filter(([name, value]) => from[name] !== value);
  const reset = Object.keys(from).filter((name) => to[name] === undefined);
  const changes = { ...Object.fromEntries(set), ...Object.fromEntries(reset.map((name) => [name, null])) };
  return Object.keys(changes).length === 0 ? undefined : changes;
}
