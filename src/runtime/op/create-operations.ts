import { renderSql } from '../../models/sql.js';
import type { Operations } from '../operations.js';
import { columnDirectives } from './column-directives.js';
import { constraintDirectives } from './constraint-directives.js';
import type { DirectiveExecutor } from './directive-executor.js';
import { enumDirectives } from './enum-directives.js';
import { indexDirectives } from './index-directives.js';
import { directiveRunner } from './run-directive.js';
import { schemaDirectives } from './schema-directives.js';
import { sequenceDirectives } from './sequence-directives.js';
import { tableDirectives } from './table-directives.js';

/** The `op` of a revision. Its methods do not use `this`, so that they may be taken apart. */
export function createOperations(executor: DirectiveExecutor): Operations {
  const run = directiveRunner(executor);
  return {
    ...schemaDirectives(run),
    ...tableDirectives(run),
    ...columnDirectives(run),
    ...constraintDirectives(run),
    ...indexDirectives(run),
    ...enumDirectives(run),
    ...sequenceDirectives(run),
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
