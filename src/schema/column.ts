import type { ColumnOptions } from './column-options.js';
import type { QualifiedName } from './names.js';
import type { NotNull } from './not-null.js';
import type { SequenceOptions } from './sequence.js';
import type { ColumnType } from './types.js';

export interface Identity {
  /** ALWAYS; otherwise BY DEFAULT. */
  readonly always: boolean;
  /** The sequence behind it; PostgreSQL puts it into the table's schema. */
  readonly sequence: string;
  readonly options: SequenceOptions;
  /** The comment on the sequence. */
  readonly comment?: string;
  /** Only if the sequence is logged otherwise than its table. PostgreSQL 15. */
  readonly unlogged?: boolean;
}

export interface GeneratedExpression {
  readonly expression: string;
  /** STORED; otherwise VIRTUAL (PostgreSQL 18). */
  readonly stored: boolean;
}

/**
 * A `serial` column: an integer whose default draws from a sequence that the column owns, with the options that CREATE
 * SEQUENCE gives by itself. Any other sequence is a separate {@link Sequence}, and the default names it.
 */
export interface Serial {
  /** In the schema of the table. */
  readonly sequence: string;
}

/** At most one of serverDefault, identity, generated and serial is set. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** Missing if the column allows null, before PostgreSQL 18, and in models that don't set it. */
  readonly notNull?: NotNull;
  /** Null if it is the type's own. */
  readonly collation: QualifiedName | null;
  /** SQL, as pg_get_expr() prints it on the reflected side. */
  readonly serverDefault: string | null;
  readonly identity: Identity | null;
  readonly generated: GeneratedExpression | null;
  readonly serial: Serial | null;
  readonly comment: string | null;
  readonly options?: ColumnOptions;
  /** The column exists because a parent of the table has it, and the table itself doesn't declare it. */
  readonly inherited?: true;
  /** There are privileges on it alone, which are not compared. */
  readonly granted?: true;
  /** The previous name, if the declaration has one. */
  readonly renamedFrom?: string;
}
