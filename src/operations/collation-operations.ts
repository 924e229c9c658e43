import type { Collation } from '../schema/database-schema.js';
import type { QualifiedName } from '../schema/names.js';

export interface CreateCollation {
  readonly kind: 'createCollation';
  readonly collation: Collation;
}

export interface DropCollation {
  readonly kind: 'dropCollation';
  readonly collation: QualifiedName;
  readonly ifExists?: boolean;
  readonly was?: Collation;
}
