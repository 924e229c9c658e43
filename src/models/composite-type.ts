import type { QualifiedName } from '../schema/names.js';
import type { DeclaredColumn } from './table.js';
import type { UserTypeOptions } from './user-type.js';

export interface CompositeTypeDeclaration {
  readonly name: QualifiedName;
  readonly attributes: readonly DeclaredColumn[];
  readonly options: UserTypeOptions;
}
