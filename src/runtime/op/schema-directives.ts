import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { createCollation } from '../../models/collation.js';
import type { CommentTarget } from '../../operations/comment-operations.js';
import type { CommentTargetKind, SetCommentOptions } from '../operation-options.js';
import type { Operations } from '../operations.js';
import { checkedName, dropOptions, given, qualified, textOf } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type SchemaDirectives = Pick<
  Operations,
  'createSchema' | 'dropSchema' | 'createCollation' | 'dropCollation' | 'setComment'
>;

export function schemaDirectives(run: RunDirective): SchemaDirectives {
  return {
    createSchema: (name, options = {}) =>
      run('createSchema', options, () => [
        {
          kind: 'createSchema',
          schema: { name: checkedName('name', name), comment: options.comment ?? null },
          ...given({ ifNotExists: options.ifNotExists }),
        },
      ]),
    dropSchema: (name, options = {}) =>
      run('dropSchema', options, () => [
        { kind: 'dropSchema', name: checkedName('name', name), ...dropOptions(options) },
      ]),
    createCollation: (name, options) =>
      run('createCollation', options, () => [
        { kind: 'createCollation', collation: createCollation(qualified('name', name, options), options) },
      ]),
    dropCollation: (name, options = {}) =>
      run('dropCollation', options, () => [
        {
          kind: 'dropCollation',
          collation: qualified('name', name, options),
          ...given({ ifExists: options.ifExists }),
        },
      ]),
    setComment: (on, name, comment, options = {}) =>
      run('setComment', options, () => [
        {
          kind: 'setComment',
          target: commentTarget(on, name, options),
          comment: { to: comment === null ? null : textOf('comment', comment) },
        },
      ]),
  };
}

function commentTarget(on: CommentTargetKind, name: string, options: SetCommentOptions): CommentTarget {
  switch (on) {
    case 'schema':
      return { on, name: checkedName('name', name) };
    case 'constraint':
    case 'index':
      return { on, name: checkedName('name', name), table: qualified('table', options.table ?? '', options) };
    case 'attribute':
    case 'domainConstraint':
      return { on, name: checkedName('name', name), type: qualified('type', options.type ?? '', options) };
    case 'table':
    case 'type':
    case 'sequence':
    case 'collation':
    case 'statistics':
      return { on, name: qualified('name', name, options) };
    default:
      throw directiveArgumentInvalid('on', 'the kind of an object: schema, table, type …', on);
  }
}
