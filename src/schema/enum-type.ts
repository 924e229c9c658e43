import type { QualifiedName } from './names.js';

export interface EnumType extends QualifiedName {
  readonly values: readonly string[];
  readonly comment: string | null;
  /** The name it had, where the declaration says so. */
  readonly renamedFrom?: QualifiedName;
  /** New value → the value it had. */
  readonly renamedValues?: Readonly<Record<string, string>>;
}
