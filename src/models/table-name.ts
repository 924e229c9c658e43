import type { QualifiedName } from '../schema/names.js';

/** `log` in the schema that is given, or `audit.log`. */
export function parseName(text: string, schema: string | null): QualifiedName {
  const [first = '', second] = text.split('.');
  return second === undefined ? { schema, name: first } : { schema: first, name: second };
}
