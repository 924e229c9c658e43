import type { CommentTarget, SetComment } from '../operations/comment-operations.js';
import type { NameSpace } from '../schema/system-names/system-names.js';
import { assertNever } from '../util/assert-never.js';
import { columnObject, commentOn, constraintObject, domainConstraintObject, indexObject } from './comment-on.js';
import { quoteObject } from './names/default-schema.js';
import { quoteIdentifier } from './quote.js';

export function compileSetComment({ target, comment }: SetComment): readonly string[] {
  return [commentOn(commentObject(target), comment.to)];
}

function commentObject(target: CommentTarget): string {
  switch (target.on) {
    case 'schema':
      return `SCHEMA ${quoteIdentifier(target.name)}`;
    case 'table':
    case 'type':
    case 'sequence':
    case 'collation':
    case 'statistics':
      return `${target.on.toUpperCase()} ${quoteObject(COMMENTED[target.on], target.name)}`;
    case 'constraint':
      return constraintObject(target.table, target.name);
    case 'domainConstraint':
      return domainConstraintObject(target.type, target.name);
    case 'attribute':
      return columnObject(target.type, target.name);
    case 'index':
      return indexObject(target.table, target.name);
    default:
      return assertNever(target);
  }
}

const COMMENTED = {
  table: 'relation',
  type: 'type',
  sequence: 'relation',
  collation: 'collation',
  statistics: 'relation',
} as const satisfies Partial<Record<CommentTarget['on'], NameSpace>>;
