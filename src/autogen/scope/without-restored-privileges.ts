import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { CompareOptions } from '../compare-options.js';
import type { Sides } from './sides.js';

/** If owners and privileges are compared, a rebuilt object need not restore them. */
export function withoutRestoredPrivileges(sides: Sides, { comparePrivileges, compareOwners }: CompareOptions): Sides {
  if (!comparePrivileges && !compareOwners) return sides;
  // The readers of objects write these statements, and begin them so.
  const isCompared = (statement: string) => (statement.startsWith('ALTER ') ? compareOwners : comparePrivileges);
  const without = (schema: DatabaseSchema): DatabaseSchema => ({
    ...schema,
    objects: schema.objects.map((object) => ({
      ...object,
      restored: object.restored.filter((statement) => !isCompared(statement)),
    })),
  });
  return { declared: without(sides.declared), reflected: without(sides.reflected) };
}
