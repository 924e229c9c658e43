import type { Operation } from '../../operations/operation.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Directive } from '../journal/committed-directive.js';
import type { LazyCallSite } from '../run/call-site.js';
import type { FailureOrigin } from '../run/failure-origin.js';

/** Where a directive was called. */
export interface DirectiveOrigin extends FailureOrigin {
  /** `op.addColumn`; `SQL` in a revision in SQL. */
  readonly directive: string;
  readonly callSite: LazyCallSite;
}

/** What a revision has called, without having run it. */
export type PlannedDirective =
  | (DirectiveOrigin & {
      readonly kind: 'operations';
      readonly operations: readonly Operation[];
      /** The table, if all operations together are as few statements as can be. */
      readonly batch: QualifiedName | null;
    })
  | (DirectiveOrigin & {
      readonly kind: 'sql';
      readonly sql: string;
      readonly parameters: readonly unknown[] | undefined;
      /** What the journal counts. */
      readonly counted: Directive;
    })
  /** What follows runs outside a transaction, or in the transaction again. */
  | { readonly kind: 'leave' | 'return' };

/** Where a revision reads what the plan can't know. */
export interface UnknownRest {
  readonly reason: string;
  readonly callSite: LazyCallSite;
}

/** The directives of a revision in their order. */
export interface PlannedBody {
  readonly directives: readonly PlannedDirective[];
  /** Null if these are all. */
  readonly unknown: UnknownRest | null;
}
