import { nameKey, type QualifiedName } from '../../schema/names.js';

/** The default schema is `public` as far as a file tells. */
export function keyOf({ schema, name }: QualifiedName): string {
  return nameKey({ schema: schema ?? 'public', name });
}

export function isSameTable(a: QualifiedName, b: QualifiedName): boolean {
  return keyOf(a) === keyOf(b);
}
