/** Tables and their references, as a diagram shows them. */
export interface Diagram {
  readonly tables: readonly DiagramTable[];
  readonly references: readonly DiagramReference[];
}

/** What revisions do to a part of a diagram. */
export type DiagramMark = 'same' | 'added' | 'removed' | 'changed';

export interface DiagramTable {
  /** `users`, `audit.users` */
  readonly name: string;
  readonly columns: readonly DiagramColumn[];
  /** How many columns aren't shown. */
  readonly hidden: number;
  readonly mark: DiagramMark;
}

export interface DiagramColumn {
  readonly name: string;
  /** `bigint`, `varchar(255)[]` */
  readonly type: string;
  readonly isPrimary: boolean;
  /** Whether it refers to another table. */
  readonly isForeign: boolean;
  readonly isNullable: boolean;
  readonly mark: DiagramMark;
}

/** A foreign key. */
export interface DiagramReference {
  readonly from: string;
  readonly to: string;
  readonly columns: readonly string[];
  /** A row may refer to none. */
  readonly isOptional: boolean;
  /** At most one row refers to the same. */
  readonly isUnique: boolean;
  readonly mark: DiagramMark;
}
