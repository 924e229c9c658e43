/** The name of an object inside a schema. A null schema is the default schema: the first of the search path. */
export interface QualifiedName {
  readonly schema: string | null;
  readonly name: string;
}

/** SQL for the name of the default schema, as the session sees it. */
export const DEFAULT_SCHEMA = "coalesce(current_schema(), 'public')";

/** Every database has it from the beginning, so nobody makes it, and nobody but its owner takes it away. */
export const PUBLIC_SCHEMA = 'public';

/** A key for maps; a NUL byte cannot stand in a name. */
export function nameKey({ schema, name }: QualifiedName): string {
  return `${schema ?? ''}\0${name}`;
}

export function sameName(a: QualifiedName, b: QualifiedName): boolean {
  return a.schema === b.schema && a.name === b.name;
}

/** For people: `users`, `audit.users`. */
export function formatName({ schema, name }: QualifiedName): string {
  return schema === null ? name : `${schema}.${name}`;
}
