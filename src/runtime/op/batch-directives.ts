import type { Operation } from '../../operations/operation.js';
import type { InSchema } from '../operation-options.js';
import type { BatchOperations } from '../operations.js';
import { columnDirectives } from './column-directives.js';
import { constraintDirectives } from './constraint-directives.js';
import { indexDirectives } from './index-directives.js';
import type { RunDirective } from './run-directive.js';
import { schemaDirectives } from './schema-directives.js';

/** The methods of a batch: those of `op`, with the table filled in. */
export function batchDirectives(run: RunDirective, table: string, { schema }: InSchema): BatchOperations {
  const op = { ...columnDirectives(run), ...constraintDirectives(run), ...indexDirectives(run) };
  const place = schema === undefined ? {} : { schema };
  const inSchema = <Options extends object>(options: Options) => ({ ...options, ...place });
  return {
    addColumn: (name, column, options = {}) => op.addColumn(table, name, column, inSchema(options)),
    dropColumn: (name, options = {}) => op.dropColumn(table, name, inSchema(options)),
    renameColumn: (name, newName, options = {}) => op.renameColumn(table, name, newName, inSchema(options)),
    alterColumn: (name, changes) => op.alterColumn(table, name, inSchema(changes)),
    createPrimaryKey: (name, columns, options = {}) => op.createPrimaryKey(name, table, columns, inSchema(options)),
    createUniqueConstraint: (name, columns, options = {}) =>
      op.createUniqueConstraint(name, table, columns, inSchema(options)),
    createCheckConstraint: (name, condition, options = {}) =>
      op.createCheckConstraint(name, table, condition, inSchema(options)),
    createForeignKey: (name, referredTable, columns, referredColumns, options = {}) =>
      op.createForeignKey(name, table, referredTable, columns, referredColumns, inSchema(options)),
    createExcludeConstraint: (name, elements, options = {}) =>
      op.createExcludeConstraint(name, table, elements, inSchema(options)),
    dropConstraint: (name, options = {}) => op.dropConstraint(name, table, inSchema(options)),
    renameConstraint: (name, newName, options = {}) => op.renameConstraint(name, table, newName, inSchema(options)),
    alterConstraint: (name, changes) => op.alterConstraint(name, table, inSchema(changes)),
    validateConstraint: (name, options = {}) => op.validateConstraint(name, table, inSchema(options)),
    createIndex: (name, keys, options = {}) => op.createIndex(name, table, keys, inSchema(options)),
    dropIndex: (name, options = {}) => op.dropIndex(name, table, inSchema(options)),
    renameIndex: (name, newName, options = {}) => op.renameIndex(name, table, newName, inSchema(options)),
    setComment: (comment) => schemaDirectives(run).setComment('table', table, comment, place),
  };
}

/** Takes operations down instead of carrying them out. */
export class OperationCollector {
  readonly #operations: Operation[] = [];
  #failure: { readonly error: unknown } | null = null;

  readonly collect = async (prepare: () => readonly Operation[]): Promise<void> => {
    try {
      this.#operations.push(...prepare());
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  };

  /** What was taken down. Throws what failed meanwhile, also where nobody awaited it. */
  get operations(): readonly Operation[] {
    if (this.#failure !== null) throw this.#failure.error;
    return this.#operations;
  }
}
