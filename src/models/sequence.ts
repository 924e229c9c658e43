import { quoteLiteral, quoteName } from '../ddl/quote.js';
import type { QualifiedName } from '../schema/names.js';
import type { SequenceType } from '../schema/sequence.js';
import type { ColumnRef } from './column-ref.js';
import type { SequenceOptionsInput } from './sequence-options.js';
import { SqlFragment, type SqlPrintable, sqlText } from './sql.js';

export interface SequenceOptions extends SequenceOptionsInput {
  readonly schema?: string;
  /** Default: `bigint`. */
  readonly type?: SequenceType;
  /** `'table.column'` or `() => users.c.id`: the sequence goes when the column goes. */
  readonly ownedBy?: string | (() => ColumnRef);
  readonly comment?: string;
  /** PostgreSQL 15. */
  readonly unlogged?: boolean;
}

export interface SequenceDeclaration {
  readonly name: QualifiedName;
  readonly options: SequenceOptions;
}

/** A declared sequence. Made by `metadata.sequence()`. */
export class Sequence implements SqlPrintable {
  readonly [sqlText]: string;
  readonly name: QualifiedName;

  constructor(name: QualifiedName) {
    this.name = name;
    this[sqlText] = quoteName(name);
  }

  /** The next number of it, for a column's default: `nextval('order_numbers'::regclass)`. */
  nextval(): SqlFragment {
    return new SqlFragment(`nextval(${quoteLiteral(quoteName(this.name))}::regclass)`);
  }
}
