import type { AlterDomain } from '../../operations/domain-operations.js';
import type { Form } from '../form.js';

/** ADD … NOT VALID locks no table, but VALIDATE takes the same lock as the plain form, SHARE, and reads as much. */
export function alterDomainOnline({ nullable, addChecks = [], validateChecks = [] }: AlterDomain): Form {
  const isChecked = addChecks.some(({ notValid }) => !notValid) || validateChecks.length > 0;
  return nullable?.to === false || isChecked
    ? { none: 'PostgreSQL checks the values of a domain only while it stops the writers of all tables that use it' }
    : 'moment';
}
