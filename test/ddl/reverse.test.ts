import { describe, expect } from 'vitest';
import { createOperations } from '../../src/operations/create-all.js';
import { reverseAll } from '../../src/operations/reverse.js';
import { reflect } from '../../src/reflect/reflect.js';
import type { Reflection } from '../../src/reflect/reflection.js';
import type { Queryable } from '../../src/util/queryable.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { runOperations } from '../support/run-operations.js';
import { alteredColumns } from './changes/alter-column-changes.js';
import { alteredSequences } from './changes/alter-sequence-changes.js';
import { addedColumns, droppedColumns } from './changes/column-changes.js';
import { commentChanges } from './changes/comment-changes.js';
import { constraintChanges } from './changes/constraint-changes.js';
import { enumChanges } from './changes/enum-changes.js';
import { indexChanges } from './changes/index-changes.js';
import { schemaChanges } from './changes/schema-changes.js';
import { sequenceChanges } from './changes/sequence-changes.js';
import { tableChanges } from './changes/table-changes.js';
import { richSchema } from './rich-schema.js';

const families = {
  schemas: schemaChanges,
  enums: enumChanges,
  sequences: sequenceChanges,
  tables: tableChanges,
  'added columns': addedColumns,
  'dropped columns': droppedColumns,
  'altered columns': alteredColumns,
  'the sequences of columns': alteredSequences,
  constraints: constraintChanges,
  indexes: indexChanges,
  comments: commentChanges,
};

describe('the reverse of an operation', () => {
  test.for(Object.entries(families))('restores what was there: %s', async ([, changes], { db }) => {
    await runOperations(db, createOperations(richSchema));
    const before = await wholeDatabase(db);

    for (const { title, operations } of changes.filter(({ since = 14 }) => since <= SERVER_MAJOR)) {
      await runOperations(db, operations);
      expect(await wholeDatabase(db), title).not.toEqual(before);

      await runOperations(db, reverseAll(operations));
      expect(await wholeDatabase(db), `the reverse of: ${title}`).toEqual(before);
    }
  });
});

/** Without the order of columns, which PostgreSQL cannot restore. */
async function wholeDatabase(db: Queryable): Promise<Reflection> {
  const { schema, ...rest } = await reflect(db, { schemas: 'all' });
  const tables = schema.tables.map((table) => ({
    ...table,
    columns: table.columns.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }));
  return { ...rest, schema: { ...schema, tables } };
}
