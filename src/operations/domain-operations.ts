import type { Domain, DomainCheck } from '../schema/domain.js';
import type { QualifiedName } from '../schema/names.js';
import type { Change } from './column-operations.js';
import type { DropOfType } from './type-operations.js';

export interface CreateDomain {
  readonly kind: 'createDomain';
  readonly type: Domain;
}

export interface DropDomain extends DropOfType<Domain> {
  readonly kind: 'dropDomain';
}

export interface DroppedCheck {
  readonly name: string;
  readonly was?: DomainCheck;
}

/** ALTER DOMAIN: what PostgreSQL alters in place. Only what is given is altered, in this order. */
export interface AlterDomain {
  readonly kind: 'alterDomain';
  readonly type: QualifiedName;
  readonly serverDefault?: Change<string | null>;
  readonly nullable?: Change<boolean>;
  readonly dropChecks?: readonly DroppedCheck[];
  /** Constraints, the NOT NULL one of PostgreSQL 17 among them. */
  readonly renameConstraints?: readonly { readonly name: string; readonly newName: string }[];
  readonly addChecks?: readonly DomainCheck[];
  /** NOT VALID so far. */
  readonly validateChecks?: readonly DroppedCheck[];
}
