import { compileOperation } from '../ddl/compile.js';
import { createOperations, dropOperations } from '../operations/create-all.js';
import type { Operation } from '../operations/operation.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import type { Queryable } from '../util/queryable.js';

/** Creates everything, all or nothing: one string of statements is one transaction, unless one is open already. */
export function createAll(connection: Queryable, schema: DatabaseSchema): Promise<void> {
  return run(connection, createOperations(schema));
}

export function dropAll(connection: Queryable, schema: DatabaseSchema): Promise<void> {
  return run(connection, dropOperations(schema));
}

async function run(connection: Queryable, operations: readonly Operation[]): Promise<void> {
  const statements = operations.flatMap(compileOperation);
  if (statements.length > 0) {
    await connection.query(statements.join(';\n'));
  }
}
