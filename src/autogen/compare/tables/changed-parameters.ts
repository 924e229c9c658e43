import type { ParameterChanges } from '../../../operations/changes.js';
import type { StorageParameters } from '../../../schema/index-value.js';

/** The parameters that `to` has otherwise than `from`; null where it has none. Undefined where nothing differs. */
export function changedParameters(
  from: StorageParameters = {},
  to: StorageParameters = {},
): ParameterChanges | undefined {
  const set = Object.entries(to).filter(([name, value]) => from[name] !== value);
  const reset = Object.keys(from).filter((name) => to[name] === undefined);
  const changes = { ...Object.fromEntries(set), ...Object.fromEntries(reset.map((name) => [name, null])) };
  return Object.keys(changes).length === 0 ? undefined : changes;
}
