import type { SqlStatement } from '../script/split-statements.js';
import { transactionCommand } from '../script/transaction-command.js';

/**
 * - schema: something in the database, or nothing
 * - session: how the session reads what follows
 * - transaction: where a transaction begins and ends
 * - server: what all databases of the server share, such as roles, or another database
 */
type StatementReach = 'schema' | 'session' | 'transaction' | 'server';

/** What a statement changes. Only what is in a database can be tried in a scratch one. */
export function statementReach({ text, words }: Pick<SqlStatement, 'text' | 'words'>): StatementReach {
  const [first = '', second = ''] = words;
  if (transactionCommand(words) !== null || isInsideTransaction(first, second)) return 'transaction';
  if (isOfServer(text, first, second)) return 'server';
  if (first === 'SET' || first === 'RESET' || /^SELECT\s+(?:pg_catalog\s*\.\s*)?set_config\s*\(/i.test(text)) {
    return 'session';
  }
  return 'schema';
}

function isInsideTransaction(first: string, second: string): boolean {
  if (first === 'SET') return second === 'TRANSACTION' || second === 'CONSTRAINTS';
  return first === 'SAVEPOINT' || first === 'RELEASE' || first === 'ROLLBACK' || first === 'COMMIT';
}

const SHARED = /^(?:ROLE|USER|GROUP|DATABASE|TABLESPACE|SYSTEM)$/;
const ROLES_IN_BLOCK = /\b(?:CREATE|ALTER|DROP)\s+(?:ROLE|GROUP|USER(?!\s+MAPPING))\b/i;

function isOfServer(text: string, first: string, second: string): boolean {
  switch (first) {
    case 'CREATE':
    case 'ALTER':
    case 'DROP':
      if (second === 'SUBSCRIPTION') return !/\bconnect\s*=\s*(?:false|off|0)\b/i.test(text);
      return (SHARED.test(second) && !/^\w+\s+USER\s+MAPPING\b/i.test(text)) || /^DROP\s+OWNED\b/i.test(text);
    case 'GRANT':
    case 'REVOKE':
      // Without ON it is about the members of a role.
      return !/\bON\b/i.test(text) || /\bON\s+(?:DATABASE|TABLESPACE|PARAMETER)\b/i.test(text);
    case 'COMMENT':
      return /^COMMENT\s+ON\s+(?:ROLE|DATABASE|TABLESPACE)\b/i.test(text);
    case 'SECURITY':
      return /\bON\s+(?:ROLE|DATABASE|TABLESPACE)\b/i.test(text);
    case 'REASSIGN':
      return true;
    case 'DO':
      return ROLES_IN_BLOCK.test(text);
    default:
      return false;
  }
}
