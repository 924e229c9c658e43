import { environmentNamedTwice } from '../errors/settings-errors.js';
import type { XArguments } from './define-config.js';

export interface ParsedX {
  readonly x: XArguments;
  /** The environment of `-x env=` or `--env`; null without them. */
  readonly environment: string | null;
}

/**
 * Reads `key=value`; an argument without `=` has the value '', and the last of two with the same key counts, as in
 * Alembic. `--env NAME` is `-x env=NAME`; both may be there if they agree.
 */
export function parseXArguments(list: readonly string[], env?: string): ParsedX {
  const pairs = list.map(splitAtEquals);
  const named = [
    ...(env === undefined ? [] : [env]),
    ...pairs.filter(([key]) => key === 'env').map(([, value]) => value),
  ];
  const [environment, ...others] = new Set(named);
  if (environment === undefined) return { x: Object.fromEntries(pairs), environment: null };
  if (others.length > 0) throw environmentNamedTwice([environment, ...others]);
  return { x: { ...Object.fromEntries(pairs), env: environment }, environment };
}

function splitAtEquals(argument: string): readonly [string, string] {
  const at = argument.indexOf('=');
  return at === -1 ? [argument, ''] : [argument.slice(0, at), argument.slice(at + 1)];
}
