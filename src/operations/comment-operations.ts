import type { QualifiedName } from '../schema/names.js';
import type { Change } from './column-operations.js';

/** Objects that can have a comment. A column's comment is altered with the column. */
export type CommentTarget =
  | { readonly on: 'schema'; readonly name: string }
  | { readonly on: 'table' | 'type' | 'sequence' | 'collation' | 'statistics'; readonly name: QualifiedName }
  | { readonly on: 'constraint'; readonly table: QualifiedName; readonly name: string }
  | { readonly on: 'domainConstraint' | 'attribute'; readonly type: QualifiedName; readonly name: string }
  | { readonly on: 'index'; readonly table: QualifiedName; readonly name: string };

/** COMMENT ON; null takes the comment away. */
export interface SetComment {
  readonly kind: 'setComment';
  readonly target: CommentTarget;
  readonly comment: Change<string | null>;
}
