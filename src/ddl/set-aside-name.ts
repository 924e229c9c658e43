import { clipName } from '../schema/choose-name.js';
import type { QualifiedName } from '../schema/names.js';

/**
 * The name of a temporary table that keeps rows or privileges of a table for a while. Temporary tables have a separate
 * schema.
 */
export function setAsideName(what: 'rows' | 'privileges', { schema, name }: QualifiedName): string {
  return clipName([what, 'of', ...(schema === null ? [] : [schema]), name].join('_'));
}
