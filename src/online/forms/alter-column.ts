import type { AlterColumn } from '../../operations/column-operations.js';
import { typeChangeRewrites } from '../column-rewrites.js';
import type { Form } from '../form.js';
import { needsProof } from '../needs-proof.js';
import type { OnlineFacts } from '../table-facts.js';
import { changeTypeOnline } from './change-type.js';
import { looksForLargest } from './existing-rows.js';
import { setNotNullOnline } from './set-not-null.js';

export function alterColumnOnline(operation: AlterColumn, facts: OnlineFacts): Form {
  const { column, nullable, generated, type } = operation;
  const [place] = facts.tables;
  if (place === undefined) return 'moment';
  if (generated !== undefined && generated.to !== null) {
    return { none: 'PostgreSQL computes a stored generated column only while it stops writers and readers' };
  }
  if (type !== undefined && typeChangeRewrites(facts)) {
    return changeTypeOnline(operation, type, facts);
  }
  if (looksForLargest(operation, place)) {
    return { none: 'the largest value of the column is looked for while readers and writers are stopped' };
  }
  return nullable?.to === false && needsProof(place, column) ? { steps: setNotNullOnline(operation, facts) } : 'moment';
}
