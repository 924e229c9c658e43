import type { AddConstraint } from '../../operations/constraint-operations.js';
import { assertNever } from '../../util/assert-never.js';
import type { Form } from '../form.js';
import type { OnlineFacts } from '../table-facts.js';
import { addKeyOnline } from './add-key.js';
import { isChosen } from './chosen-name.js';
import { addValidatedOnline } from './validated-constraint.js';

export function addConstraintOnline(operation: AddConstraint, facts: OnlineFacts): Form {
  const { table, constraint, unnamed = false, usingIndex } = operation;
  const [place] = facts.tables;
  if (place === undefined || usingIndex !== undefined) return 'moment';
  // The name of a check depends on the columns in its expression.
  const isNamed = !unnamed || (constraint.kind !== 'check' && isChosen(constraint.name, facts));
  if (!isNamed) return { none: 'PostgreSQL chooses the name of the constraint' };
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return addKeyOnline({ table, constraint }, { place, facts });
    case 'foreignKey':
    case 'check':
      return addValidatedOnline({ table, constraint }, { place, facts });
    case 'exclusion':
      return { none: 'PostgreSQL builds the index of an exclusion constraint only while it stops writers and readers' };
    default:
      return assertNever(constraint);
  }
}
