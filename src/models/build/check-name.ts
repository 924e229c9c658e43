import { invalidName, nameTooLong } from '../../errors/model-errors.js';
import { byteLength, fitsInto, MAX_NAME_BYTES } from '../../schema/choose-name.js';

/** Refuses a name that PostgreSQL would refuse or cut; `what` is what it names: `table "users"`. */
export function checkName(name: string, what: string): void {
  if (name === '') {
    throw invalidName(what, name, 'it is empty');
  }
  if (name.includes('\0')) {
    throw invalidName(what, name, 'it contains a NUL character');
  }
  if (!fitsInto(MAX_NAME_BYTES, name)) {
    throw nameTooLong(what, name, byteLength(name));
  }
}

const SYSTEM_COLUMNS = new Set(['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid']);

/** `what` is what it names: `a column of table "users"`. */
export function checkColumnName(name: string, what: string): void {
  checkName(name, what);
  if (SYSTEM_COLUMNS.has(name)) {
    throw invalidName(what, name, 'every table has a system column of that name');
  }
}
