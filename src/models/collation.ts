import type { Collation } from '../schema/database-schema.js';
import type { QualifiedName } from '../schema/names.js';
import { commentOf } from './comment-of.js';

/** What CREATE COLLATION takes. */
export interface CollationOptions {
  readonly schema?: string;
  /** Default: `libc`. */
  readonly provider?: Collation['provider'];
  readonly locale: string;
  /** LC_CTYPE if it differs from the locale; libc only. */
  readonly ctype?: string;
  /** Default: true. */
  readonly deterministic?: boolean;
  /** Tailoring rules; icu on PostgreSQL 16. */
  readonly rules?: string;
  readonly comment?: string;
}

export function createCollation(name: QualifiedName, options: CollationOptions): Collation {
  return {
    ...name,
    provider: options.provider ?? 'libc',
    locale: options.locale,
    ctype: options.ctype ?? null,
    deterministic: options.deterministic ?? true,
    rules: options.rules ?? null,
    comment: commentOf(options.comment),
  };
}
