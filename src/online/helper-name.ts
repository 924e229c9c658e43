import { helperName } from '../schema/helper-name.js';
import type { QualifiedName } from '../schema/names.js';

/** The column that takes the place of one whose type changes. */
export function typeChangeName({ schema, name }: QualifiedName, column: string): string {
  return helperName('new_column', [schema, name, column]);
}
