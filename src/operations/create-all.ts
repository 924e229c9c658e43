import type { DatabaseSchema, Schema } from '../schema/database-schema.js';
import { commentedDefault } from '../schema/default-schema.js';
import { isUsable } from '../schema/index-value.js';
import { indexAttachments } from '../schema/indexed.js';
import { distributedNames, distributeTables, withLateForeignKeys } from './distribute-tables.js';
import { lateChecks, withoutChecks } from './late-checks.js';
import type { Operation } from './operation.js';
import { orderOperations } from './order.js';
import { reverseAll } from './reverse.js';

/** From an empty database to this schema. */
export function createAllOperations(schema: DatabaseSchema): readonly Operation[] {
  const late = lateChecks(schema.tables, schema.tables);
  const operations: readonly Operation[] = [
    ...commentedDefault(schema).map(commentOnSchema),
    ...schema.schemas.map((value): Operation => ({ kind: 'createSchema', schema: value })),
    ...schema.collations.map((collation): Operation => ({ kind: 'createCollation', collation })),
    ...schema.enums.map((type): Operation => ({ kind: 'createEnum', type })),
    ...schema.domains.map((type): Operation => ({ kind: 'createDomain', type })),
    ...schema.compositeTypes.map((type): Operation => ({ kind: 'createCompositeType', type })),
    ...schema.rangeTypes.map((type): Operation => ({ kind: 'createRangeType', type })),
    ...schema.sequences.map((sequence): Operation => ({ kind: 'createSequence', sequence })),
    ...schema.tables.map(
      (table): Operation => ({
        kind: 'createTable',
        table: { ...withoutChecks(table, late), indexes: table.indexes.filter(isUsable) },
      }),
    ),
    ...late,
    ...indexAttachments(schema.tables).map((attachment): Operation => ({ kind: 'attachIndex', ...attachment })),
    ...schema.tables.flatMap((table) =>
      (table.statistics ?? []).map(
        (statistics): Operation => ({
          kind: 'createStatistics',
          table: { schema: table.schema, name: table.name },
          statistics,
        }),
      ),
    ),
    ...distributeTables(schema.tables),
    ...schema.schemas
      .filter(({ isDistributed }) => isDistributed)
      .map(({ name }): Operation => ({ kind: 'distributeSchema', name })),
  ];
  return orderOperations(withLateForeignKeys(operations, distributedNames(schema.tables)));
}

function commentOnSchema({ name, comment }: Schema): Operation {
  return { kind: 'setComment', target: { on: 'schema', name }, comment: { from: null, to: comment } };
}

/** From this schema to an empty database. */
export function dropOperations(schema: DatabaseSchema): readonly Operation[] {
  const kept = createAllOperations(schema).filter((operation) => !isDroppedWithTable(operation));
  return reverseAll(kept.filter(({ kind }) => kind !== 'distributeTable' && kind !== 'distributeSchema'));
}

/** An attached index, and a check that was added later, are dropped with the table and need no separate statement. */
function isDroppedWithTable(operation: Operation): boolean {
  return (
    operation.kind === 'attachIndex' || (operation.kind === 'addConstraint' && operation.constraint.kind === 'check')
  );
}
