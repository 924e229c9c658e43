import { type QualifiedName, splitDotted } from '../schema/names.js';

/** `log` in the schema that is given, or `audit.log`; a part in quotes may have dots. */
export function parseName(text: string, schema: string | null): QualifiedName {
  const [first = '', second] = splitDotted(text);
  return second === undefined ? { schema, name: first } : { schema: first, name: second };
}
