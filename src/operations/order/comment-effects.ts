import { besideTable, type Key, objectKey, partKey, schemaKeys } from '../../schema/keys.js';
import { assertNever } from '../../util/assert-never.js';
import type { CommentTarget, SetComment } from '../comment-operations.js';
import type { Effects } from './effects.js';

export function setCommentEffects({ target }: SetComment): Effects {
  return { phase: 'comment', needs: targetKeys(target) };
}

function targetKeys(target: CommentTarget): readonly Key[] {
  switch (target.on) {
    case 'schema':
      return schemaKeys(target.name);
    case 'table':
    case 'type':
    case 'collation':
    case 'statistics':
      return [objectKey(target.on, target.name)];
    case 'sequence':
      return [objectKey('relation', target.name)];
    case 'constraint':
      return [partKey('constraint', target.table, target.name)];
    case 'domainConstraint':
    case 'attribute':
      return [objectKey('type', target.type)];
    case 'index':
      return [besideTable(target.table, target.name)];
    default:
      return assertNever(target);
  }
}
