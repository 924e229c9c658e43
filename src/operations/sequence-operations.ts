import type { QualifiedName } from '../schema/names.js';
import type { Sequence } from '../schema/sequence.js';

/** Creates the sequence. If it has an owner, alterSequence sets it after the column is created. */
export interface CreateSequence {
  readonly kind: 'createSequence';
  readonly sequence: Sequence;
  readonly ifNotExists?: boolean;
}

export interface DropSequence {
  readonly kind: 'dropSequence';
  readonly sequence: QualifiedName;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  readonly was?: Sequence;
}

export interface RenameSequence {
  readonly kind: 'renameSequence';
  readonly sequence: QualifiedName;
  readonly newName: string;
}

export type SequenceChanges = Partial<Pick<Sequence, 'type' | 'ownedBy'> & Sequence['options']> & {
  readonly unlogged?: boolean;
};

/** Only what is given is altered. */
export interface AlterSequence {
  readonly kind: 'alterSequence';
  readonly sequence: QualifiedName;
  readonly changes: SequenceChanges;
  /** The same fields as they were. */
  readonly was?: SequenceChanges;
  /** The table that moves to another schema after it no longer owns the sequence. Only the order of operations uses this. */
  readonly beforeMoving?: QualifiedName;
}
