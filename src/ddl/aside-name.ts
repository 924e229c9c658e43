import { clipName } from '../schema/choose-name.js';
import type { QualifiedName } from '../schema/names.js';

/** A temporary table that keeps something of a table for a while. Temporary tables have a schema of their own. */
export function asideName(what: 'rows' | 'privileges', { schema, name }: QualifiedName): string {
  return clipName([what, 'of', ...(schema === null ? [] : [schema]), name].join('_'));
}
