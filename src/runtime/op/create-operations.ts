import { renderSql } from '../../models/sql.js';
import type { Operations } from '../operations.js';
import type { DirectiveExecutor } from './directive-executor.js';
import { enumDirectives } from './enum-directives.js';
import { schemaDirectives } from './schema-directives.js';
import { sequenceDirectives } from './sequence-directives.js';

/** The `op` of a revision. Its methods do not use `this`, so that they may be taken apart. */
export function createOperations(executor: DirectiveExecutor): Operations {
  return {
    ...schemaDirectives(executor),
    ...enumDirectives(executor),
    ...sequenceDirectives(executor),
    execute: (sql, parameters) =>
      executor.execute(() => ({
        kind: 'execute',
        sql: renderSql(sql),
        ...(parameters === undefined ? {} : { parameters }),
      })),
    autocommitBlock: (block) => executor.autocommitBlock(block),
    invoke: (operation) => executor.run(`op.invoke(${operation.kind})`, () => [operation]),
    getBind: () => executor.bind,
    getContext: () => executor.context,
  };
}
