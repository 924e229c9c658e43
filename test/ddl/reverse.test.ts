import { describe, expect } from 'vitest';
import { createAllOperations } from '../../src/operations/create-all.js';
import { reverseAll } from '../../src/operations/reverse.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { runOperations } from '../support/run-operations.js';
import { wholeDatabase } from '../support/whole-database.js';
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
import { userTypeChanges } from './changes/user-type-changes.js';
import { richSchema } from './rich-schema.js';

const families = {
  schemas: schemaChanges,
  enums: enumChanges,
  'domains, composite and range types': userTypeChanges,
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
    await runOperations(db, createAllOperations(richSchema));
    const before = await wholeDatabase(db);

    for (const { title, operations } of changes.filter(({ since = 14 }) => since <= SERVER_MAJOR)) {
      await runOperations(db, operations);
      expect(await wholeDatabase(db), title).not.toEqual(before);

      await runOperations(db, reverseAll(operations));
      expect(await wholeDatabase(db), `the reverse of: ${title}`).toEqual(before);
    }
  });
});
