import type { QualifiedName } from './names.js';

export interface EnumType extends QualifiedName {
  readonly values: readonly string[];
  readonly comment: string | null;
  /** The previous name, if the declaration has one. */
  readonly renamedFrom?: QualifiedName;
  /** New value → the value it had. */
  readonly renamedValues?: Readonly<Record<string, string>>;
}
