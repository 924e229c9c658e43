import type { QualifiedName } from '../schema/names.js';
import { quoteRelation } from './names/default-schema.js';

/** When PostgreSQL checks the constraints in this transaction. They have the schemas of their tables. */
export function setConstraintsSql(constraints: readonly QualifiedName[], mode: 'IMMEDIATE' | 'DEFERRED'): string {
  return `SET CONSTRAINTS ${constraints.map((name) => quoteRelation(name)).join(', ')} ${mode}`;
}
