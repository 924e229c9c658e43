import type { PostgresReport } from '../../errors/limbeck-error.js';

/** What to do about a refusal, by its SQLSTATE (manual: Appendix A, PostgreSQL Error Codes). */
const HINTS: Readonly<Record<string, string>> = {
  '25001':
    'Put the directive into `op.autocommitBlock(async () => …)`, or write `export const transaction = false` in the revision.',
  '25006': 'Connect to the primary server, as a role that may write.',
  '2BP01': 'Drop what depends on it first, in the same revision.',
  '23502': 'Fill the column before it becomes NOT NULL, or give it a server default.',
  '23503': 'Correct the rows first, or create the foreign key with `notValid: true` and validate it later.',
  '23505': 'Remove the duplicate rows first.',
  '23514': 'Correct the rows first, or create the check with `notValid: true` and validate it later.',
  '42501': 'Run as the role that owns the object, or grant the privilege to your role.',
  '42701': 'If the database already has what this revision creates, record it with `migrate stamp`.',
  '42710': 'If the database already has what this revision creates, record it with `migrate stamp`.',
  '42P06': 'If the database already has what this revision creates, record it with `migrate stamp`.',
  '42P07': 'If the database already has what this revision creates, record it with `migrate stamp`.',
  '53100': 'Free space on the disk of the server, and run the command again.',
  '55P03': 'Another session holds a lock on the object. Run the command again when it has ended.',
  '55P04': 'PostgreSQL allows the use of a new enum value only after a commit: use it in the next revision.',
  '57014': '`statement_timeout` or a person cancelled the statement. If it was the timeout, raise it for this role.',
};

/** What `op.alterColumn` may have been told too little of. */
const HINTS_ON_COLUMNS: Readonly<Record<string, string>> = {
  '42601':
    'Only PostgreSQL 17 and later can change the expression of a generated column. On older versions, drop the column and add it again.',
  '42804': 'Add `using`, and the current default as `existingServerDefault` or the new one as `serverDefault`.',
  '55000': 'Pass `existingIdentity` if the column is an identity column, and omit it if it is not.',
};

export const CORRECT_IT = 'Correct the revision, and run the command again.';

export function hintFor(postgres: PostgresReport | null, directive?: string): string {
  const sqlState = postgres?.sqlState ?? '';
  const ofDirective = directive === 'op.alterColumn' ? HINTS_ON_COLUMNS[sqlState] : undefined;
  return ofDirective ?? HINTS[sqlState] ?? CORRECT_IT;
}
