import { compileOperation } from '../../ddl/compile.js';
import type { CreateObject } from '../../operations/object-operations.js';
import { tableOfObject } from '../../schema/defined-object.js';
import { indexHasComment, whether } from '../conditions.js';
import type { Form } from '../form.js';
import type { OnlineStep } from '../step.js';
import { buildDefinedIndex, concurrentDefinition } from './concurrent-index.js';

/** Whether creating an object works on the rows of a table that may exist. */
export function buildsIndex({ object }: CreateObject): boolean {
  return object.kind === 'materializedViewIndex';
}

export function createObjectOnline(operation: CreateObject): Form {
  const { name, comment, definition, additions, restored } = operation.object;
  const table = tableOfObject(operation.object);
  if (!buildsIndex(operation) || table === null) return 'moment';
  const statement = concurrentDefinition(definition);
  if (statement === definition || additions.length + restored.length > 0)
    return { none: 'the definition of the index is not one that PostgreSQL prints' };
  const build = buildDefinedIndex({ table, name }, [statement]);
  if (comment === null) return { steps: [build] };
  const describe: OnlineStep = {
    what: `describe index ${name}`,
    statements: compileOperation(operation).slice(1),
    transaction: true,
    done: whether(indexHasComment(table, { name, comment })),
    // The index is dropped after this.
    undo: [],
    undoInTransaction: true,
    leftovers: null,
    locks: [],
  };
  return { steps: [build, describe] };
}
