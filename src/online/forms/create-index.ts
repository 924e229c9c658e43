import type { CreateIndex } from '../../operations/index-operations.js';
import type { Form } from '../form.js';
import type { OnlineFacts } from '../table-facts.js';
import { buildIndex, describeIndex } from './concurrent-index.js';

export function createIndexOnline(operation: CreateIndex, { tables }: OnlineFacts): Form {
  const { table, index, concurrently = false, ifNotExists = false, unnamed = false } = operation;
  const [place] = tables;
  if (concurrently || index.only === true || place === undefined) return 'moment';
  if (unnamed) return { none: 'PostgreSQL chooses the name of the index' };
  if (place.kind === 'partitioned') return { none: 'the table is partitioned' };
  return { steps: [buildIndex({ table, index }, ifNotExists), ...describeIndex({ table, index })] };
}
