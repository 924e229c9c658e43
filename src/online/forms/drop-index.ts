import { compileOperation } from '../../ddl/compile.js';
import type { DropIndex } from '../../operations/index-operations.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Form } from '../form.js';
import type { IndexFacts, OnlineFacts } from '../table-facts.js';
import { concurrentDefinition, removeIndex } from './concurrent-index.js';

/** PostgreSQL drops the index of a partitioned table, which needs no work, only in a transaction. */
export function dropIndexOnline({ table, name, concurrently = false }: DropIndex, { tables }: OnlineFacts): Form {
  const [place] = tables;
  const index = place?.indexes.find((one) => one.name === name);
  const isPlain = concurrently || place?.kind === 'partitioned';
  // PostgreSQL says why the index can't be dropped.
  if (index === undefined || isPlain || index.constraint !== null || index.attachedTo !== null) return 'moment';
  return { steps: [removeIndex({ table, name }, recreateIndex(table, index))] };
}

function recreateIndex(table: QualifiedName, { name, definition, comment }: IndexFacts): readonly string[] {
  const target = { on: 'index', table, name } as const;
  return [
    concurrentDefinition(definition),
    ...(comment === null ? [] : compileOperation({ kind: 'setComment', target, comment: { to: comment } })),
  ];
}
