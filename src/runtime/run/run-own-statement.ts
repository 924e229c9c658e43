import { databaseRefused } from '../../errors/database-errors.js';
import type { Queryable, Row } from '../../util/queryable.js';
import { findPostgresReport, isConnectionLost } from '../postgres-report.js';

/** Runs a statement of the tool's own; `what` completes "PostgreSQL refused to …". */
export async function ask<R = Row>(connection: Queryable, what: string, statement: string): Promise<readonly R[]> {
  try {
    return (await connection.query<R>(statement)).rows;
  } catch (error) {
    const postgres = findPostgresReport(error);
    if (postgres === null || isConnectionLost(error)) throw error;
    throw databaseRefused(what, { postgres, statement, cause: error });
  }
}
