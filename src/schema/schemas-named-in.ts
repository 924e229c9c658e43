import type { DatabaseSchema } from './database-schema.js';
import type { QualifiedName } from './names.js';

/** The schemas other than the default one that something is declared in. */
export function schemasNamedIn({
  defaultSchema: _default,
  schemas,
  dependences: _,
  privileges: _privileges,
  owners: _owners,
  ...lists
}: DatabaseSchema): readonly string[] {
  const mentioned: QualifiedName[] = Object.values(lists).flat();
  return [...schemas.map(({ name }) => name), ...mentioned.flatMap(({ schema }) => (schema === null ? [] : [schema]))];
}
