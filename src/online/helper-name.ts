import { createHash } from 'node:crypto';
import type { QualifiedName } from '../schema/names.js';

/**
 * The name of an object that exists only between steps: recognizable, at most 63 bytes, and another for each purpose
 * and subject.
 *
 * @param subject what the object is for: the table and the column, index or constraint
 */
export function helperName(purpose: string, subject: readonly (string | null)[]): string {
  const sum = createHash('sha256').update(JSON.stringify(subject)).digest('hex').slice(0, 12);
  return `limbeck_${purpose}_${sum}`;
}

/** The column that takes the place of one whose type changes. */
export function typeChangeName({ schema, name }: QualifiedName, column: string): string {
  return helperName('new_column', [schema, name, column]);
}
