import type { SetComment } from '../comment-operations.js';
import { reverseChange } from './known.js';

export function reverseSetComment({ target, comment }: SetComment): readonly [SetComment] {
  return [{ kind: 'setComment', target, comment: reverseChange(comment, `comment on ${target.on}`) }];
}
