/**
 * What turns a file of the user's into a module. `auto`: Node itself where it can, else jiti; `native`: Node alone, with
 * whatever `--import` gave it; `jiti`; `tsx`, for decorators.
 */
export const LOADER_NAMES = ['auto', 'native', 'jiti', 'tsx'] as const;

export type LoaderName = (typeof LOADER_NAMES)[number];
