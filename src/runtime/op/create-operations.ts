import { renderSql } from '../../models/sql.js';
import type { Operations } from '../operations.js';
import { nameOf, parametersOf, qualified, sqlOf } from './arguments.js';
import { batchDirectives, OperationCollector } from './batch-directives.js';
import { checkOptions, name } from './check-options.js';
import { columnDirectives } from './column-directives.js';
import { constraintDirectives } from './constraint-directives.js';
import { dataDirectives } from './data-directives.js';
import type { DirectiveExecutor } from './directive-executor.js';
import { enumDirectives } from './enum-directives.js';
import { indexDirectives } from './index-directives.js';
import { inheritanceDirectives } from './inheritance-directives.js';
import { objectDirectives } from './object-directives.js';
import { privilegeDirectives } from './privilege-directives.js';
import { directiveRunner } from './run-directive.js';
import { schemaDirectives } from './schema-directives.js';
import { sequenceDirectives } from './sequence-directives.js';
import { statisticsDirectives } from './statistics-directives.js';
import { tableDirectives } from './table-directives.js';
import { typeDirectives } from './type-directives.js';

const BATCH_OPTIONS = { schema: name } as const;

/** The `op` of a revision. Its methods do not use `this`, so that they may be taken apart. */
export function createOperations(executor: DirectiveExecutor): Operations {
  const run = directiveRunner((directive, prepare) => executor.run(directive, prepare));
  return {
    ...schemaDirectives(run),
    ...tableDirectives(run),
    ...inheritanceDirectives(run),
    ...statisticsDirectives(run),
    ...columnDirectives(run),
    ...constraintDirectives(run),
    ...indexDirectives(run),
    ...enumDirectives(run),
    ...typeDirectives(run),
    ...sequenceDirectives(run),
    ...objectDirectives((directive, prepare) => executor.run(directive, prepare)),
    ...privilegeDirectives(run),
    ...dataDirectives(run),
    execute: (sql, parameters) =>
      executor.execute(() => ({
        kind: 'execute',
        sql: renderSql(sqlOf('sql', sql)),
        ...(parameters === undefined ? {} : { parameters: parametersOf(parameters) }),
      })),
    batchAlterTable: (table, block, options = {}) =>
      executor.batch('op.batchAlterTable', async () => {
        checkOptions(options, BATCH_OPTIONS);
        const collector = new OperationCollector();
        const collecting = directiveRunner((_directive, prepare) => collector.collect(prepare));
        await block(batchDirectives(collecting, nameOf('table', table), options));
        return { table: qualified('table', table, options), operations: collector.operations };
      }),
    autocommitBlock: (block) => executor.autocommitBlock(block),
    invoke: (operation) => executor.run(`op.invoke(${operation.kind})`, () => [operation]),
    getBind: () => executor.bind,
    getContext: () => executor.context,
  };
}
