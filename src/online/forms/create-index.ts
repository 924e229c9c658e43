import type { CreateIndex } from '../../operations/index-operations.js';
import type { Form } from '../form.js';
import type { OnlineFacts } from '../table-facts.js';
import { isChosen } from './chosen-name.js';
import { buildIndex, describeIndex } from './concurrent-index.js';
import { buildPartitioned, whyAtOnce } from './partitioned-index.js';

export function createIndexOnline(operation: CreateIndex, facts: OnlineFacts): Form {
  const { table, index, concurrently = false, ifNotExists = false, unnamed = false } = operation;
  const [place] = facts.tables;
  if (concurrently || index.only === true || place === undefined) return 'moment';
  const isNamed = !unnamed || (index.keys.every(({ column }) => column !== null) && isChosen(index.name, facts));
  if (!isNamed) return { none: 'PostgreSQL chooses the name of the index' };
  if (place.kind !== 'partitioned') {
    return { steps: [buildIndex({ table, index }, ifNotExists), ...describeIndex({ table, index })] };
  }
  const wanted = { table, index, constraint: null };
  const none = ifNotExists ? 'the index may exist on some partitions' : whyAtOnce(wanted, place);
  return none === null ? { steps: buildPartitioned(wanted, { place, facts }) } : { none };
}
