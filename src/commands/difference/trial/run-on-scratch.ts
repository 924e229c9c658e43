import { loneOperations } from '../../../autogen/render/lone-operations.js';
import { compileOperation } from '../../../ddl/compile.js';
import { interrupted } from '../../../errors/run-errors.js';
import type { Operation } from '../../../operations/operation.js';
import { findPostgresReport, isConnectionLost } from '../../../runtime/postgres-report.js';
import { isOneOf, type QualifiedName } from '../../../schema/names.js';
import type { Scratch } from '../../../scratch/scratch.js';

/** So that one transaction does not need more locks than the server has room for. */
const BATCH = 200;

/** Makes what an empty database is to have. */
export async function fillScratch(scratch: Scratch, operations: readonly Operation[]): Promise<void> {
  const statements = operations.map(withoutRows).flatMap(compileOperation);
  for (let start = 0; start < statements.length; start += BATCH) {
    refuseAfterInterrupt(scratch);
    await scratch.run(statements.slice(start, start + BATCH).join(';\n'));
  }
  await scratch.resetSession();
}

/** The query of a materialized view of the database is not run: it calls functions that anybody may have written. */
function withoutRows(operation: Operation): Operation {
  if (operation.kind !== 'createObject' || operation.object.kind !== 'materializedView') return operation;
  const { object } = operation;
  return { ...operation, object: { ...object, definition: `${object.definition}\nWITH NO DATA` } };
}

/** Runs one direction of a revision, in transactions like those of its file. */
export async function runOnScratch(
  scratch: Scratch,
  operations: readonly Operation[],
  enums: readonly QualifiedName[],
): Promise<void> {
  const alone = loneOperations(operations, isOneOf(enums));
  const { connection } = scratch;
  await connection.query('BEGIN');
  for (const operation of operations) {
    refuseAfterInterrupt(scratch);
    const isAlone = alone.has(operation);
    if (isAlone) await connection.query('COMMIT');
    for (const statement of compileOperation(operation)) await connection.query(statement);
    if (isAlone) await connection.query('BEGIN');
  }
  await connection.query('COMMIT');
  await scratch.resetSession();
}

function refuseAfterInterrupt({ signal }: Scratch): void {
  if (signal?.aborted === true) throw interrupted('Interrupted. Nothing was written.');
}

/** What PostgreSQL says against it, as a sentence; null if it says nothing. */
export async function refusalOf(work: Promise<void>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    const postgres = findPostgresReport(error);
    if (postgres === null || isConnectionLost(error)) throw error;
    return `PostgreSQL says: ${postgres.message}.`;
  }
}
