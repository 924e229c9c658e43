import type { AddColumn } from '../operations/column-operations.js';
import type { OnlineFacts } from './table-facts.js';

/** Whether ADD COLUMN writes the table again. Without a trial, the worst is assumed of a default and of a user's type. */
export function addingRewrites({ column }: AddColumn, { trial }: OnlineFacts): boolean {
  const { identity, serial, generated, serverDefault, type } = column;
  if (identity !== null || serial !== null || generated?.stored === true) return true;
  return trial?.rewrites ?? (serverDefault !== null || type.userType !== null);
}

/** Whether a new type makes PostgreSQL write the table, or an index, again. Without a trial, the worst is assumed. */
export function typeChangeRewrites({ trial }: OnlineFacts): boolean {
  return trial?.rewrites !== false;
}
