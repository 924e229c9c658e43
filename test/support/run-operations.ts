import { compileOperation } from '../../src/ddl/compile.js';
import type { Operation } from '../../src/operations/operation.js';
import type { Queryable } from '../../src/util/queryable.js';

/** Carries the operations out, one statement after the other; the statement that fails is named. */
export async function runOperations(db: Queryable, operations: readonly Operation[]): Promise<void> {
  for (const statement of operations.flatMap(compileOperation)) {
    try {
      await db.query(statement);
    } catch (cause) {
      throw new Error(`${statement}: ${cause}`, { cause });
    }
  }
}
