/** The name of an object inside a schema. A null schema is the default schema: the first of the search path. */
export interface QualifiedName {
  readonly schema: string | null;
  readonly name: string;
}

/** SQL for the name of the default schema, as the session sees it. */
export const DEFAULT_SCHEMA = "coalesce(pg_catalog.current_schema(), 'public')";

/** Every database has it from the start, so it is never created, and only its owner can drop it. */
export const PUBLIC_SCHEMA = 'public';

/** A key for maps; a NUL byte cannot stand in a name. */
export function nameKey({ schema, name }: QualifiedName): string {
  return `${schema ?? ''}\0${name}`;
}

export function sameName(a: QualifiedName, b: QualifiedName): boolean {
  return a.schema === b.schema && a.name === b.name;
}

/** Whether a name is in the list. */
export function isOneOf(names: readonly QualifiedName[]): (name: QualifiedName) => boolean {
  const known = new Set(names.map(nameKey));
  return (name) => known.has(nameKey(name));
}

/** For people: `users`, `audit.users`. */
export function formatName({ schema, name }: QualifiedName): string {
  return schema === null ? name : `${schema}.${name}`;
}

/** `users`, `audit.users`, as an argument of a directive or a word. A part that has a dot is in quotes: `"a.b".users`. */
export function dottedName(name: QualifiedName): string {
  return joinDotted(partsOfName(name));
}

export function partsOfName({ schema, name }: QualifiedName): readonly string[] {
  return schema === null ? [name] : [schema, name];
}

/** The parts with dots in between; {@link splitDotted} finds them again. */
export function joinDotted(parts: readonly string[]): string {
  return parts
    .map((part) => (part.startsWith('"') || part.includes('.') ? `"${part.replaceAll('"', '""')}"` : part))
    .join('.');
}

const PART = /"((?:[^"]|"")*)"(?=\.|$)|[^.]*/y;

/** The parts of `users`, `audit.users`, `audit.users.id`. */
export function splitDotted(text: string): readonly string[] {
  const parts: string[] = [];
  for (let start = 0; start <= text.length; start += 1) {
    PART.lastIndex = start;
    const [part = '', quoted] = PART.exec(text) ?? [];
    parts.push(quoted?.replaceAll('""', '"') ?? part);
    start += part.length;
  }
  return parts;
}

/** The name alone of an object that has more properties. */
export function bareName({ schema, name }: QualifiedName): QualifiedName {
  return { schema, name };
}
