import { quoteRelation } from '../../ddl/names/default-schema.js';
import type { QualifiedName } from '../../schema/names.js';

/**
 * The first statement of a step that locks two tables for a foreign key. A session may hold one and wait for the other, so
 * a run waits for the second lock only until others would find a deadlock. For the first lock it has all of the time.
 */
export function lockAlone(table: QualifiedName): string {
  return `LOCK TABLE ${quoteRelation(table)} IN SHARE ROW EXCLUSIVE MODE`;
}
