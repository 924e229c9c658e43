import type { QualifiedName } from '../../schema/names.js';

/** An identifier that nobody reads, so it is quoted whether it needs to be or not. */
export function doubleQuoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function doubleQuotedName({ schema, name }: QualifiedName): string {
  return schema === null ? doubleQuoted(name) : `${doubleQuoted(schema)}.${doubleQuoted(name)}`;
}
