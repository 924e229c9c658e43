import type { StorageParameters } from '../../schema/index-value.js';

const NO_PARAMETERS: StorageParameters = {};

/** From `name=value`, as pg_class and pg_attribute hold them. */
export function toStorageParameters(options: readonly string[]): StorageParameters {
  if (options.length === 0) {
    return NO_PARAMETERS;
  }
  return Object.fromEntries(
    options.map((option) => {
      const end = option.indexOf('=');
      return [option.slice(0, end), option.slice(end + 1)];
    }),
  );
}
