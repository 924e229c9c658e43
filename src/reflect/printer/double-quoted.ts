import type { QualifiedName } from '../../schema/names.js';

/** An identifier that people don't read, so it is always quoted. */
export function doubleQuoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function doubleQuotedName({ schema, name }: QualifiedName): string {
  return schema === null ? doubleQuoted(name) : `${doubleQuoted(schema)}.${doubleQuoted(name)}`;
}
