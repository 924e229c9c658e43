import { makeObjectName } from './choose-name.js';
import type { QualifiedName } from './names.js';
import type { ColumnType } from './types.js';

export interface DomainCheck {
  readonly name: string;
  /** SQL about VALUE, as pg_get_expr() prints it on the reflected side. */
  readonly expression: string;
  readonly notValid: boolean;
  readonly comment: string | null;
}

/** A type with conditions: CREATE DOMAIN. */
export interface Domain extends QualifiedName {
  readonly type: ColumnType;
  /** Null if it is the type's own. */
  readonly collation: QualifiedName | null;
  readonly serverDefault: string | null;
  readonly nullable: boolean;
  /** The name of the NOT NULL constraint, if PostgreSQL didn't choose it (PostgreSQL 17). */
  readonly notNullName: string | null;
  readonly checks: readonly DomainCheck[];
  readonly comment: string | null;
  /** The previous name, if the declaration has one. */
  readonly renamedFrom?: QualifiedName;
}

/** What PostgreSQL calls the NOT NULL constraint of a domain by itself, since version 17. */
export function usualDomainNotNullName(domain: string): string {
  return makeObjectName({ table: domain, columns: null, label: 'not_null' });
}
