import type { StorageParameters } from '../schema/index-value.js';

/** Storage parameters that are set, and by null reset. */
export type ParameterChanges = Readonly<Record<string, string | null>>;

/** New values of some options; null is what PostgreSQL has by itself. Of storage parameters only those that change. */
export type Changes<Options extends { readonly with?: StorageParameters }> = {
  readonly [Option in Exclude<keyof Options, 'with'>]?: Required<Options>[Option] | null;
} & { readonly with?: ParameterChanges };
