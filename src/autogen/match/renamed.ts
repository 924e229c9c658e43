import type { QualifiedName } from '../../schema/names.js';

export interface RenamedObject {
  readonly from: QualifiedName;
  readonly to: QualifiedName;
  /** A range or multirange type, with its constructor functions. */
  readonly constructors?: true;
}

/** A column or an enum value that gets another name. */
export interface RenamedPart {
  /** The table or type, by its name after its own rename. */
  readonly of: QualifiedName;
  readonly from: string;
  readonly to: string;
  /** The table that declares the inherited column. Renaming it there renames it in this table too. */
  readonly inheritedFrom?: QualifiedName;
  /** The table leaves the parent that it inherits the column from. */
  readonly leaves?: true;
  /** A parent gives this column's name to another column, so this column gets another name and is dropped. */
  readonly aside?: true;
  /** Tables that leave their parents, or are dropped, before. */
  readonly after?: readonly QualifiedName[];
}
