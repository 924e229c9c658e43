import type { Row } from '../../../util/queryable.js';

/** What looks for the traces of an attempt before asks of the session. */
export interface ServerAccess {
  /** Whether a transaction is open; null if the client does not tell. */
  inTransaction(): boolean | null;
  /** Sends a statement of Limbeck's own, which leaves nothing behind that the revision could be said to have done. */
  ask<R = Row>(sql: string): Promise<readonly R[]>;
  warn(message: string): void;
}
