import type { QueryResult, Row } from '../../../util/queryable.js';
import { type FailureOrigin, noteOrigin } from '../failure-origin.js';
import type { StepSession } from '../step-session.js';
import { prepareRepeat } from './prepare-repeat.js';
import { parseRepeatable } from './repeatable-statement.js';

interface Sent {
  readonly statement: string;
  readonly origin: FailureOrigin;
  readonly parameters?: readonly unknown[] | undefined;
}

/**
 * Sends a statement of a revision. If it cannot be rolled back and an attempt before was cut off, it continues from what
 * that attempt has left.
 */
export async function sendRepeatably<R = Row>(
  session: StepSession,
  { statement, origin, parameters }: Sent,
): Promise<QueryResult<R>> {
  const { server } = session;
  const isOutside = server !== null && !session.inTransaction && server.inTransaction() !== true;
  const parsed = isOutside ? parseRepeatable(statement) : null;
  if (server === null || parsed === null) return session.send<R>(statement, origin, parameters);
  try {
    const statements = await prepareRepeat(statement, parsed, server);
    // What the attempt before has done stays, whatever happens to the rest.
    if (statements.length === 0) session.progress.keep(true);
    let result: QueryResult<R> = { rows: [], rowCount: null };
    for (const one of statements) result = await session.send<R>(one, origin);
    return result;
  } catch (error) {
    noteOrigin(error, { ...origin, statement });
    throw error;
  }
}
