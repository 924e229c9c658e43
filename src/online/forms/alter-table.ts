import type { AlterTable } from '../../operations/table-operations.js';
import type { Form } from '../form.js';
import type { OnlineFacts } from '../table-facts.js';

export function alterTableOnline(operation: AlterTable, { tables }: OnlineFacts): Form {
  // A partitioned table has no file: what changes is what new partitions get.
  if (tables[0]?.kind === 'partitioned') return 'moment';
  const reason = whyRewritten(operation);
  return reason === null ? 'moment' : { none: reason };
}

function whyRewritten({ changes }: AlterTable): string | null {
  const { unlogged, tablespace, accessMethod } = changes;
  if (unlogged !== undefined) return 'PostgreSQL writes the table again for LOGGED and UNLOGGED';
  if (tablespace !== undefined) return 'PostgreSQL moves a table to another tablespace only while nobody uses it';
  return accessMethod === undefined ? null : 'PostgreSQL writes the table again for another access method';
}
