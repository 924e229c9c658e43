import type { UnmanagedObject } from '../../schema/unmanaged-object.js';

/** What a rule leaves out and users are told of: it is in the way of nothing, but nobody said that it should stay. */
export interface Unmanaged {
  readonly unmanaged: readonly UnmanagedObject[];
}

/** What a rule leaves out because a setting or the declaration says so. */
export interface Ignored {
  readonly ignored: readonly UnmanagedObject[];
}
