import type { Execute } from '../../operations/execute-operation.js';
import type { Operation } from '../../operations/operation.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Queryable } from '../../util/queryable.js';
import type { OperationContext } from '../operations.js';

/** Operations on one table. */
export interface Batch {
  readonly table: QualifiedName;
  readonly operations: readonly Operation[];
}

/** The implementation of `op`: a connection, or a script that is being written. */
export interface DirectiveExecutor {
  /**
   * Carries out one directive in its turn. `prepare` makes operations of what the user gave; it is called at once, and
   * throws where that makes no sense.
   */
  run(directive: string, prepare: () => readonly Operation[]): Promise<void>;
  /** The same for a directive whose operations come one after the other, while it runs: not all of them fit into memory. */
  runParts(directive: string, prepare: () => AsyncIterable<Operation>): Promise<void>;
  /** The same for SQL of the user's own; resolves with the rows of the last statement. */
  execute<R>(prepare: () => Execute): Promise<readonly R[]>;
  /**
   * Runs the block in its turn, and then the operations that it comes to, in as few statements as can be. What the
   * block itself calls of `op` comes before.
   */
  batch(directive: string, block: () => Promise<Batch>): Promise<void>;
  autocommitBlock(block: () => Promise<void>): Promise<void>;
  /** The file of the revision. */
  readonly file: string;
  readonly bind: Queryable;
  readonly context: OperationContext;
}
