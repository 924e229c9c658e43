import { compileOperation } from '../../src/ddl/compile.js';
import { compileBatch } from '../../src/ddl/compile-batch.js';
import type { DirectiveExecutor } from '../../src/runtime/op/directive-executor.js';

export interface RecordingExecutor extends DirectiveExecutor {
  /** What the directives are as SQL. */
  readonly statements: readonly string[];
}

/** Takes down the statements of directives, and runs nothing. */
export function recordingExecutor(): RecordingExecutor {
  const statements: string[] = [];
  return {
    statements,
    run: async (_directive, prepare) => {
      statements.push(...prepare().flatMap(compileOperation));
    },
    runParts: async (_directive, prepare) => {
      for await (const operation of prepare()) statements.push(...compileOperation(operation));
    },
    execute: async (prepare) => {
      statements.push(...compileOperation(prepare()));
      return [];
    },
    batch: async (_directive, block) => {
      const { table, operations } = await block();
      statements.push(...compileBatch(table, operations));
    },
    autocommitBlock: (block) => block(),
    file: import.meta.filename,
    bind: { query: () => Promise.resolve({ rows: [], rowCount: 0 }) },
    context: { offline: true, tag: null, x: {}, revision: 'a', direction: 'upgrade' },
  };
}
