import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { createCollation } from '../../models/collation.js';
import type { CommentTarget } from '../../operations/comment-operations.js';
import type { CommentTargetKind, SetCommentOptions } from '../operation-options.js';
import type { Operations } from '../operations.js';
import { given, nameOf, qualified } from './arguments.js';
import type { DirectiveExecutor } from './directive-executor.js';

type SchemaDirectives = Pick<
  Operations,
  'createSchema' | 'dropSchema' | 'createCollation' | 'dropCollation' | 'setComment'
>;

export function schemaDirectives(executor: DirectiveExecutor): SchemaDirectives {
  return {
    createSchema: (name, { comment, ifNotExists } = {}) =>
      executor.run('op.createSchema', () => [
        {
          kind: 'createSchema',
          schema: { name: nameOf('name', name), comment: comment ?? null },
          ...given({ ifNotExists }),
        },
      ]),
    dropSchema: (name, { ifExists } = {}) =>
      executor.run('op.dropSchema', () => [{ kind: 'dropSchema', name: nameOf('name', name), ...given({ ifExists }) }]),
    createCollation: (name, options) =>
      executor.run('op.createCollation', () => [
        { kind: 'createCollation', collation: createCollation(qualified('name', name, options), options) },
      ]),
    dropCollation: (name, options = {}) =>
      executor.run('op.dropCollation', () => [
        {
          kind: 'dropCollation',
          collation: qualified('name', name, options),
          ...given({ ifExists: options.ifExists }),
        },
      ]),
    setComment: (on, name, comment, options = {}) =>
      executor.run('op.setComment', () => [
        { kind: 'setComment', target: commentTarget(on, name, options), comment: { to: comment } },
      ]),
  };
}

function commentTarget(on: CommentTargetKind, name: string, options: SetCommentOptions): CommentTarget {
  switch (on) {
    case 'schema':
      return { on, name: nameOf('name', name) };
    case 'constraint':
    case 'index':
      return { on, name: nameOf('name', name), table: qualified('table', options.table ?? '', options) };
    case 'table':
    case 'type':
    case 'sequence':
    case 'collation':
      return { on, name: qualified('name', name, options) };
    default:
      throw directiveArgumentInvalid('on', 'the kind of an object: schema, table, type …', on);
  }
}
