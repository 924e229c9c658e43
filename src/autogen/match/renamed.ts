import type { QualifiedName } from '../../schema/names.js';

export interface RenamedObject {
  readonly from: QualifiedName;
  readonly to: QualifiedName;
  /** A range or multirange, with functions that make its values. */
  readonly constructors?: true;
}

/** A column or an enum value that gets another name. */
export interface RenamedPart {
  /** The table or the type, by the name that it has after its own rename. */
  readonly of: QualifiedName;
  readonly from: string;
  readonly to: string;
  /** The table that has the column of its own: it is renamed there, and with it here. */
  readonly inheritedFrom?: QualifiedName;
  /** The column is in the way of one that a parent gives this name to, and is dropped under another. */
  readonly aside?: true;
  /** Tables whose children leave them before. */
  readonly after?: readonly QualifiedName[];
}
