import type { Queryable } from '../../src/util/queryable.js';
import { sqlTokens } from '../../src/util/sql-tokens.js';

/** Sends a script statement by statement and stops at the first error, as `psql -v ON_ERROR_STOP=1 -f` does. */
export async function runScript(db: Queryable, script: string): Promise<void> {
  let statement = '';
  for (const { text } of sqlTokens(script)) {
    statement += text;
    if (text === ';') {
      await db.query(statement);
      statement = '';
    }
  }
  await db.query(statement);
}
