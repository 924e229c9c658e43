import type { UnmanagedObject } from '../../schema/unmanaged-object.js';

/**
 * An object that a rule excludes and that users are told about: it prevents nothing, but nothing declares that it
 * should remain.
 */
export interface Unmanaged {
  readonly unmanaged: readonly UnmanagedObject[];
}

/** An object that a rule excludes because of a setting or the declaration. */
export interface Ignored {
  readonly ignored: readonly UnmanagedObject[];
}
