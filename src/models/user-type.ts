import { quoteName } from '../ddl/quote.js';
import { columnOf, type PlainColumn } from './column-builder.js';
import type { DeclaredType } from './declared-type.js';
import type { JsType } from './js-types.js';
import { type SqlPrintable, sqlText } from './sql.js';

/** A declared domain, composite or range type; called, it is a column of the type: `email: email()`. */
export interface UserType<Js extends JsType = JsType> extends SqlPrintable {
  (): PlainColumn<Js>;
}

/** What every type of the user's own may say. */
export interface UserTypeOptions {
  readonly schema?: string;
  readonly comment?: string;
  /** The name it had: `old_name`, or `old_schema.old_name`. */
  readonly renamedFrom?: string;
}

export function userType<Js extends JsType>(type: Exclude<DeclaredType, { kind: 'builtin' | 'other' }>): UserType<Js> {
  return Object.assign((): PlainColumn<Js> => columnOf(type), { [sqlText]: quoteName(type.name) });
}
