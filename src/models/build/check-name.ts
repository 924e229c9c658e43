import { invalidName, nameTooLong } from '../../errors/model-errors.js';
import { byteLength, MAX_NAME_BYTES } from '../../schema/choose-name.js';

/** Refuses a name that PostgreSQL would refuse or cut; `what` is what it names: `table "users"`. */
export function checkName(name: string, what: string): void {
  if (name === '') {
    throw invalidName(what, name, 'it is empty');
  }
  if (name.includes('\0')) {
    throw invalidName(what, name, 'it contains a NUL character');
  }
  const bytes = byteLength(name);
  if (bytes > MAX_NAME_BYTES) {
    throw nameTooLong(what, name, bytes);
  }
}

const SYSTEM_COLUMNS = new Set(['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid']);

export function checkColumnName(name: string, table: string): void {
  const what = `a column of table "${table}"`;
  checkName(name, what);
  if (SYSTEM_COLUMNS.has(name)) {
    throw invalidName(what, name, 'every table has a system column of that name');
  }
}
