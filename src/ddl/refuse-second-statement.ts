import { secondStatement } from '../errors/operation-errors.js';
import { sqlTokens } from '../util/sql-tokens.js';

/**
 * The last barrier for text that is used in a statement unchanged, such as an expression or the text of a type: it
 * can't end the statement and begin another.
 */
export function refuseSecondStatement(statement: string): void {
  if (!statement.includes(';')) return;
  for (const { kind, text } of sqlTokens(statement)) {
    if (kind === 'other' && text === ';') throw secondStatement(statement);
  }
}
