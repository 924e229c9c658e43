import type { UnmanagedObject } from '../../schema/unmanaged-object.js';

/** What is in the database and not managed, by kind. */
export interface UnmanagedSummary {
  readonly kind: string;
  readonly why: string;
  readonly names: readonly string[];
}

/** One entry a kind and reason, so that a database with a thousand functions can be told in a line. */
export function summarizeUnmanaged(objects: readonly UnmanagedObject[]): readonly UnmanagedSummary[] {
  const groups = new Map<string, { kind: string; why: string; names: string[] }>();
  for (const { kind, why, name } of objects) {
    const key = `${kind}\0${why}`;
    const group = groups.get(key) ?? { kind, why, names: [] };
    group.names.push(name);
    groups.set(key, group);
  }
  return [...groups.values()];
}
